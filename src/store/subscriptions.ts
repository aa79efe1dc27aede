import type { Queries } from './database.ts';

/** A channel's wish for one excerpt a day. */
export interface Subscription {
  team: string;
  channel: string;
  /** `HH:MM`, in `zone`. */
  time: string;
  /** An IANA name. */
  zone: string;
  days: 'daily' | 'weekdays';
  /** Whether Japan's national holidays are left out. */
  skipHolidays: boolean;
  /** Draw from posts with any of these tags; from all where empty. */
  tags: string[];
  /** Draw from these people's posts; from all where empty. */
  authors: string[];
  /** The user who asked for it, told when it has to stop. */
  createdBy?: string;
  source: 'person' | 'environment';
  /** Why it stands still; absent while it runs. */
  pausedReason?: string;
  /** Epoch milliseconds: runs that fell before it do not count. */
  activeFrom: number;
}

/** What a person sets; the store adds since when it counts. */
export type NewSubscription = Omit<Subscription, 'pausedReason' | 'activeFrom'>;

/** The daily subscriptions of every workspace. */
export interface Subscriptions {
  /** Creates or replaces the channel's subscription, and ends a pause; counts from now if its times have changed. */
  save(subscription: NewSubscription): Promise<void>;
  get(team: string, channel: string): Promise<Subscription | undefined>;
  /** True if there was one. */
  remove(team: string, channel: string): Promise<boolean>;
  /** All, paused ones too, by team and channel; or those of one team. */
  list(team?: string): Promise<Subscription[]>;
  /** True for the one caller that paused it: that one tells the person. */
  pause(team: string, channel: string, reason: string): Promise<boolean>;
  /** Pauses all of a workspace that run; answers with their channels. */
  pauseTeam(team: string, reason: string): Promise<string[]>;
  /** True for the one caller that ended the pause; counts from now. */
  resume(team: string, channel: string): Promise<boolean>;
}

interface Row {
  team: string;
  channel: string;
  time: string;
  zone: string;
  days: Subscription['days'];
  skip_holidays: number;
  tags: string;
  authors: string;
  created_by: string | null;
  source: Subscription['source'];
  paused_reason: string | null;
  active_from: number;
}

const SAVE = `INSERT INTO senpai_subscriptions AS old
  (team, channel, time, zone, days, skip_holidays, tags, authors, created_by, source, active_from)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (team, channel) DO UPDATE SET
    time = excluded.time, zone = excluded.zone, days = excluded.days, skip_holidays = excluded.skip_holidays,
    tags = excluded.tags, authors = excluded.authors, created_by = excluded.created_by, source = excluded.source,
    paused_reason = NULL,
    active_from = CASE WHEN old.paused_reason IS NULL AND old.time = excluded.time AND old.zone = excluded.zone
        AND old.days = excluded.days AND old.skip_holidays = excluded.skip_holidays
      THEN old.active_from ELSE excluded.active_from END`;

/** The subscriptions that a database holds. */
export function createSubscriptions({ query, run, returning }: Queries, clock: () => number): Subscriptions {
  const some = (sql: string, values: (string | number)[]) => returning(sql, values).then((rows) => rows.length > 0);
  return {
    save: ({ team, channel, time, zone, days, skipHolidays, tags, authors, createdBy, source }) => {
      const lists = [JSON.stringify(tags), JSON.stringify(authors)];
      const who = [createdBy ?? null, source];
      return run(SAVE, [team, channel, time, zone, days, skipHolidays ? 1 : 0, ...lists, ...who, clock()]);
    },
    get: async (team, channel) => {
      const rows = await query<Row>('SELECT * FROM senpai_subscriptions WHERE team = ? AND channel = ?', [
        team,
        channel,
      ]);
      return rows.map(fromRow)[0];
    },
    remove: (team, channel) =>
      some('DELETE FROM senpai_subscriptions WHERE team = ? AND channel = ? RETURNING 1', [team, channel]),
    list: async (team) => {
      const which = team === undefined ? '' : 'WHERE team = ?';
      const sql = `SELECT * FROM senpai_subscriptions ${which} ORDER BY team, channel`;
      return (await query<Row>(sql, team === undefined ? [] : [team])).map(fromRow);
    },
    pause: (team, channel, reason) =>
      some(
        `UPDATE senpai_subscriptions SET paused_reason = ?
         WHERE team = ? AND channel = ? AND paused_reason IS NULL RETURNING 1`,
        [reason, team, channel],
      ),
    pauseTeam: async (team, reason) => {
      const paused = await returning<{ channel: string }>(
        'UPDATE senpai_subscriptions SET paused_reason = ? WHERE team = ? AND paused_reason IS NULL RETURNING channel',
        [reason, team],
      );
      return paused.map(({ channel }) => channel).sort();
    },
    resume: (team, channel) =>
      some(
        `UPDATE senpai_subscriptions SET paused_reason = NULL, active_from = ?
         WHERE team = ? AND channel = ? AND paused_reason IS NOT NULL RETURNING 1`,
        [clock(), team, channel],
      ),
  };
}

function fromRow(row: Row): Subscription {
  return {
    team: row.team,
    channel: row.channel,
    time: row.time,
    zone: row.zone,
    days: row.days,
    skipHolidays: row.skip_holidays === 1,
    tags: JSON.parse(row.tags),
    authors: JSON.parse(row.authors),
    source: row.source,
    activeFrom: row.active_from,
    ...(row.created_by !== null && { createdBy: row.created_by }),
    ...(row.paused_reason !== null && { pausedReason: row.paused_reason }),
  };
}
