import type { Answer } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { bullets, button, buttons, note, quote, rich } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { listItem, metaLine, titleSection } from './post-line.ts';
import { correctionLines } from './private-answer.ts';
import type { OutMessage } from './types.ts';

/** Posts that an answer in a thread names: one in full, the others in a line each. */
export const THREAD_RESULTS = 4;

/** The answer to a mention or a direct message: the best excerpt first, then its post, then the others in a line each. */
export function buildThreadAnswer(answer: Answer, phrases: Phrases): OutMessage {
  const [best, ...others] = answer.results;
  if (!best) throw new RangeError('buildThreadAnswer: the answer has no result');
  const state = encodeState('readMore', { p: best.post.id, q: answer.question });
  return fitMessage({
    text: resultFallback(best, phrases),
    blocks: [
      ...correctionLines(answer, phrases),
      rich(quote(best.excerpt.text, best.excerpt.highlights), titleSection(best.post, phrases, best.excerpt.link)),
      ...metaLine(best.post, phrases),
      ...buttons(button('readMore', 0, phrases.readMore, state)),
      ...(others.length > 0
        ? [
            note(phrases.otherPosts),
            rich(bullets(others.map(({ post, excerpt }) => listItem(post, phrases, excerpt.link)))),
          ]
        : []),
    ],
  });
}
