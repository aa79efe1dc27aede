/** Which posts a query asks for, beside its words. A post passes when it meets one value of every kind that is given. */
export interface Filters {
  author: string[];
  tag: string[];
  lang: string[];
  /** A part of a post's id. */
  in: string[];
  year: { from: number; to: number }[];
}

/** A query as it was typed, taken apart. */
export interface Query {
  /** What is asked in words, the exact phrases among them. */
  words: string;
  /** What must stand in the post to the letter, but for width, case and kana. */
  phrases: string[];
  /** What must not. */
  without: string[];
  filters: Filters;
  /** Whether any filter, phrase or exclusion was given. */
  narrowed: boolean;
}

type Kind = keyof Filters;

/** The names of each filter, as people type them. */
const NAMES: Readonly<Record<string, Kind>> = {
  author: 'author',
  by: 'author',
  著者: 'author',
  作者: 'author',
  書いた人: 'author',
  tag: 'tag',
  タグ: 'tag',
  year: 'year',
  年: 'year',
  lang: 'lang',
  言語: 'lang',
  in: 'in',
  投稿: 'in',
};

/** More parts than these are searched as plain words. */
const MOST_PARTS = 16;
const LONGEST = 2_000;

const QUOTED = '"[^"]*"';
const PART = new RegExp(
  `(?<=^|\\s)(?:(?<name>${Object.keys(NAMES).join('|')}):(?<value>${QUOTED}|[^\\s"]+)|-(?<without>${QUOTED}|[^\\s"-][^\\s"]*)|(?<phrase>${QUOTED}))(?=\\s|$)`,
  'giu',
);
const YEARS = /^(?<from>\d{4})?(?<range>\.\.|[-~〜–])?(?<to>\d{4})?年?$/u;
const YEAR_SPAN = { from: 0, to: 9999 };

/**
 * Takes a query apart: `"exact phrase"`, `-word`, `author:`, `tag:`, `year:2018`, `year:2016..2019`, `lang:`, `in:`, and
 * `著者:`, `タグ:`, `年:` with a full-width colon or smart quotes as well. What does not parse stays among the words.
 */
export function parseQuery(text: string): Query {
  const filters: Filters = { author: [], tag: [], lang: [], in: [], year: [] };
  const query: Query = { words: '', phrases: [], without: [], filters, narrowed: false };
  let parts = 0;
  const plain = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[“”„‟〝〞]/gu, '"');
  query.words = plain
    .replace(PART, (whole, ...rest) => {
      if (++parts > MOST_PARTS) return whole;
      const groups = rest.at(-1) as Record<'name' | 'value' | 'without' | 'phrase', string | undefined>;
      return take(query, groups) ?? whole;
    })
    .replace(/\s+/gu, ' ')
    .trim();
  query.narrowed =
    query.phrases.length > 0 || query.without.length > 0 || Object.values(filters).some((values) => values.length > 0);
  return query;
}

/** Takes one part into the query; gives what is left of it among the words, or nothing where it does not parse. */
function take(
  { phrases, without, filters }: Query,
  part: Record<'name' | 'value' | 'without' | 'phrase', string | undefined>,
): string | undefined {
  if (part.phrase !== undefined) return keep(phrases, part.phrase, part.phrase.slice(1, -1));
  if (part.without !== undefined) return keep(without, part.without, '');
  const kind = NAMES[part.name?.toLowerCase() ?? ''];
  const value = unquote(part.value ?? '');
  if (!kind || !value) return undefined;
  if (kind !== 'year') return keep(filters[kind], value, '');
  const years = readYears(value);
  if (!years) return undefined;
  filters.year.push(years);
  return '';
}

function keep(list: string[], text: string, left: string): string | undefined {
  const value = unquote(text);
  if (!value) return undefined;
  list.push(value);
  return left;
}

function unquote(text: string): string {
  return text.replace(/^"|"$/gu, '').trim();
}

function readYears(value: string): { from: number; to: number } | undefined {
  const { from, range, to } = YEARS.exec(value)?.groups ?? {};
  if (!from && !to) return undefined;
  if (!range) return to ? undefined : { from: Number(from), to: Number(from) };
  const years = { from: from ? Number(from) : YEAR_SPAN.from, to: to ? Number(to) : YEAR_SPAN.to };
  return years.from <= years.to ? years : { from: years.to, to: years.from };
}
