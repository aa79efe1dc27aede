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
  /** True if there was one. */
  delete(key: InstallationKey): Promise<boolean>;
}

const PUT = `INSERT INTO senpai_installations (enterprise_id, team_id, sealed, installed_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (enterprise_id, team_id) DO UPDATE SET sealed = excluded.sealed, installed_at = excluded.installed_at`;
const ONE = 'WHERE enterprise_id = ? AND team_id = ?';

/** The installations that a database holds. */
export function createInstallations({ query, run, returning }: Queries): Installations {
  return {
    put: (key, { sealed, installedAt }) => run(PUT, [...columns(key), sealed, installedAt]),
    get: async (key) => {
      const sql = `SELECT sealed, installed_at FROM senpai_installations ${ONE}`;
      const [row] = await query<{ sealed: string; installed_at: number }>(sql, columns(key));
      return row && { sealed: row.sealed, installedAt: row.installed_at };
    },
    delete: async (key) =>
      (await returning(`DELETE FROM senpai_installations ${ONE} RETURNING 1`, columns(key))).length > 0,
  };
}

function columns({ enterpriseId = '', teamId = '' }: InstallationKey): [string, string] {
  if (!enterpriseId && !teamId) throw new Error('installations: neither an enterprise nor a team');
  return [enterpriseId, teamId];
}
