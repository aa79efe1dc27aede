import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { sendCommand, sendSigned } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const PROGRAM = resolve('dist/lifecycle-main.js');
const SECRET = 'a-signing-secret';

interface Running {
  child: ChildProcess;
  port: number;
  errors(): string;
  ended: Promise<number | null>;
}

describe('the program', () => {
  let folder: string;
  let slack: TinySlack;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-life-'));
    await build({
      entryPoints: { 'lifecycle-main': 'src/main.ts' },
      outdir: 'dist',
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
  });

  beforeEach(async () => {
    slack = await startTinySlack();
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await slack.close();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const spawnSenpai = async (env: Record<string, string>, port: number): Promise<Running> => {
    const child = spawn(process.execPath, [PROGRAM], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        CORPUS_DIR: resolve('corpus'),
        DATABASE_URL: `file:${join(folder, `${port}.db`)}`,
        SLACK_API_URL: slack.apiUrl,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let errors = '';
    child.stderr?.on('data', (data) => {
      errors += data;
    });
    const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
    return { child, port, errors: () => errors, ended };
  };
  const freePort = async () => {
    const { createServer } = await import('node:net');
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    await new Promise((done) => server.close(done));
    return port;
  };
  const http = async (env: Record<string, string> = {}) => {
    const port = await freePort();
    return spawnSenpai(
      { SLACK_BOT_TOKEN: 'xoxb-secret-token', SLACK_SIGNING_SECRET: SECRET, PORT: String(port), ...env },
      port,
    );
  };
  const probe = async ({ port }: Running, path: string) => {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    } catch {
      return { status: 0, text: '' };
    }
  };
  const until = async (running: Running, path: string, status: number) => {
    for (let tries = 0; tries < 500; tries++) {
      const answer = await probe(running, path);
      if (answer.status === status) return answer;
      await sleep(20);
    }
    throw new Error(`${path} never said ${status}: ${running.errors()}`);
  };
  const ask = (running: Running, text: string, user = 'U1') =>
    sendCommand(
      running.port,
      { text, user_id: user, team_id: 'T1', channel_id: 'C1', trigger_id: text, response_url: slack.responseUrl },
      { secret: SECRET },
    );

  it('lives from the first moment, and is ready when Slack is connected', async () => {
    slack.on('auth.test', { status: 503 });
    const running = await http();
    await until(running, '/healthz', 200);
    expect(await probe(running, '/readyz')).toEqual({ status: 503, text: 'starting' });
    slack.on('auth.test', { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Tiny', team_id: 'T1' });
    expect(await until(running, '/readyz', 200)).toMatchObject({ text: 'ready' });
  });

  it.each([
    ['cannot be used', 503, 'The database cannot be used, so no workspace can be answered.'],
    ['can be used', 200, 'ready'],
  ])('says for many workspaces whether their database can be used: it %s', async (name, status, text) => {
    const database = join(folder, `it ${name}`);
    if (status === 503) await mkdir(database);
    const port = await freePort();
    const running = await spawnSenpai(
      {
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'a-client-secret',
        SLACK_SIGNING_SECRET: SECRET,
        TOKEN_ENCRYPTION_KEY: 'ab'.repeat(32),
        DATABASE_URL: `file:${database}`,
        PORT: String(port),
      },
      port,
    );
    await until(running, '/healthz', 200);
    for (let tries = 0; tries < 500 && (await probe(running, '/readyz')).text === 'starting'; tries++) await sleep(20);
    expect(await probe(running, '/readyz')).toEqual({ status, text });
  });

  it('counts answers, latency and failures, and names neither questions nor people', async () => {
    const running = await http();
    await until(running, '/readyz', 200);
    slack.on('users.info', { ok: false, error: 'missing_scope' });
    await ask(running, '会社を辞めたい', 'U0SECRET');
    await slack.called('respond');
    await sendSigned(running.port, 'x', 'application/json', { secret: SECRET });
    await sleep(100);
    const { text } = await probe(running, '/metrics');
    expect(text).toMatch(/senpai_payloads_total\{kind="command",outcome="(?:answered|nothing)"\} 1/);
    expect(text).toContain('senpai_answer_seconds_count{kind="command"} 1');
    expect(text).toContain('senpai_slack_errors_total{class="token"} 1');
    expect(text).toMatch(/senpai_passages \d\d/);
    expect(text).not.toMatch(/辞め|U0SECRET|xoxb|T1/);
    expect(running.errors()).not.toMatch(/辞め|xoxb-secret|a-signing-secret/);
  });

  it('finishes what is under way after SIGTERM, says so to the balancer, and exits 0', async () => {
    const running = await http();
    await until(running, '/readyz', 200);
    await ask(running, 'CRE');
    running.child.kill('SIGTERM');
    await until(running, '/readyz', 503);
    // whoever the balancer still sends is answered
    expect((await ask(running, 'CRE 2', 'U2')).status).toBe(200);
    expect(await running.ended).toBe(0);
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(2);
  });

  it('answers what is under way all the same when the signal comes again', async () => {
    const running = await http();
    await until(running, '/readyz', 200);
    await ask(running, 'CRE');
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGINT', 'SIGINT'] as const) {
      running.child.kill(signal);
      await sleep(200);
    }
    expect((await ask(running, 'CRE 2', 'U2')).status).toBe(200);
    expect(await running.ended).toBe(0);
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(2);
  });

  it('ends with 0 on a signal that comes while it is loaded', async () => {
    const hooks = `export function resolve(name, context, next) {
      if (name === 'dotenv') process.kill(process.pid, 'SIGTERM');
      return next(name, context);
    }`;
    const address = `data:text/javascript,${encodeURIComponent(hooks)}`;
    await writeFile(join(folder, 'stop.mjs'), `import { register } from 'node:module';\nregister(\`${address}\`);\n`);
    const running = await http({ NODE_OPTIONS: `--import=${join(folder, 'stop.mjs')}` });
    expect(await running.ended).toBe(0);
  });

  it('goes at once, with 0, when it is stopped before it was ready', async () => {
    slack.on('auth.test', { status: 503 });
    const running = await http();
    await until(running, '/healthz', 200);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('answers probes on METRICS_PORT in Socket Mode, and is not ready while both lines are down', async () => {
    const port = await freePort();
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-secret-token',
      SLACK_APP_TOKEN: 'xapp-secret-token',
      METRICS_PORT: String(port),
    };
    const running = await spawnSenpai(env, port);
    await until(running, '/readyz', 200);
    expect((await probe(running, '/metrics')).text).toContain('senpai_posts 5');
    expect((await probe(running, '/slack/events')).status).toBe(503);
    for (const socket of slack.sockets) socket.terminate();
    expect(await until(running, '/readyz', 503)).toMatchObject({ text: 'disconnected' });
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('1.5: prints one sentence and exits 1 where a token dies between two connections', async () => {
    const running = await spawnSenpai(
      { SLACK_BOT_TOKEN: 'xoxb-secret-token', SLACK_APP_TOKEN: 'xapp-secret-token' },
      0,
    );
    for (let tries = 0; tries < 500 && slack.sockets.length < 2; tries++) await sleep(20);
    await sleep(300);
    slack.on('apps.connections.open', { ok: false, error: 'invalid_auth' });
    slack.sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    slack.sockets[0]?.close();
    expect(await running.ended).toBe(1);
    const said = running
      .errors()
      .split('\n')
      .filter((line) => line.startsWith('senpai: '));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('SLACK_APP_TOKEN');
    expect(running.errors()).not.toContain('secret-token');
  }, 30_000);

  it('keeps secrets out of its last line too', async () => {
    const said = `no ${SECRET}, no p%40ssw0rd, no p@ssw0rd`;
    const script = `process.on('newListener', (name) => {
      if (name === 'unhandledRejection') setImmediate(() => Promise.reject(new Error('${said}')));
    });`;
    await writeFile(join(folder, 'reject.mjs'), script);
    const running = await http({
      NODE_OPTIONS: `--import=${join(folder, 'reject.mjs')}`,
      DATABASE_URL: 'postgres://senpai:p%40ssw0rd@127.0.0.1:1/x',
    });
    expect(await running.ended).toBe(1);
    expect(running.errors()).toContain('senpai cannot go on');
    expect(running.errors()).toContain('no [secret], no [secret], no [secret]');
    expect(running.errors()).not.toMatch(/a-signing-secret|ssw0rd/);
  });

  it('names every mistake of the environment at once, and exits 1', async () => {
    const port = await freePort();
    const running = await spawnSenpai(
      {
        SLACK_CLIENT_ID: '1.2',
        SLACK_BOT_TOKEN: 'xoxb-secret-token',
        TOKEN_ENCRYPTION_KEY: 'short',
        PORT: 'x',
        CORPUS_DIR_X: 'y',
      },
      port,
    );
    expect(await running.ended).toBe(1);
    for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_BOT_TOKEN', 'TOKEN_ENCRYPTION_KEY', 'PORT', 'CORPUS_DIR_X']) {
      expect(running.errors()).toContain(name);
    }
    expect(running.errors().trim().split('\n')).toHaveLength(1);
    expect(running.errors()).not.toMatch(/secret-token|short/);
  });
});
