import type { Answer, Result } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note, quote, rich, section, text } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { clean, cut, oneLine } from './plain.ts';
import { metaLine, titleSection } from './post-line.ts';
import type { OutBlock, OutMessage } from './types.ts';

/** Results a page. */
export const PAGE_SIZE = 3;

/** How much of a question is repeated to the asker. */
const ECHO = 60;

/** A question as the bot repeats it: one line, cut. */
export function echo(question: string): string {
  return cut(oneLine(question), ECHO);
}

/** What was searched where a word of the question was corrected, one line each. */
export function correctionLines(answer: Answer, phrases: Phrases): OutBlock[] {
  return answer.corrections.slice(0, 3).map(({ from, to }) => note(phrases.corrected(cut(from, ECHO), cut(to, ECHO))));
}

interface PageOptions {
  phrases: Phrases;
  /** Of the page's first result among all. */
  offset?: number;
  /** Positions on this page that the asker has shared. */
  shared?: number[];
}

/** The answer to `/career <words>`: one page of results, each with its summary, its best excerpt and its buttons. */
export function buildPrivateAnswer(answer: Answer, options: PageOptions): OutMessage {
  const { phrases, offset = 0 } = options;
  const { results, total, question } = answer;
  const last = offset + results.length;
  const pages = [
    ...(offset > 0
      ? [button('more', 'back', phrases.back, encodeState('more', { q: question, o: Math.max(0, offset - PAGE_SIZE) }))]
      : []),
    ...(last < total ? [button('more', 'next', phrases.more, encodeState('more', { q: question, o: last }))] : []),
  ];
  const blocks: OutBlock[] = [
    note(phrases.found(echo(question), total)),
    ...correctionLines(answer, phrases),
    ...results.flatMap((result, index) => resultBlocks(result, index, answer, options)),
    ...(total > results.length ? [note(phrases.page(offset + 1, last, total))] : []),
    ...buttons(...pages),
  ];
  const first = results[0];
  return fitMessage({ text: first ? resultFallback(first, phrases) : '', blocks });
}

function resultBlocks(result: Result, index: number, answer: Answer, options: PageOptions): OutBlock[] {
  const { phrases, offset = 0, shared = [] } = options;
  const { post, excerpt, summary } = result;
  const q = answer.question;
  const share = encodeState('share', { p: post.id, q, o: offset, ...(shared.length > 0 && { s: shared }) });
  const isShared = shared.includes(index);
  return [
    ...(index > 0 ? [{ type: 'divider' } as const] : []),
    rich(titleSection(post, phrases, excerpt.link)),
    ...metaLine(post, phrases),
    rich(section(text(clean(summary))), quote(excerpt.text, excerpt.highlights)),
    ...buttons(
      button('readMore', index, phrases.readMore, encodeState('readMore', { p: post.id, q })),
      ...(isShared ? [] : [button('share', index, phrases.share, share)]),
    ),
    ...(isShared ? [note(phrases.sharedHere)] : []),
  ];
}
