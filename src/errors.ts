/** A mistake of the person who runs the program: `message` is the one sentence that they are shown, and the exit code is 1. */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** The database cannot be reached, read or written now: what needs state has to do without, or to wait. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
