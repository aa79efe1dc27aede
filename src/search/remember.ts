/** Answers from memory what was asked before: of `most` (1,000) keys at most, all forgotten where there are more. */
export function remember<T>(make: (key: string) => T, most = 1_000): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
