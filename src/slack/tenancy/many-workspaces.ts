import type { HTTPReceiver, Installation, Logger, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Installations } from '../../store/installations.ts';
import type { WebClient } from '../deps.ts';
import { INSTALL_PAGES, installerOptions } from '../install/install.ts';
import { createInstalled } from '../install/installations.ts';
import { createSeal } from '../install/seal.ts';
import { shareAuthorize } from '../install/share-authorize.ts';
import { createClient } from '../posters.ts';
import type { Seen } from '../seen.ts';
import { untilStored } from '../until-stored.ts';
import type { Tenancy } from './tenancy.ts';

export interface ManyWorkspacesOptions {
  clientId: string;
  clientSecret: string;
  /** The first seals, all open. */
  tokenKeys: readonly Buffer[];
  rows: Installations;
  /** Remembers redeemed states for all replicas. */
  seen: Seen;
  clientOptions: webApi.WebClientOptions;
  apiUrl?: string;
  logger: Logger;
  log: Log;
  clock: () => number;
  /** Told of each new installation. */
  onInstalled(team: string): void;
}

type Installer = NonNullable<HTTPReceiver['installer']>;

/** Every workspace that has installed the app, each with its own token. */
export function createManyWorkspaces(options: ManyWorkspacesOptions): Tenancy {
  const { clientId, clientSecret, tokenKeys, rows, seen, clientOptions, apiUrl, logger, log, clock } = options;
  const installed = createInstalled(rows, { seal: createSeal(tokenKeys), clock, log });
  const onInstalled = ({ team, enterprise, isEnterpriseInstall }: Installation) => {
    if (team && !isEnterpriseInstall) options.onInstalled(team.id);
    if (!enterprise || !isEnterpriseInstall) return;
    const enterAll = async () => {
      for (const member of await installed.membersOf(enterprise.id)) options.onInstalled(member);
    };
    void untilStored(enterAll, (error) => log.error({ err: error }, "an organisation's workspaces cannot be listed"));
  };
  const receiver = installerOptions({ clientId, clientSecret, installed, seen, logger, apiUrl, onInstalled });
  let installer: Installer | undefined;

  const tokenOf = async (query: object): Promise<string | undefined> =>
    installer?.authorize(query as never).then(
      ({ botToken }) => botToken,
      (error: { original?: Error }) => {
        if (error.original?.name === 'StoreUnavailable') throw error.original;
        return undefined;
      },
    );
  const tokenWithin = async (teamId: string, enterpriseId: string | undefined) =>
    enterpriseId === undefined ? undefined : tokenOf({ teamId, enterpriseId, isEnterpriseInstall: true });

  const clientFor = async (teamId: string): Promise<WebClient | undefined> => {
    const token =
      (await tokenOf({ teamId, enterpriseId: undefined, isEnterpriseInstall: false })) ??
      (await tokenWithin(teamId, await installed.organisationOf(teamId)));
    return token === undefined ? undefined : createClient(token, { ...clientOptions, teamId });
  };

  return {
    workspaces: { teams: installed.teams, client: clientFor },
    install: { receiver, pages: INSTALL_PAGES },
    bind: (given) => {
      installer = (given as HTTPReceiver).installer;
      if (installer) installer.authorize = shareAuthorize(installer.authorize);
    },
    async connect(app) {
      await app.init();
      const reseal = async () => {
        const count = await installed.reseal();
        if (count > 0) log.info({ count }, 'installations were sealed with the new TOKEN_ENCRYPTION_KEY');
      };
      await untilStored(reseal, (error) => log.error({ err: error }, 'the installations could not be sealed anew'));
      return { botUserId: '', team: '' };
    },
    clientOf: (botToken) => createClient(botToken, clientOptions),
    async depart({ team, organisation, at }) {
      if (!team && !organisation) return [];
      const key = team ? { teamId: team } : { enterpriseId: organisation };
      const before = await installed.teams();
      if (!(await installed.leave(key, at))) {
        log.info({ ...key }, 'a departure came late: the app is not installed there, or was installed again');
        return [];
      }
      const after = new Set(await installed.teams());
      log.info({ ...key }, 'the app was removed');
      return before.filter((each) => !after.has(each));
    },
  };
}
