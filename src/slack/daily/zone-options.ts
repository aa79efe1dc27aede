import { choice } from '../blocks/elements.ts';
import { LIMITS } from '../blocks/limits.ts';
import type { Choice } from '../blocks/types.ts';

/** Every zone that this computer knows, in groups by region, the person's own first; no zone stands there twice. */
export function zoneOptions(
  own: string,
  labels: { yours: string; others: string },
): { label: { type: 'plain_text'; text: string }; options: Choice[] }[] {
  const first = [...new Set([own, 'Asia/Tokyo', 'UTC'])];
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  const regions = [...new Set(rest.map(regionOf))];
  const groups = regions.flatMap((region) =>
    inParts(rest.filter((zone) => regionOf(zone) === region)).map((part, at) =>
      group(`${region || labels.others}${at > 0 ? ` ${at + 1}` : ''}`, part),
    ),
  );
  return [group(labels.yours, first), ...groups];
}

const regionOf = (zone: string) => (zone.includes('/') ? (zone.split('/')[0] ?? '') : '');

function inParts(zones: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < zones.length; at += LIMITS.options) parts.push(zones.slice(at, at + LIMITS.options));
  return parts;
}

function group(label: string, zones: readonly string[]) {
  return { label: { type: 'plain_text' as const, text: label }, options: zones.flatMap((zone) => choice(zone, zone)) };
}
