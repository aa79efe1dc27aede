/** How the bot reaches Slack: with no token at all it starts a local stand-in. */
export type SlackMode =
  | { kind: 'socket'; botToken: string; appToken: string }
  | { kind: 'http'; botToken: string; signingSecret: string }
  | { kind: 'oauth'; clientId: string; clientSecret: string; signingSecret: string; tokenKeys: Buffer[] }
  | { kind: 'local' };

type Environment = Readonly<Record<string, string | undefined>>;

const INSTALL = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'TOKEN_ENCRYPTION_KEY'];

/** Which tokens are set decides; what is missing, or set in vain, is added to `problems`. */
export function readSlackMode(env: Environment, problems: string[]): SlackMode {
  const value = (name: string) => env[name]?.trim() || undefined;
  const tokenKeys = readKeys(value, problems);
  const botToken = value('SLACK_BOT_TOKEN');
  const appToken = value('SLACK_APP_TOKEN');
  const signingSecret = value('SLACK_SIGNING_SECRET');
  const clientId = value('SLACK_CLIENT_ID');
  const clientSecret = value('SLACK_CLIENT_SECRET');
  if (clientId || clientSecret) {
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DAILY_CHANNEL']) {
      if (value(name)) problems.push(`${name} is for one workspace: it cannot be set beside SLACK_CLIENT_ID`);
    }
    const missing = INSTALL.filter((name) => !value(name));
    if (missing.length > 0) {
      problems.push(`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing: many workspaces need it`);
    }
    if (!clientId || !clientSecret || !signingSecret) return { kind: 'local' };
    return { kind: 'oauth', clientId, clientSecret, signingSecret, tokenKeys };
  }
  if (!botToken && !appToken && !signingSecret) return { kind: 'local' };
  if (!botToken) {
    const set = [appToken && 'SLACK_APP_TOKEN', signingSecret && 'SLACK_SIGNING_SECRET'].filter(Boolean).join(' and ');
    problems.push(`SLACK_BOT_TOKEN is missing: ${set} alone cannot answer`);
    return { kind: 'local' };
  }
  if (appToken) return { kind: 'socket', botToken, appToken };
  if (signingSecret) return { kind: 'http', botToken, signingSecret };
  problems.push('SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode)');
  return { kind: 'local' };
}

/** The key that seals first, then the one that older installations were sealed with. */
function readKeys(value: (name: string) => string | undefined, problems: string[]): Buffer[] {
  return ['TOKEN_ENCRYPTION_KEY', 'TOKEN_ENCRYPTION_KEY_OLD'].flatMap((name) => {
    const written = value(name);
    const key = written && keyOf(written);
    if (written && !key) problems.push(`${name} must be 32 random bytes, as 64 hexadecimal digits or in base64`);
    return key ? [key] : [];
  });
}

function keyOf(written: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(written)) return undefined;
  const key = Buffer.from(written, 'base64');
  return key.length === 32 ? key : undefined;
}
