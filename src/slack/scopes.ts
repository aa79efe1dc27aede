/** The scopes that the bot's calls and events need; `manifest.yml` asks for the same. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:history',
  'users:read',
] as const;

/** Which of them an installation lacks, from what `auth.test` reports; nothing where it does not report any. */
export function missingScopes(granted: string[] | undefined): string[] {
  if (!granted || granted.length === 0) return [];
  return BOT_SCOPES.filter((scope) => !granted.includes(scope));
}
