import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Installations, InstallationKey as Key } from '../../store/installations.ts';
import type { Seal } from './seal.ts';

/** The workspaces that installed the app, as Bolt's installer and the daily excerpts ask for them. */
export interface Installed extends InstallationStore {
  /** The ids of all workspaces, those of organisations as far as they have been heard of. */
  teams(): Promise<string[]>;
  /** The organisation whose installation serves a workspace that has none of its own. */
  organisationOf(team: string): Promise<string | undefined>;
  /** Forgets what was installed before `at` (epoch milliseconds); false where there is nothing, or something newer. */
  leave(key: Key, at: number): Promise<boolean>;
  /** The workspaces of an organisation, as far as they have been heard of. */
  membersOf(organisation: string): Promise<string[]>;
  /** Seals with the current key what an older one sealed; what no key opens is said and left. Answers with how many there were. */
  reseal(): Promise<number>;
}

/** Stands in a row for a workspace that an organisation's installation serves. */
const MEMBER = '';

/**
 * Keeps installations sealed: a workspace's under its own id, an organisation's under its own. Each is sealed for its
 * owner, so that no row can be put in the place of another.
 */
export function createInstalled(
  rows: Installations,
  { seal, clock, log }: { seal: Seal; clock: () => number; log: Log },
): Installed {
  // where the database is away for a while, whoever has been served goes on being served
  const lastKnown = new Map<string, Installation>();
  const members = new Set<string>();

  const read = async (key: Key): Promise<Installation | undefined> => {
    const name = nameOf(key);
    let row: Awaited<ReturnType<Installations['get']>>;
    try {
      row = await rows.get(key);
    } catch (error) {
      const known = lastKnown.get(name);
      if (known) return known;
      throw error;
    }
    if (!row) {
      lastKnown.delete(name);
      return undefined;
    }
    // another replica may have the next key already
    const known = seal.knows(row.sealed) ? undefined : lastKnown.get(name);
    const installation = known ?? (JSON.parse(seal.open(row.sealed, name)) as Installation);
    lastKnown.set(name, installation);
    return installation;
  };

  const open = (sealed: string, key: Key): string | undefined => {
    try {
      return seal.open(sealed, nameOf(key));
    } catch (error) {
      log.error(
        { ...key, err: error },
        'an installation cannot be read: no TOKEN_ENCRYPTION_KEY that is set has sealed it',
      );
      return undefined;
    }
  };

  const find = async ({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>) => {
    const own = teamId && !isEnterpriseInstall ? await read({ teamId }) : undefined;
    if (own || !enterpriseId) return own;
    const organisation = await read({ enterpriseId });
    if (organisation && teamId) await rememberMember(teamId, enterpriseId);
    return organisation;
  };

  const rememberMember = async (teamId: string, enterpriseId: string) => {
    const key = { enterpriseId, teamId };
    if (members.has(nameOf(key))) return;
    try {
      if (!(await rows.get(key))) await rows.put(key, { sealed: MEMBER, installedAt: clock() });
      members.add(nameOf(key));
    } catch (error) {
      log.warn({ team: teamId, err: error }, 'a workspace of an organisation could not be written down');
    }
  };

  return {
    async storeInstallation(installation) {
      const key = keyOf(installation);
      const sealed = seal.close(JSON.stringify(installation), nameOf(key));
      await rows.put(key, { sealed, installedAt: clock() });
      log.info({ ...key }, 'the app was installed');
    },
    async fetchInstallation(query) {
      const found = await find(query as InstallationQuery<boolean>);
      if (!found) throw new Error('the app is not installed there');
      return found as never;
    },
    async deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
      await rows.delete(teamId && !isEnterpriseInstall ? { teamId } : { enterpriseId });
    },
    async teams() {
      const all = await rows.list();
      const organisations = new Set(all.filter(({ teamId }) => !teamId).map(({ enterpriseId }) => enterpriseId));
      const served = all.filter(({ enterpriseId }) => !enterpriseId || organisations.has(enterpriseId));
      return [...new Set(served.flatMap(({ teamId }) => teamId ?? []))];
    },
    organisationOf: (team) => rows.organisationOf(team),
    async membersOf(organisation) {
      const all = await rows.list();
      return all.flatMap(({ teamId, enterpriseId }) => (enterpriseId === organisation && teamId ? teamId : []));
    },
    async leave(key, at) {
      const isGone = await rows.delete(key, at);
      if (isGone) lastKnown.delete(nameOf(key));
      return isGone;
    },
    async reseal() {
      let count = 0;
      for (const { sealed, installedAt: _, ...key } of await rows.list()) {
        if (sealed === MEMBER || seal.isCurrent(sealed)) continue;
        const opened = open(sealed, key);
        if (opened !== undefined && (await rows.reseal(key, sealed, seal.close(opened, nameOf(key))))) count += 1;
      }
      return count;
    },
  };
}

function keyOf({ isEnterpriseInstall, enterprise, team }: Installation): Key {
  if (isEnterpriseInstall && enterprise) return { enterpriseId: enterprise.id };
  if (team) return { teamId: team.id };
  throw new Error('an installation names neither a workspace nor an organisation');
}

function nameOf({ enterpriseId = '', teamId = '' }: Key): string {
  return `${enterpriseId}/${teamId}`;
}
