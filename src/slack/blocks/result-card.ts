import type { Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { postKey } from '../post-key.ts';
import { encodeState, type State } from '../state.ts';
import { button, buttons, choice, note, quote, rich, section, text } from './elements.ts';
import { clean } from './plain.ts';
import { metaLine, titleOf, titleSection } from './post-line.ts';
import type { OutBlock, Overflow } from './types.ts';

/** What one can do with a post besides reading and sharing it; on a phone they share one button. */
export const MENU = ['similar', 'byAuthor', 'inside'] as const;
export type MenuItem = (typeof MENU)[number];

/** A post as it answers: its summary and the passage to quote. */
export interface Card {
  post: Post;
  summary: string;
  excerpt?: Excerpt;
}

interface CardOptions {
  phrases: Phrases;
  /** Tells the card from others in the same message. */
  index: number;
  /** What the modal of "read more" looks for in the post. */
  question: string;
  share: State<'share'>;
  isShared?: boolean;
  /** Whether the author wrote more. */
  continues: boolean;
}

/** One result: where it stands, who wrote it, what it says, and what one can do with it. */
export function cardBlocks({ post, summary, excerpt }: Card, options: CardOptions): OutBlock[] {
  const { phrases, index, question, share, isShared = false, continues } = options;
  const about = titleOf(post, phrases);
  const read = encodeState('readMore', { p: post.id, q: question });
  return [
    rich(titleSection(post, phrases, excerpt?.link)),
    ...metaLine(post, phrases),
    rich(section(text(clean(summary))), ...(excerpt ? [quote(excerpt.text, excerpt.highlights)] : [])),
    ...buttons(
      button('readMore', index, phrases.readMore, read, { about }),
      ...(isShared ? [] : [button('share', index, phrases.share, encodeState('share', share), { about })]),
      menu(post, index, phrases, continues),
    ),
    ...(isShared ? [note(phrases.sharedHere)] : []),
  ];
}

function menu(post: Post, index: number, phrases: Phrases, continues: boolean): Overflow {
  const items = MENU.filter((item) => item !== 'byAuthor' || continues);
  const options = items.flatMap((item) => choice(phrases[item], `${item}:${postKey(post.id)}`));
  return { type: 'overflow', action_id: `menu.${index}`, options };
}
