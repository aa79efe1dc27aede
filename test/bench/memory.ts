/** Bytes that are in use after everything unreachable was collected; what V8's heap and array buffers hold. Needs --expose-gc. */
export function usedBytes(): number {
  collect();
  // `external` has array buffers in it already (https://nodejs.org/api/process.html#processmemoryusage)
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Collects garbage now, so that nobody pays for what another one left. */
export function collect(): void {
  globalThis.gc?.();
  globalThis.gc?.();
}
