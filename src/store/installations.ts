import type { Queries } from './database.ts';

/** A workspace, an organisation that installed for all of its workspaces, or a workspace within one. */
export interface InstallationKey {
  enterpriseId?: string;
  teamId?: string;
}

/** What Slack gave when the app was installed: sealed by the caller, never readable here. */
export interface Installation {
  sealed: string;
  /** Epoch milliseconds. */
  installedAt: number;
}

/** Sealed installations by workspace or organisation. */
export interface Installations {
  put(key: InstallationKey, installation: Installation): Promise<void>;
  get(key: InstallationKey): Promise<Installation | undefined>;
  /** The organisation that is installed and has this workspace, the one heard of last. */
  organisationOf(teamId: string): Promise<string | undefined>;
  /** All of them, by organisation and workspace. */
  list(): Promise<(InstallationKey & Installation)[]>;
  /** True if there was one that was installed at `until` (epoch milliseconds) at the latest. */
  delete(key: InstallationKey, until?: number): Promise<boolean>;
  /** Puts other words in the place of the sealed ones, and leaves them where they have changed meanwhile. */
  reseal(key: InstallationKey, from: string, to: string): Promise<boolean>;
}

const PUT = `INSERT INTO senpai_installations (enterprise_id, team_id, sealed, installed_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (enterprise_id, team_id) DO UPDATE SET sealed = excluded.sealed, installed_at = excluded.installed_at`;
const ONE = 'WHERE enterprise_id = ? AND team_id = ?';

const ORGANISATION = `SELECT enterprise_id FROM senpai_installations AS member
  WHERE team_id = ? AND enterprise_id <> '' AND EXISTS (
    SELECT 1 FROM senpai_installations AS own WHERE own.enterprise_id = member.enterprise_id AND own.team_id = '')
  ORDER BY installed_at DESC LIMIT 1`;

interface Row {
  enterprise_id: string;
  team_id: string;
  sealed: string;
  installed_at: number;
}

/** The installations that a database holds. */
export function createInstallations({ query, run, returning }: Queries): Installations {
  const some = async (sql: string, values: (string | number)[]) => (await returning(sql, values)).length > 0;
  return {
    put: (key, { sealed, installedAt }) => run(PUT, [...columns(key), sealed, installedAt]),
    get: async (key) => {
      const sql = `SELECT sealed, installed_at FROM senpai_installations ${ONE}`;
      const [row] = await query<{ sealed: string; installed_at: number }>(sql, columns(key));
      return row && { sealed: row.sealed, installedAt: row.installed_at };
    },
    organisationOf: async (teamId) => {
      const [row] = await query<{ enterprise_id: string }>(ORGANISATION, [teamId]);
      return row?.enterprise_id;
    },
    list: async () => {
      const rows = await query<Row>('SELECT * FROM senpai_installations ORDER BY enterprise_id, team_id');
      return rows.map(({ enterprise_id, team_id, sealed, installed_at }) => ({
        ...(enterprise_id && { enterpriseId: enterprise_id }),
        ...(team_id && { teamId: team_id }),
        sealed,
        installedAt: installed_at,
      }));
    },
    delete: (key, until = Number.MAX_SAFE_INTEGER) =>
      some(`DELETE FROM senpai_installations ${ONE} AND installed_at <= ? RETURNING 1`, [...columns(key), until]),
    reseal: (key, from, to) =>
      some(`UPDATE senpai_installations SET sealed = ? ${ONE} AND sealed = ? RETURNING 1`, [to, ...columns(key), from]),
  };
}

function columns({ enterpriseId = '', teamId = '' }: InstallationKey): [string, string] {
  if (!enterpriseId && !teamId) throw new Error('installations: neither an enterprise nor a team');
  return [enterpriseId, teamId];
}
