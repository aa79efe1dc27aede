import type { Span } from '../text/span.ts';

/** What a piece of a post is; `slide` is text of a slide that is neither its heading nor a list item. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'code' | 'slide';

/** One piece of a post, as a span of `Post.text`. Blocks are in reading order, do not overlap, and are set apart by one `\n`. */
export interface Block extends Span {
  kind: BlockKind;
  /** 1-6, of a heading. */
  level?: number;
  /** The number that the slide has in its deck, of every block of a slide. */
  slide?: number;
  /** UTF-16 offset of the block's first character in the source file, after its byte order mark. */
  offset: number;
}

/** Who wrote a post, with the other names that the same person goes by. */
export interface Author {
  name: string;
  aliases: string[];
}

export type PostKind = 'article' | 'page' | 'slides';

/** One document of the corpus folder, repaired and without markup; never changed after it was read. */
export interface Post {
  /** The path relative to the corpus folder, with `/`: `2019/alibaba.md`. */
  id: string;
  title: string;
  author?: Author;
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is known. */
  date?: string;
  /** Where the original stands: an http or https address. */
  url?: string;
  /** Who published it, for people: `Speaker Deck`. */
  source?: string;
  tags: string[];
  /** `ja`, `en`, … */
  lang: string;
  /** The author's own summary, in plain text. */
  description?: string;
  kind: PostKind;
  /** Whether the text retells the original in other words (`retold: true` in front matter): its url is no place to look a quotation up. */
  retold?: boolean;
  /** The readable text, that every excerpt is cut from; the title is not in it. */
  text: string;
  blocks: Block[];
}

/** The unit that is indexed and ranked: about 200-400 characters of whole sentences of one section, or one slide. */
export interface Passage extends Span {
  postId: string;
  /** The headings above the passage, outermost first; the post's title is not among them. */
  headings: string[];
  slide?: number;
}

/** Something wrong in the corpus, for `check` and the log: the rest of the folder is served all the same. */
export interface Problem {
  path: string;
  /** Counted from 1. */
  line?: number;
  message: string;
  /** `error`: the post could not be read; `warning`: it is served, less well than it might be. */
  severity: 'error' | 'warning';
}

/** A folder of posts, as read. */
export interface Corpus {
  posts: Post[];
  problems: Problem[];
}
