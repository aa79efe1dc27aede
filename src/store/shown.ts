import type { Queries } from './database.ts';

/** A passage that a channel has been shown, as the daily deck counts it. */
export interface Shown {
  postId: string;
  /** Names the passage within its post. */
  passageKey: string;
  /** Which time through all posts; from 1. */
  cycle: number;
  /** Which time through this post's passages; from 1. */
  round: number;
  /** Epoch milliseconds. */
  at: number;
}

/** What each channel has been shown: one entry a passage, the latest. */
export interface ShownLog {
  add(team: string, channel: string, shown: Omit<Shown, 'at'>): Promise<void>;
  /** Oldest first. */
  list(team: string, channel: string): Promise<Shown[]>;
  /** Forgets everything that the channel has been shown. */
  clear(team: string, channel: string): Promise<void>;
}

interface Row {
  post_id: string;
  passage_key: string;
  cycle: number;
  round: number;
  at: number;
}

const ADD = `INSERT INTO senpai_shown (team, channel, post_id, passage_key, cycle, round, at)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (team, channel, post_id, passage_key) DO UPDATE SET
    cycle = excluded.cycle, round = excluded.round, at = excluded.at`;

/** The passages shown that a database knows of. */
export function createShownLog({ query, run }: Queries, clock: () => number): ShownLog {
  return {
    add: (team, channel, { postId, passageKey, cycle, round }) =>
      run(ADD, [team, channel, postId, passageKey, cycle, round, clock()]),
    list: async (team, channel) => {
      const rows = await query<Row>(
        `SELECT post_id, passage_key, cycle, round, at FROM senpai_shown WHERE team = ? AND channel = ?
         ORDER BY at, cycle, round, post_id, passage_key`,
        [team, channel],
      );
      return rows.map(({ post_id, passage_key, ...rest }) => ({ postId: post_id, passageKey: passage_key, ...rest }));
    },
    clear: (team, channel) => run('DELETE FROM senpai_shown WHERE team = ? AND channel = ?', [team, channel]),
  };
}
