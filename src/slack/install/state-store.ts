import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Seen } from '../seen.ts';

/** What an installation asks for, as Bolt's installer knows it. */
export interface InstallUrlOptions {
  scopes: string[];
}

/** The `state` of OAuth: made by one replica and redeemed by any, once, within ten minutes. */
export interface OAuthStates {
  generateStateParam(options: unknown, now: Date): Promise<string>;
  verifyStateParam(now: Date, state: string): Promise<InstallUrlOptions>;
}

const TTL_MS = 10 * 60 * 1000;

/** States signed with a key that all replicas derive from the same secret; `seen` remembers the redeemed ones. */
export function createOAuthStates(secret: string | Buffer, scopes: readonly string[], seen: Seen): OAuthStates {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'senpai oauth state', 32));
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    async generateStateParam(_options, now) {
      const text = `${now.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    async verifyStateParam(now, state) {
      const [at = '', nonce = '', signature = ''] = state.split('.');
      const expected = Buffer.from(sign(`${at}.${nonce}`));
      const given = Buffer.from(signature);
      const age = now.getTime() - Number.parseInt(at, 36);
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      if (!isOurs || !(age >= -TTL_MS && age <= TTL_MS)) throw new Error('the state of an installation is not valid');
      if (!(await seen.first(`oauth:${nonce}`))) throw new Error('the state of an installation was used before');
      return { scopes: [...scopes] };
    },
  };
}
