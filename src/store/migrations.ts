import type { Database } from './database.ts';

/** One step of the schema; a step that has been released is never edited, the next one changes what it made. */
export interface Migration {
  version: number;
  /** The statements, for a dialect where they differ. */
  statements(dialect: Database['dialect']): string[];
}

/** PostgreSQL would sort and compare by the server's language: by code point, as SQLite does. */
const textOf = (dialect: Database['dialect']) => (dialect === 'postgres' ? 'TEXT COLLATE "C"' : 'TEXT');

/** The schema, step by step; times are epoch milliseconds. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: (dialect) => {
      const text = textOf(dialect);
      return [
        `CREATE TABLE senpai_subscriptions (
          team ${text} NOT NULL, channel ${text} NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL, days TEXT NOT NULL,
          skip_holidays INTEGER NOT NULL, tags TEXT NOT NULL, authors TEXT NOT NULL, created_by TEXT,
          source TEXT NOT NULL, paused_reason TEXT, active_from BIGINT NOT NULL, PRIMARY KEY (team, channel))`,
        `CREATE TABLE senpai_claims (
          team ${text} NOT NULL, channel ${text} NOT NULL, local_date ${text} NOT NULL, owner TEXT NOT NULL,
          claimed_at BIGINT NOT NULL, outcome TEXT, ts TEXT, retry_at BIGINT,
          PRIMARY KEY (team, channel, local_date))`,
        'CREATE INDEX senpai_claims_unfinished ON senpai_claims (claimed_at) WHERE outcome IS NULL',
        `CREATE TABLE senpai_shown (
          team ${text} NOT NULL, channel ${text} NOT NULL, post_id ${text} NOT NULL, passage_key ${text} NOT NULL,
          cycle INTEGER NOT NULL, round INTEGER NOT NULL, at BIGINT NOT NULL,
          PRIMARY KEY (team, channel, post_id, passage_key))`,
        `CREATE TABLE senpai_seen (key ${text} PRIMARY KEY, at BIGINT NOT NULL)`,
        'CREATE INDEX senpai_seen_at ON senpai_seen (at)',
        `CREATE TABLE senpai_feedback (
          post_id ${text} NOT NULL, passage_key ${text} NOT NULL, up INTEGER NOT NULL, down INTEGER NOT NULL,
          PRIMARY KEY (post_id, passage_key))`,
        `CREATE TABLE senpai_wanted (words ${text} PRIMARY KEY, count INTEGER NOT NULL)`,
        `CREATE TABLE senpai_installations (
          enterprise_id ${text} NOT NULL, team_id ${text} NOT NULL, sealed TEXT NOT NULL, installed_at BIGINT NOT NULL,
          PRIMARY KEY (enterprise_id, team_id))`,
      ];
    },
  },
  {
    // votes and wishes become each workspace's own; whose those from before were, nobody knows
    version: 2,
    statements: (dialect) => {
      const text = textOf(dialect);
      return [
        `CREATE TABLE senpai_feedback_2 (
          team ${text} NOT NULL, post_id ${text} NOT NULL, passage_key ${text} NOT NULL,
          up INTEGER NOT NULL, down INTEGER NOT NULL, PRIMARY KEY (team, post_id, passage_key))`,
        `INSERT INTO senpai_feedback_2 (team, post_id, passage_key, up, down)
          SELECT '', post_id, passage_key, up, down FROM senpai_feedback`,
        'DROP TABLE senpai_feedback',
        'ALTER TABLE senpai_feedback_2 RENAME TO senpai_feedback',
        `CREATE TABLE senpai_wanted_2 (
          team ${text} NOT NULL, words ${text} NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (team, words))`,
        "INSERT INTO senpai_wanted_2 (team, words, count) SELECT '', words, count FROM senpai_wanted",
        'DROP TABLE senpai_wanted',
        'ALTER TABLE senpai_wanted_2 RENAME TO senpai_wanted',
      ];
    },
  },
];
