/** A post that a channel may be shown, with the names of its passages that can be read alone. */
export interface DeckPost {
  id: string;
  /** `YYYY-MM-DD`; a less exact date has no anniversary. */
  date?: string;
  passages: readonly string[];
}

/** A passage that the channel has been shown. */
export interface ShownPassage {
  postId: string;
  passageKey: string;
  /** Which time through all posts; from 1. */
  cycle: number;
  /** Which time through this post's passages; from 1. */
  round: number;
  /** Epoch milliseconds. */
  at: number;
}

/** A passage to show; `cycle` and `round` are kept with it once it has been shown. */
export interface Draw {
  postId: string;
  passageKey: string;
  cycle: number;
  round: number;
  /** This is number `position` of the `total` posts: 12/120 本目. */
  position: number;
  total: number;
  /** Set where the post was written on this day of an earlier year: N年前の今日. */
  yearsAgo?: number;
  /** With this one, all posts have been shown. */
  cycleEnded: boolean;
}

/**
 * Draws a channel's next passage: no post again until all have been shown, no passage again until its post's passages
 * are used up, and never the same post twice in a row where there is another; else by chance, but first one that has
 * its anniversary. Posts may come and go between draws. Nothing where no post has a passage.
 */
export function drawPassage(
  posts: readonly DeckPost[],
  shown: readonly ShownPassage[],
  localDate: string,
  random: () => number,
): Draw | undefined {
  const available = posts.filter(({ passages }) => passages.length > 0);
  if (available.length === 0) return undefined;
  const current = Math.max(1, ...shown.map(({ cycle }) => cycle));
  const shownNow = new Set(shown.filter(({ cycle }) => cycle === current).map(({ postId }) => postId));
  const waiting = available.filter(({ id }) => !shownNow.has(id));
  const startsOver = waiting.length === 0;
  const last = latest(shown);
  const candidates = startsOver ? butNot(available, ({ id }) => id === last?.postId) : waiting;
  const anniversaries = candidates.filter(({ date }) => yearsSince(date, localDate) !== undefined);
  const post = oneOf(anniversaries.length ? anniversaries : candidates, random);
  const position = startsOver ? 1 : available.length - waiting.length + 1;
  return {
    postId: post.id,
    ...drawFrom(post, shown, random),
    cycle: startsOver ? current + 1 : current,
    position,
    total: available.length,
    yearsAgo: yearsSince(post.date, localDate),
    cycleEnded: position === available.length,
  };
}

function drawFrom(
  { id, passages }: DeckPost,
  shown: readonly ShownPassage[],
  random: () => number,
): Pick<Draw, 'passageKey' | 'round'> {
  const own = shown.filter(({ postId }) => postId === id);
  const current = Math.max(1, ...own.map(({ round }) => round));
  const used = new Set(own.filter(({ round }) => round === current).map(({ passageKey }) => passageKey));
  const unused = passages.filter((key) => !used.has(key));
  if (unused.length) return { passageKey: oneOf(unused, random), round: current };
  const last = latest(own)?.passageKey;
  return {
    passageKey: oneOf(
      butNot(passages, (key) => key === last),
      random,
    ),
    round: current + 1,
  };
}

/** Whole years since a date, where it is this day of an earlier year. */
function yearsSince(date: string | undefined, localDate: string): number | undefined {
  if (!date || !/^\d{4}-\d\d-\d\d$/.test(date) || date.slice(5) !== localDate.slice(5)) return undefined;
  const years = Number(localDate.slice(0, 4)) - Number(date.slice(0, 4));
  return years > 0 ? years : undefined;
}

function latest(shown: readonly ShownPassage[]): ShownPassage | undefined {
  return shown.reduce<ShownPassage | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
}

/** Without what `isUnwanted`, unless nothing else is there. */
function butNot<T>(items: readonly T[], isUnwanted: (item: T) => boolean): readonly T[] {
  const others = items.filter((item) => !isUnwanted(item));
  return others.length ? others : items;
}

function oneOf<T>(items: readonly T[], random: () => number): T {
  return items[Math.min(items.length - 1, Math.floor(random() * items.length))] as T;
}
