import { between, pick, type Random } from '../bench/random.ts';

const PIECES = [
  '',
  ' ',
  '　',
  '\u0000',
  '\u0007',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\ud800',
  '\udc00',
  '👩‍👩‍👧‍👦',
  '🇯🇵',
  'が',
  'ｶﾞ',
  '⼤',
  'ࣗݾ঺հ',
  '<!channel>',
  '<@U123>',
  '<https://evil.example|Official>',
  '&lt;!here&gt;',
  '*',
  '_',
  '`',
  '＞',
  '\r\n',
  '\n',
  '|',
  '"',
  '\\',
  '../../etc/passwd',
  '%00',
  '__proto__',
  'constructor',
  '$'.concat('{7*7}'),
  "'; DROP TABLE senpai_seen; --",
  'CRE',
  '転職',
  '運用と開発',
  'tag:',
  'author:',
  'year:2018',
  '"CRE',
  '-CRE',
  'help',
  'ヘルプ',
  'daily',
  'off',
  'random',
  'list',
  'show',
  'search',
  '09:00',
  '25:61',
  'Asia/Tokyo',
  '#general',
  '<#C1|general>',
  '2019-02-30',
  '---',
  '+++',
  '```',
  '# ',
  '- ',
  '•',
  '1.',
  '<div>',
  '<script>',
  '](',
  '![',
  'title: ',
  'tags: [',
  'date: 0000-00-00',
  '!!js/function',
  '&a [*a]',
  '<<: *a',
] as const;

/** Text that nobody would write, mostly short. */
export function junkText(random: Random): string {
  const length = random() < 0.02 ? between(500, 5_000, random) : between(0, 8, random);
  let text = '';
  for (let at = 0; at < length; at++) {
    text += random() < 0.7 ? pick(PIECES, random) : String.fromCharCode(between(0, 0xffff, random));
  }
  return text;
}

/** Any value that JSON can hold. */
export function junkValue(random: Random, depth = 0): unknown {
  const make: readonly (() => unknown)[] = [
    () => junkText(random),
    () => null,
    () => between(-1, 10, random),
    () => random() * 1e18,
    () => random() < 0.5,
    () => [],
    () => ({}),
    () => 'U1',
    () => '1.000100',
    () => (depth > 2 ? '' : Array.from({ length: between(0, 4, random) }, () => junkValue(random, depth + 1))),
    () =>
      depth > 2
        ? ''
        : Object.fromEntries([
            [pick(PIECES, random), junkValue(random, depth + 1)],
            ['id', 'U1'],
            ['type', junkText(random)],
          ]),
  ];
  return pick(make, random)();
}

/** A copy in which up to four things, anywhere, are changed, taken away or added. */
export function mutate<T>(value: T, random: Random): T {
  const copy = structuredClone(value);
  for (let left = between(0, 4, random); left > 0; left--) {
    const places = placesIn(copy);
    if (places.length === 0) return copy;
    const { holder, key } = pick(places, random);
    const roll = random();
    if (roll < 0.25) delete holder[key];
    else if (roll < 0.35) holder[junkText(random)] = junkValue(random);
    else if (roll < 0.6 && typeof holder[key] === 'string') holder[key] = mutateText(holder[key], random);
    else holder[key] = junkValue(random);
  }
  return copy;
}

/** A text with a piece taken out, put in, or said twice. */
export function mutateText(text: string, random: Random): string {
  const from = between(0, text.length, random);
  const to = Math.min(text.length, from + between(0, random() < 0.9 ? 8 : 2_000, random));
  const roll = random();
  if (roll < 0.4) return text.slice(0, from) + junkText(random) + text.slice(from);
  if (roll < 0.7) return text.slice(0, from) + text.slice(to);
  return text.slice(0, to) + text.slice(from, to).repeat(between(1, 3, random)) + text.slice(to);
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
