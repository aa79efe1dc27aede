/** What people write, where it is no name of the IANA's. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  jst: 'Asia/Tokyo',
  日本時間: 'Asia/Tokyo',
  日本: 'Asia/Tokyo',
};

/**
 * The IANA name that a person means: `asia/tokyo`, `JST` and `tokyo` are Asia/Tokyo. Nothing where there is no such
 * zone, or where a city's name could be two.
 */
export function findZone(name: string): string | undefined {
  const folded = name.normalize('NFKC').trim().toLowerCase();
  const other = OTHER_NAMES[folded] ?? asKnown(folded);
  if (other) return other;
  const city = `/${folded.replaceAll(' ', '_')}`;
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().endsWith(city));
  return zones.length === 1 ? zones[0] : undefined;
}

function asKnown(name: string): string | undefined {
  if (!/^[a-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The date on the wall in a zone, `YYYY-MM-DD`: 2026-11-20T15:00Z is 2026-11-21 in Asia/Tokyo. */
export function localDate(zone: string, at: Date): string {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}
