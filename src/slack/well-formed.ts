/**
 * Puts U+FFFD in the place of every half of a surrogate pair, in all strings of a value, in place: no call with such a
 * half in it could be encoded. `'\ud83d転職'` becomes `'\ufffd転職'`.
 */
export function makeWellFormed(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(holder)) {
    if (typeof inner !== 'string') makeWellFormed(inner);
    else if (!inner.isWellFormed()) holder[key] = inner.toWellFormed();
  }
}
