import { z } from 'zod';
import type { Deps } from '../deps.ts';

/** That the app has been removed, or its token taken away. */
export interface Departure {
  team?: string;
  organisation?: string;
  /** Epoch milliseconds, by Slack's clock. */
  at: number;
}

const body = z.looseObject({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  authorizations: z.array(z.looseObject({ is_enterprise_install: z.boolean().nullish() })).nullish(),
  event_time: z.number().nullish(),
});
/** The lists hold the ids of users, not tokens (https://docs.slack.dev/reference/events/tokens_revoked). */
const revoked = z.looseObject({ tokens: z.looseObject({ bot: z.array(z.string()).nullish() }) });

/** Hands on a departure; one that concerns users' tokens alone is none. */
export async function handleGone(args: { event: object; body: object }, deps: Pick<Deps, 'depart'>): Promise<void> {
  const { type } = args.event as { type?: string };
  if (type === 'tokens_revoked') {
    const { data } = revoked.safeParse(args.event);
    if (!data?.tokens.bot?.length) return;
  }
  const { data } = body.safeParse(args.body);
  if (!data) return;
  const isOrganisation = data.is_enterprise_install ?? data.authorizations?.[0]?.is_enterprise_install ?? false;
  await deps.depart?.({
    ...(data.team_id && !isOrganisation && { team: data.team_id }),
    ...(data.enterprise_id && { organisation: data.enterprise_id }),
    at: (data.event_time ?? 0) * 1000,
  });
}
