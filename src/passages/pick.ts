import type { Post } from '../corpus/types.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { isBoilerplate } from './boilerplate.ts';

/** A passage of the day is between these lengths, in UTF-16 units. */
export const SHORTEST_PICK = 60;
export const LONGEST_PICK = 200;
/** Past this a passage is not made longer by another sentence. */
const ENOUGH = 120;

/** Words that point back at something that the passage does not show. */
const LEANS_ON_CONTEXT =
  /^(?:しかし|そして|それ|その|そう(?:い|な|は|し)|そこ|そちら|そんな|そうなると|また、|また\p{Script=Han}|ただ|だから|だが|ですが|でも|なので|この|これ|ここ|こう(?:し|い)|こんな|あの|あれ|さらに|一方|とはいえ|とは|つまり|例えば|たとえば|すると|ちなみに|なお|まず|次に|最後に|以上|以下|上記|前述|同様|従って|したがって|よって|と(?:いう|いっ|同時)|が、|もちろん|実際|特に|余談|さて|では|じゃあ|なぜか|良く言って|And |But |So |This |That |These |It |He |She |They |However|Also)/u;
const POINTS_ELSEWHERE =
  /(?:上に(?:も)?書|先に(?:申|述)|前の(?:章|節)|次の\d|以下の|下記|上記|前述|後述|\\\*\d|\(\*\d|※|→|下の(?:図|写真)|右の(?:図|写真)|こちら)/u;
const WHOLE = /[。．！？!?][」』）)]*$/u;
const NOT_PROSE = /https?:\/\/|[|{}<>=;]|`|\s{2}|…{2}|\.{4}/u;

/**
 * The passages of a post that can be read alone: one to four whole sentences of one paragraph, 60-200 characters, that
 * neither greet, nor point at what stands elsewhere, nor begin in the middle of a thought. Spans of `Post.text`.
 */
export function standalonePassages(post: Post): Span[] {
  return post.blocks
    .filter(({ kind, slide }) => (kind === 'paragraph' || kind === 'quote') && slide === undefined)
    .flatMap((block) => fromParagraph(post.text, block));
}

function fromParagraph(text: string, block: Span): Span[] {
  const spans = sentences(text.slice(block.start, block.end)).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end,
  }));
  const found: Span[] = [];
  for (let first = 0; first < spans.length; first++) {
    const window = grow(text, spans.slice(first));
    if (!window) continue;
    found.push(window);
    first += spans.slice(first).findIndex(({ end }) => end === window.end);
  }
  return found;
}

function grow(text: string, spans: readonly Span[]): Span | undefined {
  const [head] = spans;
  if (!head || LEANS_ON_CONTEXT.test(text.slice(head.start, head.end))) return undefined;
  let window: Span | undefined;
  for (const { start, end } of spans) {
    const sentence = text.slice(start, end);
    if (!isQuotable(sentence) || end - head.start > LONGEST_PICK) break;
    window = { start: head.start, end };
    if (end - head.start >= ENOUGH) break;
  }
  return window && window.end - window.start >= SHORTEST_PICK ? window : undefined;
}

function isQuotable(sentence: string): boolean {
  return (
    WHOLE.test(sentence) && !isBoilerplate(sentence) && !NOT_PROSE.test(sentence) && !POINTS_ELSEWHERE.test(sentence)
  );
}
