import type { Post } from '../types.ts';

/** A place whose characters are not what somebody wrote. */
export interface Garbled {
  /** UTF-16 offset in the source file of the block that holds it. */
  offset: number;
  message: string;
}

/** What tells of broken characters, and how many times in one block it must be there. */
const SIGNS: { pattern: RegExp; least: number; what: string }[] = [
  { pattern: /\uFFFD/gu, least: 1, what: 'characters that could not be decoded' },
  { pattern: /\p{Co}/gu, least: 1, what: "a font's private characters" },
  { pattern: /\p{Cn}/gu, least: 1, what: 'characters that do not exist' },
  { pattern: /\$[@B](?:[!-~]{2})+\([BJ]/g, least: 1, what: 'text in ISO-2022-JP' },
  { pattern: /[縺繧繝][\u0080-\uffff]/gu, least: 3, what: 'UTF-8 that was read as Shift_JIS' },
  {
    pattern: /[ÂÃãäåæçèé][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu,
    least: 2,
    what: 'UTF-8 that was read as Latin letters',
  },
];

/** The blocks of a post that still hold broken characters after the repair, the first of each kind with how many there are. */
export function findGarbled({ text, blocks }: Post): Garbled[] {
  return SIGNS.flatMap(({ pattern, least, what }) => {
    const found = blocks.filter(
      ({ kind, start, end }) => kind !== 'code' && (text.slice(start, end).match(pattern)?.length ?? 0) >= least,
    );
    const [first] = found;
    if (!first) return [];
    const more = found.length > 1 ? `, and in ${found.length - 1} more places` : '';
    return [{ offset: first.offset, message: `garbled: ${what}${more}` }];
  });
}
