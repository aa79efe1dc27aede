import type { HTTPReceiver, Installation, Logger } from '@slack/bolt';
import { BOT_SCOPES } from '../scopes.ts';
import type { Seen } from '../seen.ts';
import type { Installed } from './installations.ts';
import { sendPage } from './pages.ts';
import { createOAuthStates } from './state-store.ts';

export interface InstallOptions {
  clientId: string;
  clientSecret: string;
  installed: Installed;
  /** Remembers redeemed states for all replicas. */
  seen: Seen;
  logger: Logger;
  apiUrl?: string;
  /** Told of each new installation, once it is kept. */
  onInstalled(installation: Installation): void;
}

/** Where a workspace installs the app, and where Slack sends its browser back to. */
export const INSTALL_PAGES = ['/slack/install', '/slack/oauth_redirect'] as const;

/** What Bolt's HTTP receiver needs for workspaces to install the app by themselves. */
export function installerOptions(options: InstallOptions): Partial<ConstructorParameters<typeof HTTPReceiver>[0]> {
  const { clientId, clientSecret, installed, seen, logger, apiUrl, onInstalled } = options;
  const [installPath, redirectUriPath] = INSTALL_PAGES;
  return {
    clientId,
    clientSecret,
    scopes: [...BOT_SCOPES],
    installationStore: installed,
    installerOptions: {
      installPath,
      redirectUriPath,
      directInstall: true,
      stateStore: createOAuthStates(clientSecret, BOT_SCOPES, seen),
      // an object of its own: the client writes into it
      clientOptions: { timeout: 10_000, retryConfig: { retries: 1 }, ...(apiUrl && { slackApiUrl: apiUrl }) },
      callbackOptions: {
        success: (installation, _options, _request, response) => {
          onInstalled(installation);
          sendPage(response, 'installed');
        },
        failure: (error, _options, request, response) => {
          const isCancelled = /[?&]error=access_denied(?:&|$)/.test(request.url ?? '');
          if (!isCancelled) logger.warn(`an installation failed: ${error.code ?? error.name}`);
          sendPage(response, isCancelled ? 'cancelled' : 'failed');
        },
      },
    },
  };
}
