import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { toSetupError } from '../failures.ts';
import { createClient } from '../posters.ts';
import { missingScopes } from '../scopes.ts';
import type { Tenancy } from './tenancy.ts';

/** The one workspace that a token belongs to. */
export function createOneWorkspace(
  botToken: string,
  { clientOptions, log }: { clientOptions: webApi.WebClientOptions; log: Log },
): Tenancy {
  const client = createClient(botToken, clientOptions);
  const identity: { botUserId?: string; botId?: string } = {};
  let own: string | undefined;
  return {
    workspaces: {
      teams: async () => (own ? [own] : []),
      client: async (team) => (team === own ? client : undefined),
    },
    authorize: async () => ({ botToken, ...identity }),
    bind: () => {},
    async connect(app) {
      await app.init();
      const auth = await client.auth.test().catch((error: unknown) => {
        throw toSetupError(error, 'SLACK_BOT_TOKEN');
      });
      identity.botUserId = auth.user_id;
      identity.botId = auth.bot_id;
      own = auth.team_id;
      const missing = missingScopes(auth.response_metadata?.scopes);
      if (missing.length > 0) log.warn({ missing }, 'the app lacks scopes of manifest.yml: add them and reinstall it');
      return { botUserId: auth.user_id ?? '', team: auth.team ?? '' };
    },
    clientOf: () => client,
    async depart({ team = own }) {
      // the event may be about an earlier installation
      if (await client.auth.test().catch(() => undefined)) return [];
      log.error({ team }, 'the app was removed from its workspace: install it again and set its new SLACK_BOT_TOKEN');
      return team ? [team] : [];
    },
  };
}
