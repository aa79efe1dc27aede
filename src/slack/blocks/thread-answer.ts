import type { Answer, Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { bullets, button, buttons, note, quote, rich, section, text } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { feedbackBlocks } from './feedback.ts';
import { fitMessage } from './fit-blocks.ts';
import { clean } from './plain.ts';
import { listItem, metaLine, titleOf, titleSection } from './post-line.ts';
import { correctionLines, echo } from './private-answer.ts';
import { excerptBlocks } from './read-more-view.ts';
import type { OutBlock, OutMessage } from './types.ts';

/** Posts that an answer in a thread names: one in full, the others in a line each. */
export const THREAD_RESULTS = 4;

/** Passages of one post that an answer quotes. */
export const INSIDE_EXCERPTS = 3;

/** The answer to a mention or a direct message: the best excerpt first, then its post, then the others in a line each. */
export function buildThreadAnswer(answer: Answer, phrases: Phrases, lead: OutBlock[] = []): OutMessage {
  const [best, ...others] = answer.results;
  if (!best) throw new RangeError('buildThreadAnswer: the answer has no result');
  return fitMessage({
    text: resultFallback(best, phrases),
    blocks: [
      ...lead,
      ...correctionLines(answer, phrases),
      rich(quote(best.excerpt.text, best.excerpt.highlights), titleSection(best.post, phrases, best.excerpt.link)),
      ...metaLine(best.post, phrases),
      ...threadButtons(best.post, answer.question, phrases),
      ...(others.length > 0
        ? [
            note(phrases.otherPosts),
            rich(bullets(others.map(({ post, excerpt }) => listItem(post, phrases, excerpt.link)))),
          ]
        : []),
      ...feedbackBlocks(best.post.id, phrases),
    ],
  });
}

/** The answer to a question about one post: where that post speaks of it. */
export function buildInsideAnswer(
  { post, excerpts, question }: { post: Post; excerpts: Excerpt[]; question: string },
  phrases: Phrases,
  lead: OutBlock[] = [],
): OutMessage {
  const [best] = excerpts;
  if (!best) throw new RangeError('buildInsideAnswer: there is no excerpt');
  return fitMessage({
    text: resultFallback({ post, excerpt: best }, phrases),
    blocks: [
      ...lead,
      rich(titleSection(post, phrases)),
      note(phrases.insideFound),
      ...excerpts.slice(0, INSIDE_EXCERPTS).flatMap((excerpt) => excerptBlocks(excerpt, post, phrases)),
      ...threadButtons(post, question, phrases),
      ...feedbackBlocks(post.id, phrases),
    ],
  });
}

/** Who asked on through a form, since nobody saw them write it. */
export function askedBy(userId: string, question: string, phrases: Phrases): OutBlock {
  return rich(section({ type: 'user', user_id: userId }, text(`${phrases.askedBy}${clean(echo(question))}`)));
}

/** What one can do below a post in a thread: read on, or ask on. */
export function threadButtons(post: Post, question: string, phrases: Phrases): OutBlock[] {
  return buttons(
    button('readMore', 0, phrases.readMore, encodeState('readMore', { p: post.id, q: question }), {
      about: titleOf(post, phrases),
    }),
    button('followUp', 0, phrases.followUp, encodeState('followUp', { p: post.id })),
  );
}
