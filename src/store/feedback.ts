import type { Queries } from './database.ts';

/** How often people of a workspace found a post's passages useful, or not. */
export interface Tally {
  /** Empty for votes from before workspaces were told apart. */
  team: string;
  postId: string;
  up: number;
  down: number;
}

/** Counters alone, each workspace's own: no question, no user, no time. */
export interface Feedback {
  add(team: string, postId: string, passageKey: string | undefined, vote: 'up' | 'down'): Promise<void>;
  /** Most votes first, of every workspace; or those of one. */
  tally(team?: string): Promise<Tally[]>;
}

const ADD = `INSERT INTO senpai_feedback AS old (team, post_id, passage_key, up, down) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (team, post_id, passage_key) DO UPDATE SET up = old.up + excluded.up, down = old.down + excluded.down`;

/** The feedback that a database holds. */
export function createFeedback({ query, run }: Queries): Feedback {
  return {
    add: (team, postId, passageKey, vote) =>
      run(ADD, [team, postId, passageKey ?? '', vote === 'up' ? 1 : 0, vote === 'down' ? 1 : 0]),
    tally: async (team) => {
      const rows = await query<{ team: string; post_id: string; up: number; down: number }>(
        `SELECT team, post_id, sum(up) AS up, sum(down) AS down FROM senpai_feedback
         ${team === undefined ? '' : 'WHERE team = ?'}
         GROUP BY team, post_id ORDER BY sum(up + down) DESC, post_id, team`,
        team === undefined ? [] : [team],
      );
      return rows.map(({ post_id, ...rest }) => ({ postId: post_id, ...rest }));
    },
  };
}
