import type { Queries } from './database.ts';

/** Words of a story that nobody has written yet, and how often people of a workspace asked for it. */
export interface WantedStory {
  /** Empty for wishes from before workspaces were told apart. */
  team: string;
  words: string;
  count: number;
}

/** Wishes for stories, each workspace's own: the words alone, and only when somebody pressed the button. */
export interface Wanted {
  add(team: string, words: string): Promise<void>;
  /** Most wanted first, of every workspace; or those of one. */
  list(team?: string): Promise<WantedStory[]>;
}

const ADD = `INSERT INTO senpai_wanted AS old (team, words, count) VALUES (?, ?, 1)
  ON CONFLICT (team, words) DO UPDATE SET count = old.count + 1`;

/** The wanted stories that a database holds. */
export function createWanted({ query, run }: Queries): Wanted {
  return {
    add: (team, words) => run(ADD, [team, words]),
    list: (team) => {
      const which = team === undefined ? '' : 'WHERE team = ?';
      const sql = `SELECT team, words, count FROM senpai_wanted ${which} ORDER BY count DESC, words, team`;
      return query<WantedStory>(sql, team === undefined ? [] : [team]);
    },
  };
}
