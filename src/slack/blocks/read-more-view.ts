import type { Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { note, plainLink, quote, rich, section, text } from './elements.ts';
import { fitView } from './fit-blocks.ts';
import { clean, cut, oneLine } from './plain.ts';
import { metaLine, titleSection } from './post-line.ts';
import type { ModalView, OutBlock } from './types.ts';

const LONGEST_HEADING = 100;

function modal(blocks: OutBlock[], phrases: Phrases): ModalView {
  return fitView({
    type: 'modal',
    callback_id: 'readMore',
    title: { type: 'plain_text', text: phrases.modalTitle, emoji: false },
    close: { type: 'plain_text', text: phrases.close, emoji: false },
    blocks,
  });
}

/** What the modal shows at once, while it is filled. */
export function buildLoadingView(phrases: Phrases): ModalView {
  return modal([note(phrases.loading)], phrases);
}

/** A modal that says one sentence. */
export function buildNoticeView(sentence: string, phrases: Phrases): ModalView {
  return modal([rich(section(text(sentence)))], phrases);
}

/** The whole of what is known: the summary, every matching excerpt with its place, and the way to the original. */
export function buildReadMoreView(
  content: { post: Post; summary: string; excerpts: Excerpt[]; heading: string },
  phrases: Phrases,
): ModalView {
  const { post, summary, excerpts, heading } = content;
  const original = plainLink(phrases.openOriginal, post.url);
  return modal(
    [
      rich(titleSection(post, phrases)),
      ...metaLine(post, phrases),
      rich(section(text(phrases.summary, { bold: true })), section(text(clean(summary)))),
      { type: 'divider' },
      rich(section(text(heading, { bold: true }))),
      ...excerpts.flatMap((excerpt) => excerptBlocks(excerpt, phrases)),
      ...(original.length > 0 ? [{ type: 'divider' } as const, rich(section(...original))] : []),
    ],
    phrases,
  );
}

function excerptBlocks(excerpt: Excerpt, phrases: Phrases): OutBlock[] {
  const heading = cut(oneLine(excerpt.heading ?? ''), LONGEST_HEADING);
  const place = [excerpt.slide === undefined ? '' : phrases.slide(excerpt.slide), heading].filter(Boolean).join(' · ');
  const link = plainLink(phrases.openPlace, excerpt.link);
  return [
    ...(place ? [note(place)] : []),
    rich(quote(excerpt.text, excerpt.highlights), ...(link.length > 0 ? [section(...link)] : [])),
  ];
}
