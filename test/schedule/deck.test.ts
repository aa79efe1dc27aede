import fc from 'fast-check';
import { type DeckPost, drawPassage, type ShownPassage } from '../../src/schedule.ts';

const first = () => 0;
const post = (id: string, passages = 1, date?: string): DeckPost => ({
  id,
  date,
  passages: Array.from({ length: passages }, (_, at) => `${id}${at}`),
});

/** Draws day after day as a channel does. */
function deal(posts: DeckPost[], days: number, random: () => number, shown: ShownPassage[] = []) {
  return Array.from({ length: days }, (_, day) => {
    const draw = drawPassage(posts, shown, '2026-11-20', random);
    if (!draw) throw new Error('nothing to draw');
    keep(shown, { ...draw, at: day });
    return draw;
  });
}

/** As the store does: one entry a passage, the latest. */
function keep(shown: ShownPassage[], { postId, passageKey, cycle, round, at }: ShownPassage): void {
  const before = shown.findIndex((one) => one.postId === postId && one.passageKey === passageKey);
  if (before >= 0) shown.splice(before, 1);
  shown.push({ postId, passageKey, cycle, round, at });
}

describe('drawPassage', () => {
  it('draws nothing from nothing', () => {
    expect(drawPassage([], [], '2026-11-20', first)).toBeUndefined();
    expect(drawPassage([post('a', 0)], [], '2026-11-20', first)).toBeUndefined();
  });

  it('counts through the posts and says when it has been through', () => {
    const drawn = deal([post('a'), post('b'), post('none', 0), post('c')], 4, first);
    expect(drawn.map(({ position, total, cycle, cycleEnded }) => [position, total, cycle, cycleEnded])).toEqual([
      [1, 3, 1, false],
      [2, 3, 1, false],
      [3, 3, 1, true],
      [1, 3, 2, false],
    ]);
  });

  it('does not begin anew with the post that it ended with', () => {
    const drawn = deal([post('a'), post('b')], 3, () => 0.99);
    expect(drawn.map(({ postId }) => postId)).toEqual(['b', 'a', 'b']);
  });

  it('shows the only post again and again, passage by passage', () => {
    const drawn = deal([post('a', 2)], 4, first);
    expect(drawn.map(({ passageKey, round }) => `${passageKey} ${round}`)).toEqual(['a0 1', 'a1 1', 'a0 2', 'a1 2']);
    expect(drawn.every(({ position, total, cycleEnded }) => position === 1 && total === 1 && cycleEnded)).toBe(true);
  });

  it('prefers a post that was written on this day of an earlier year', () => {
    const posts = [post('a', 1, '2020-11-21'), post('b', 1, '2019-11-20'), post('c', 1, '2026-11-20')];
    expect(drawPassage(posts, [], '2026-11-20', first)).toMatchObject({ postId: 'b', yearsAgo: 7 });
    expect(drawPassage(posts, [], '2026-11-21', () => 0.99)).toMatchObject({ postId: 'a', yearsAgo: 6 });
    expect(drawPassage(posts, [], '2026-11-22', first)?.yearsAgo).toBeUndefined();
  });

  it('does not show a post again for its anniversary', () => {
    const shown = [{ postId: 'b', passageKey: 'b0', cycle: 1, round: 1, at: 0 }];
    const posts = [post('a'), post('b', 2, '2019-11-20')];
    expect(drawPassage(posts, shown, '2026-11-20', first)?.postId).toBe('a');
  });

  it.each([
    ['2012-09', '2026-09-01'],
    ['2024-02-29', '2026-02-28'],
    ['2026-11-20', '2026-11-20'],
    ['2030-11-20', '2026-11-20'],
    ['last year', '2026-11-20'],
  ])('finds no anniversary of %s on %s', (date, today) => {
    expect(drawPassage([post('a', 1, date)], [], today, first)?.yearsAgo).toBeUndefined();
  });

  it('takes a post that was added into the cycle that runs', () => {
    const shown: ShownPassage[] = [];
    deal([post('a'), post('b')], 1, first, shown);
    const drawn = deal([post('a'), post('b'), post('c')], 2, () => 0.99, shown);
    expect(drawn.map(({ postId, position, total }) => `${postId} ${position}/${total}`)).toEqual(['c 2/3', 'b 3/3']);
  });

  it('does not wait for a post that was removed', () => {
    const shown: ShownPassage[] = [];
    deal([post('a'), post('b')], 1, first, shown);
    expect(deal([post('a')], 1, first, shown)).toMatchObject([{ postId: 'a', cycle: 2, position: 1, total: 1 }]);
  });

  it('stays fair while posts and passages come and go', () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      passages: fc.nat(4),
      days: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat(999)),
        (changes, numbers) => {
          const random = () => (numbers.next().value ?? 0) / 1000;
          const corpus = new Map<string, DeckPost>();
          const shown: ShownPassage[] = [];
          const sinceCycle = new Set<string>();
          const sinceRound = new Map<string, Set<string>>();
          let last: string | undefined;
          let day = 0;
          for (const { id, passages, days } of changes) {
            corpus.set(id, post(id, passages));
            for (let left = days; left > 0; left--) {
              const posts = [...corpus.values()].filter((one) => one.passages.length > 0);
              const draw = drawPassage([...corpus.values()], shown, '2026-11-20', random);
              if (!draw) {
                expect(posts).toEqual([]);
                continue;
              }
              // a post comes again only when no other one waits
              if (posts.every((one) => sinceCycle.has(one.id))) sinceCycle.clear();
              expect(sinceCycle).not.toContain(draw.postId);
              sinceCycle.add(draw.postId);
              if (posts.length > 1) expect(draw.postId).not.toBe(last);
              last = draw.postId;
              expect(draw.total).toBe(posts.length);
              expect(draw.position).toBe(posts.filter((one) => sinceCycle.has(one.id)).length);
              // and a passage only when no other one of its post waits
              const used = sinceRound.get(draw.postId) ?? new Set();
              const own = corpus.get(draw.postId)?.passages ?? [];
              if (own.every((key) => used.has(key))) used.clear();
              expect(own).toContain(draw.passageKey);
              expect(used).not.toContain(draw.passageKey);
              sinceRound.set(draw.postId, used.add(draw.passageKey));
              keep(shown, { ...draw, at: day++ });
            }
          }
        },
      ),
    );
  });
});
