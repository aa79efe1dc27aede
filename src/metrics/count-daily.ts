import type { Claims } from '../store/claims.ts';

/** The same claims, which tell how each day of each channel ended. */
export function countDaily(claims: Claims, count: (outcome: string) => void): Claims {
  return {
    ...claims,
    finish: async (team, channel, localDate, outcome, ts) => {
      await claims.finish(team, channel, localDate, outcome, ts);
      count(outcome);
    },
    defer: async (team, channel, localDate, retryAt) => {
      await claims.defer(team, channel, localDate, retryAt);
      count('deferred');
    },
  };
}
