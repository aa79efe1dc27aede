import type { Answer } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { feedbackBlocks } from './feedback.ts';
import { fitMessage } from './fit-blocks.ts';
import { cut, oneLine } from './plain.ts';
import { type Card, cardBlocks } from './result-card.ts';
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
  /** The posts whose authors wrote more, by id. */
  continues?: ReadonlySet<string>;
  /** Something to say first. */
  lead?: OutBlock[];
}

/** The answer to `/career <words>`: one page of results, each with its summary, its best excerpt and its buttons. */
export function buildPrivateAnswer(answer: Answer, options: PageOptions): OutMessage {
  const { phrases, offset = 0, shared = [], continues, lead = [] } = options;
  const { results, total, question: q } = answer;
  const last = offset + results.length;
  const pages = [
    ...(offset > 0
      ? [button('more', 'back', phrases.back, encodeState('more', { q, o: Math.max(0, offset - PAGE_SIZE) }))]
      : []),
    ...(last < total ? [button('more', 'next', phrases.more, encodeState('more', { q, o: last }))] : []),
  ];
  const cards = results.flatMap((result, index) => [
    ...(index > 0 ? [{ type: 'divider' } as const] : []),
    ...cardBlocks(result, {
      phrases,
      index,
      question: q,
      share: { p: result.post.id, q, o: offset, ...(shared.length > 0 && { s: shared }) },
      isShared: shared.includes(index),
      continues: continues?.has(result.post.id) ?? false,
    }),
  ]);
  const first = results[0];
  return fitMessage({
    text: first ? resultFallback(first, phrases) : '',
    blocks: [
      ...lead,
      note(phrases.found(echo(q), total)),
      ...correctionLines(answer, phrases),
      ...cards,
      ...(total > results.length ? [note(phrases.page(offset + 1, last, total))] : []),
      ...buttons(...pages),
      ...(first ? feedbackBlocks(first.post.id, phrases) : []),
    ],
  });
}

/** One post for one person, under a line that says why: drawn by chance, or asked for by its name. */
export function buildOnePost(
  card: Card,
  options: { phrases: Phrases; title: string; continues: boolean; isRandom?: boolean },
): OutMessage {
  const { phrases, title, continues, isRandom = false } = options;
  const { post, summary, excerpt } = card;
  // What is shared has to quote the passage that was shown.
  const q = cut(oneLine(excerpt?.text ?? ''), ECHO).replace(/…$/, '');
  return fitMessage({
    text: resultFallback({ post, excerpt: excerpt ?? { text: summary, highlights: [] } }, phrases),
    blocks: [
      note(title),
      ...cardBlocks(card, { phrases, index: 0, question: '', share: { p: post.id, q }, continues }),
      ...(isRandom ? buttons(button('random', 0, phrases.again, encodeState('random', {}))) : []),
      ...feedbackBlocks(post.id, phrases),
    ],
  });
}
