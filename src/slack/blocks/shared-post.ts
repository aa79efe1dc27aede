import type { Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, quote, rich, section, text } from './elements.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { resultFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { clean, cut, oneLine } from './plain.ts';
import { metaLine, titleOf, titleSection } from './post-line.ts';
import type { OutBlock, OutMessage } from './types.ts';

/** A result that a person shows to a channel. */
export interface Shared {
  post: Post;
  summary: string;
  excerpt?: Excerpt;
  userId: string;
  comment?: string;
}

/** What everybody will see of it, without its buttons. */
export function sharedBlocks({ post, summary, excerpt, userId, comment }: Shared, phrases: Phrases): OutBlock[] {
  const words = clean(comment ?? '').trim();
  return [
    rich(section({ type: 'user', user_id: userId }, text(phrases.sharedBy)), ...(words ? [section(text(words))] : [])),
    rich(titleSection(post, phrases, excerpt?.link)),
    ...metaLine(post, phrases),
    rich(section(text(clean(summary))), ...(excerpt ? [quote(excerpt.text)] : [])),
  ];
}

/**
 * A result as the whole channel sees it, in the name of who shared it. It says nothing of the question: no bold words,
 * and none in the button's value.
 */
export function buildSharedPost(shared: Shared, phrases: Phrases): OutMessage {
  const { post, summary, excerpt, userId, comment } = shared;
  const words = oneLine(comment ?? '');
  const before = `${phrases.sharedBy}: ${words ? `${cut(words, 150)} / ` : ''}`;
  const shown = resultFallback({ post, excerpt: excerpt ?? { text: summary, highlights: [] } }, phrases, before);
  return fitMessage({
    text: `<@${escapeMrkdwn(userId)}> ${shown}`,
    blocks: [
      ...sharedBlocks(shared, phrases),
      ...buttons(
        button('readMore', 0, phrases.readMore, encodeState('readMore', { p: post.id, q: '' }), {
          about: titleOf(post, phrases),
        }),
      ),
    ],
  });
}
