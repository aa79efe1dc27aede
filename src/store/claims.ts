import type { Queries } from './database.ts';

/** How a day ended: `unknown` where Slack did not say whether the message stands. */
export type ClaimOutcome = 'posted' | 'unknown' | 'skipped' | 'failed';

/** One channel's day, taken by one process. */
export interface Claim {
  team: string;
  channel: string;
  /** `YYYY-MM-DD` in the subscription's zone. */
  localDate: string;
  owner: string;
  /** Epoch milliseconds. */
  claimedAt: number;
  /** Absent while the owner is at work, or has died at it; `deferred` where Slack asked to come back at `retryAt`. */
  outcome?: ClaimOutcome | 'deferred';
  /** The message that was posted. */
  ts?: string;
  retryAt?: number;
}

/** Durable claims on (workspace, channel, local date): they make the daily excerpt come once. */
export interface Claims {
  /** True for exactly one caller, ever; after `defer`, for one more once its time has come. */
  claim(team: string, channel: string, localDate: string, owner: string): Promise<boolean>;
  finish(team: string, channel: string, localDate: string, outcome: ClaimOutcome, ts?: string): Promise<void>;
  /** Slack refused for now and surely posted nothing: from `retryAt` on, the day may be claimed again. */
  defer(team: string, channel: string, localDate: string, retryAt: number): Promise<void>;
  get(team: string, channel: string, localDate: string): Promise<Claim | undefined>;
  /** Taken before this time (epoch milliseconds) and never finished, oldest first. */
  unfinished(claimedBefore: number): Promise<Claim[]>;
  /** Ends an unfinished claim as `unknown`; true for the one caller that did: that one says so in the log. */
  abandon(team: string, channel: string, localDate: string): Promise<boolean>;
}

interface Row {
  team: string;
  channel: string;
  local_date: string;
  owner: string;
  claimed_at: number;
  outcome: Claim['outcome'] | null;
  ts: string | null;
  retry_at: number | null;
}

const CLAIM = `INSERT INTO senpai_claims AS old (team, channel, local_date, owner, claimed_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (team, channel, local_date) DO UPDATE SET
    owner = excluded.owner, claimed_at = excluded.claimed_at, outcome = NULL, retry_at = NULL
    WHERE old.outcome = 'deferred' AND old.retry_at <= excluded.claimed_at
  RETURNING 1`;
const ONE_DAY = 'WHERE team = ? AND channel = ? AND local_date = ?';

/** The claims that a database holds. */
export function createClaims({ query, run, returning }: Queries, clock: () => number): Claims {
  return {
    claim: async (team, channel, localDate, owner) =>
      (await returning(CLAIM, [team, channel, localDate, owner, clock()])).length > 0,
    finish: (team, channel, localDate, outcome, ts) =>
      run(`UPDATE senpai_claims SET outcome = ?, ts = ?, retry_at = NULL ${ONE_DAY}`, [
        outcome,
        ts ?? null,
        team,
        channel,
        localDate,
      ]),
    defer: (team, channel, localDate, retryAt) =>
      run(`UPDATE senpai_claims SET outcome = 'deferred', retry_at = ? ${ONE_DAY}`, [
        retryAt,
        team,
        channel,
        localDate,
      ]),
    get: async (team, channel, localDate) => {
      const rows = await query<Row>(`SELECT * FROM senpai_claims ${ONE_DAY}`, [team, channel, localDate]);
      return rows.map(fromRow)[0];
    },
    unfinished: async (claimedBefore) => {
      const rows = await query<Row>(
        'SELECT * FROM senpai_claims WHERE outcome IS NULL AND claimed_at < ? ORDER BY claimed_at, team, channel',
        [claimedBefore],
      );
      return rows.map(fromRow);
    },
    abandon: async (team, channel, localDate) => {
      const sql = `UPDATE senpai_claims SET outcome = 'unknown' ${ONE_DAY} AND outcome IS NULL RETURNING 1`;
      return (await returning(sql, [team, channel, localDate])).length > 0;
    },
  };
}

function fromRow(row: Row): Claim {
  return {
    team: row.team,
    channel: row.channel,
    localDate: row.local_date,
    owner: row.owner,
    claimedAt: row.claimed_at,
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.ts !== null && { ts: row.ts }),
    ...(row.retry_at !== null && { retryAt: row.retry_at }),
  };
}
