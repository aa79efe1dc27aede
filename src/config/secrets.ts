const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'TOKEN_ENCRYPTION_KEY',
  'TOKEN_ENCRYPTION_KEY_OLD',
];

/** Everything in the environment that must not get into a log, whether or not the environment makes sense. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const secrets = SECRETS.map((name) => env[name]?.trim() ?? '');
  return [...secrets, ...passwordsOf(env.DATABASE_URL?.trim() ?? '')].filter(Boolean);
}

/** The password as it is written, and as the server gets it. */
function passwordsOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password } = new URL(url);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
