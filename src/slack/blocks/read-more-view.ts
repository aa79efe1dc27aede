import type { Excerpt, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { note, plainLink, quote, rich, section, text } from './elements.ts';
import { modal } from './modal.ts';
import { clean, cut, oneLine } from './plain.ts';
import { dateOf, metaLine, titleOf, titleSection } from './post-line.ts';
import { postRow } from './post-list.ts';
import type { ModalView, OutBlock } from './types.ts';

const LONGEST_HEADING = 100;

/** Posts of one author that a modal lists: a view has room for a hundred blocks. */
const MOST_OF_AUTHOR = 12;

/** What a modal knows of a post. */
export interface ReadMore {
  post: Post;
  summary: string;
  /** What was asked for and is not there. */
  remark?: string;
  /** Above the excerpts. */
  heading: string;
  excerpts: Excerpt[];
  /** All posts of the author in order of time, this one among them. */
  ofAuthor: Post[];
  similar: Post[];
}

/** The whole of what is known: the summary, every matching excerpt with its place, and where to read on. */
export function buildReadMoreView(content: ReadMore, phrases: Phrases): ModalView {
  const { post, summary, remark, heading, excerpts, ofAuthor, similar } = content;
  const original = plainLink(phrases.openOriginal, post.url);
  return modal(
    phrases.modalTitle,
    [
      rich(titleSection(post, phrases)),
      ...metaLine(post, phrases),
      rich(section(text(phrases.summary, { bold: true })), section(text(clean(summary)))),
      { type: 'divider' },
      ...(remark ? [note(remark)] : []),
      rich(section(text(heading, { bold: true }))),
      ...excerpts.flatMap((excerpt) => excerptBlocks(excerpt, post, phrases)),
      ...(original.length > 0 ? [rich(section(...original))] : []),
      ...shelf(phrases.continued, continuedRows(post, ofAuthor, phrases)),
      ...shelf(
        phrases.similar,
        similar.map((other, index) => postRow(other, `similar${index}`, phrases)),
      ),
    ],
    phrases,
  );
}

/** Posts that are about the same, as a modal of their own. */
export function buildSimilarView(post: Post, similar: Post[], phrases: Phrases): ModalView {
  const rows = similar.map((other, index) => postRow(other, index, phrases));
  const nothing = rich(section(text(phrases.noSimilar)));
  return modal(phrases.similar, [note(titleOf(post, phrases)), ...(rows.length > 0 ? rows : [nothing])], phrases);
}

/** What the author wrote before and after, as a modal of its own. */
export function buildContinuedView(post: Post, ofAuthor: Post[], phrases: Phrases): ModalView {
  const rows = continuedRows(post, ofAuthor, phrases);
  const by = oneLine(post.author?.name ?? '');
  const nothing = rich(section(text(phrases.noContinued)));
  return modal(phrases.byAuthor, [...(by ? [note(by)] : []), ...(rows.length > 0 ? rows : [nothing])], phrases);
}

/** The author's posts around this one, in order of time; this one is marked and has no button. */
function continuedRows(post: Post, ofAuthor: Post[], phrases: Phrases): OutBlock[] {
  if (ofAuthor.length < 2) return [];
  const here = ofAuthor.findIndex(({ id }) => id === post.id);
  const from = Math.max(0, Math.min(here - MOST_OF_AUTHOR / 2, ofAuthor.length - MOST_OF_AUTHOR));
  return ofAuthor.slice(from, from + MOST_OF_AUTHOR).map((other, index) => {
    if (other.id !== post.id) return postRow(other, `author${index}`, phrases, dateOf(other, phrases) ?? '');
    const remark = [dateOf(other, phrases), phrases.thisPost].filter(Boolean).join(' · ');
    return rich(section(text(titleOf(other, phrases), { bold: true })), section(text(remark)));
  });
}

function shelf(title: string, rows: OutBlock[]): OutBlock[] {
  return rows.length > 0 ? [{ type: 'divider' }, rich(section(text(title, { bold: true }))), ...rows] : [];
}

/** Passages of one post, each under its heading or slide. */
export function excerptBlocks(excerpt: Excerpt, post: Post, phrases: Phrases): OutBlock[] {
  const heading = cut(oneLine(excerpt.heading ?? ''), LONGEST_HEADING);
  const place = [excerpt.slide === undefined ? '' : phrases.slide(excerpt.slide), heading].filter(Boolean).join(' · ');
  // The title above leads to the same address.
  const link = excerpt.link === post.url ? [] : plainLink(phrases.openPlace, excerpt.link);
  return [
    ...(place ? [note(place)] : []),
    rich(quote(excerpt.text, excerpt.highlights), ...(link.length > 0 ? [section(...link)] : [])),
  ];
}
