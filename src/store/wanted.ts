import type { Queries } from './database.ts';

/** Words of a story that nobody has written yet, and how often they were asked for. */
export interface WantedStory {
  words: string;
  count: number;
}

/** Wishes for stories: the words alone, and only when somebody pressed the button. */
export interface Wanted {
  add(words: string): Promise<void>;
  /** Most wanted first. */
  list(): Promise<WantedStory[]>;
}

const ADD = `INSERT INTO senpai_wanted AS old (words, count) VALUES (?, 1)
  ON CONFLICT (words) DO UPDATE SET count = old.count + 1`;

/** The wanted stories that a database holds. */
export function createWanted({ query, run }: Queries): Wanted {
  return {
    add: (words) => run(ADD, [words]),
    list: () => query<WantedStory>('SELECT words, count FROM senpai_wanted ORDER BY count DESC, words'),
  };
}
