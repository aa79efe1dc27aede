import type { HTTPReceiver } from '@slack/bolt';

type Authorize = NonNullable<HTTPReceiver['installer']>['authorize'];

/**
 * Bolt renews a token that is about to expire when a payload needs it, and it can be renewed only once
 * (https://docs.slack.dev/authentication/using-token-rotation): who needs it meanwhile waits for the same answer.
 */
export function shareAuthorize(authorize: Authorize): Authorize {
  const asking = new Map<string, ReturnType<Authorize>>();
  return async (query) => {
    const { teamId, enterpriseId, isEnterpriseInstall } = query;
    const key = JSON.stringify([teamId, enterpriseId, isEnterpriseInstall]);
    let asked = asking.get(key);
    if (!asked) {
      asked = authorize(query).finally(() => asking.delete(key));
      asking.set(key, asked);
    }
    // Bolt writes whoever asks into it
    return { ...(await asked) };
  };
}
