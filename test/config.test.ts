import { delimiter } from 'node:path';
import { readConfig } from '../src/config.ts';
import { SetupError } from '../src/errors.ts';
import { dueRuns } from '../src/schedule/runs.ts';

const problem = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  return '';
};

describe('readConfig', () => {
  it('runs the local Slack on port 3000 over corpus/ where nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      slack: { kind: 'local' },
      port: 3000,
      corpusFolders: ['corpus'],
      databaseUrl: 'file:.data/senpai.db',
      lang: 'ja',
      logLevel: 'info',
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'socket'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' }, 'http'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'abc' }, 'socket'],
    [{ SLACK_BOT_TOKEN: ' ', SLACK_APP_TOKEN: '' }, 'local'],
  ])('takes %j for %s mode', (env, kind) => {
    expect(readConfig(env).slack.kind).toBe(kind);
  });

  it('takes several folders, and an address without its closing slash', () => {
    const config = readConfig({ CORPUS_DIR: `a${delimiter}b`, SLACK_API_URL: 'http://127.0.0.1:1/api', PORT: '0' });
    expect(config).toMatchObject({ corpusFolders: ['a', 'b'], slackApiUrl: 'http://127.0.0.1:1/api/', port: 0 });
  });

  it.each([
    ['0', 60_000],
    ['0h', 60_000],
    ['90m', 5_400_000],
  ])('takes DAILY_CATCHUP=%s for %d ms: an excerpt has its whole minute to come', (DAILY_CATCHUP, catchUpMs) => {
    const { daily } = readConfig({ DAILY_CATCHUP });
    expect(daily.catchUpMs).toBe(catchUpMs);
    const schedule = { time: '09:00', zone: 'UTC', days: 'daily' as const, skipHolidays: false };
    const before = new Date('2026-11-20T08:59:00Z');
    const [due] = dueRuns(schedule, before, new Date('2026-11-20T09:00:00.020Z'), daily.catchUpMs);
    expect(due?.late).toBe(false);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_SIGNING_SECRET: 'abc' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'secret', SLACK_APP_TOKEN: 'secret' }, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
    [{ CORPUS_DIR: delimiter }, ['CORPUS_DIR names no folder']],
    [{ CORPUS_DIR_T0123ABCD: delimiter }, ['CORPUS_DIR_T0123ABCD names no folder']],
    [{ PORT: 'x' }, ['PORT']],
    [{ PORT: '70000' }, ['PORT']],
    [{ SLACK_API_URL: 'ftp://x' }, ['SLACK_API_URL']],
    [{ DATABASE_URL: 'mysql://x' }, ['DATABASE_URL']],
    [{ DATABASE_URL: 'postgres://u:secret%@127.0.0.1:5432/x' }, ['DATABASE_URL', '%25']],
    [{ PORT: 'x', BOT_LANG: 'fr', LOG_LEVEL: 'loud' }, ['PORT', 'BOT_LANG', 'LOG_LEVEL']],
  ])('names every problem of %j at once, and no value', (env, names) => {
    const message = problem(env as Record<string, string>);
    for (const name of names) expect(message).toContain(name);
    expect(message).not.toMatch(/secret|xoxb-1|xapp-1/u);
  });
});
