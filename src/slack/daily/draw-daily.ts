import type { Excerpt, Library, Post } from '../../library.ts';
import { type Draw, drawPassage, type ShownPassage } from '../../schedule.ts';

/** Whose posts a channel wants; all where empty. */
export interface Wish {
  tags: readonly string[];
  authors: readonly string[];
}

/** The passage of the day, with where it stands in the deck. */
export interface DailyPick {
  post: Post;
  excerpt: Excerpt;
  summary: string;
  draw: Draw;
}

/** The posts that a wish leaves: with any of its tags, and by any of its authors. */
export function wishedPosts(library: Library, { tags, authors }: Wish): Post[] {
  return library.posts.filter(({ tags: own, author }) => {
    const names = author ? [author.name, ...author.aliases] : [];
    return (
      (tags.length === 0 || tags.some((tag) => own.includes(tag))) &&
      (authors.length === 0 || authors.some((name) => names.includes(name)))
    );
  });
}

/** Whether a wish leaves anything to show. */
export function hasPassages(library: Library, wish: Wish): boolean {
  return wishedPosts(library, wish).some(({ id }) => library.readable(id).length > 0);
}

/** A channel's next passage, fair to what it has been shown; nothing where no post that it wants has a passage. */
export function drawDaily(
  library: Library,
  wish: Wish,
  shown: readonly ShownPassage[],
  { localDate, random }: { localDate: string; random: () => number },
): DailyPick | undefined {
  const deck = wishedPosts(library, wish).map(({ id, date }) => ({
    id,
    date,
    passages: library.readable(id).map(({ key }) => key),
  }));
  const draw = drawPassage(deck, shown, localDate, random);
  const post = draw && library.post(draw.postId);
  const passage = draw && library.readable(draw.postId).find(({ key }) => key === draw.passageKey);
  if (!draw || !post || !passage) return undefined;
  return { post, excerpt: passage.excerpt, summary: library.summary(post.id), draw };
}
