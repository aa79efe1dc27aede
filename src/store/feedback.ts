import type { Queries } from './database.ts';

/** How often people found a post's passages useful, or not. */
export interface Tally {
  postId: string;
  up: number;
  down: number;
}

/** Counters alone: no question, no user, no time. */
export interface Feedback {
  add(postId: string, passageKey: string | undefined, vote: 'up' | 'down'): Promise<void>;
  /** Most votes first. */
  tally(): Promise<Tally[]>;
}

const ADD = `INSERT INTO senpai_feedback AS old (post_id, passage_key, up, down) VALUES (?, ?, ?, ?)
  ON CONFLICT (post_id, passage_key) DO UPDATE SET up = old.up + excluded.up, down = old.down + excluded.down`;

/** The feedback that a database holds. */
export function createFeedback({ query, run }: Queries): Feedback {
  return {
    add: (postId, passageKey, vote) =>
      run(ADD, [postId, passageKey ?? '', vote === 'up' ? 1 : 0, vote === 'down' ? 1 : 0]),
    tally: async () => {
      const rows = await query<{ post_id: string; up: number; down: number }>(
        `SELECT post_id, sum(up) AS up, sum(down) AS down FROM senpai_feedback GROUP BY post_id
         ORDER BY sum(up + down) DESC, post_id`,
      );
      return rows.map(({ post_id, up, down }) => ({ postId: post_id, up, down }));
    },
  };
}
