import type { Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, quote, rich, section, text } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { clean } from './plain.ts';
import { metaLine, titleSection } from './post-line.ts';
import type { OutMessage } from './types.ts';

/**
 * A result as the whole channel sees it, in the name of who shared it. It says nothing of the question: no bold words,
 * and none in the button's value.
 */
export function buildSharedPost(
  shared: { post: Post; summary: string; excerpt: Excerpt | undefined; userId: string },
  phrases: Phrases,
): OutMessage {
  const { post, summary, excerpt, userId } = shared;
  const by = { type: 'user', user_id: userId } as const;
  return fitMessage({
    text: `<@${userId}> ${resultFallback({ post, excerpt: excerpt ?? { text: summary, highlights: [] } }, phrases, `${phrases.sharedBy}: `)}`,
    blocks: [
      rich(section(by, text(phrases.sharedBy))),
      rich(titleSection(post, phrases, excerpt?.link)),
      ...metaLine(post, phrases),
      rich(section(text(clean(summary))), ...(excerpt ? [quote(excerpt.text)] : [])),
      ...buttons(button('readMore', 0, phrases.readMore, encodeState('readMore', { p: post.id, q: '' }))),
    ],
  });
}
