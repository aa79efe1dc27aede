import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSteps } from './steps.ts';

const steps = readSteps(readFileSync('Dockerfile', 'utf8'));
const of = (instruction: string) => steps.filter((step) => step.instruction === instruction);
/** Installs from the package registry, and takes a minute. */
const WHOLE = process.env.TEST_DOCKER_STEPS === '1';

describe('Dockerfile', () => {
  it('builds in one stage and runs in another, as a person without rights', () => {
    expect(of('FROM')).toHaveLength(2);
    expect(of('USER').map(({ words }) => words)).toEqual(['node']);
    const [last] = of('USER');
    expect(steps.indexOf(last as never)).toBeGreaterThan(
      steps.findLastIndex(({ instruction }) => instruction === 'RUN'),
    );
  });

  it('writes to its volume alone, and holds no secret', () => {
    expect(of('VOLUME').map(({ words }) => words)).toEqual(['/app/.data']);
    expect(of('ENV').map(({ words }) => words)).toEqual(['NODE_ENV=production']);
    expect(of('ARG')).toEqual([]);
  });

  it('looks after its health without another program', () => {
    expect(of('HEALTHCHECK')[0]?.words).toContain('CMD ["node", "dist/health.js"]');
    expect(readFileSync('package.json', 'utf8')).toContain('src/health.ts');
  });

  it('copies nothing that .dockerignore keeps out, and .env least of all', () => {
    const let_in = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = of('COPY')
      .filter(({ words }) => !words.startsWith('--from'))
      .flatMap(({ words }) => words.split(' ').slice(0, -1));
    expect(copied.filter((path) => !let_in.includes(path))).toEqual([]);
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(let_in).not.toContain('.env');
  });

  it('makes a bot that answers on a folder where it may write to .data alone', async () => {
    const root = mkdtempSync(join(tmpdir(), 'senpai-image-'));
    try {
      const image = replay(root);
      await answersIn(image);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }, 300_000);
});

/** Does what the steps say, each stage in a folder of its own, on the files that are not ignored; answers with the last one. */
function replay(root: string): string {
  const folderOf = (stage: string) => join(root, `stage-${stage}`);
  const files = join(root, 'files');
  for (const file of execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter(Boolean)) {
    if (!/^(?:src|corpus)\/|^[\w.-]+$/.test(file) || !existsSync(file)) continue;
    mkdirSync(dirname(join(files, file)), { recursive: true });
    cpSync(file, join(files, file));
  }
  for (const { stage, instruction, words } of steps) {
    const folder = folderOf(stage);
    mkdirSync(folder, { recursive: true });
    if (instruction === 'COPY') copy(words, { folder, files, folderOf });
    if (instruction === 'RUN') run(words, folder);
  }
  return folderOf(steps.at(-1)?.stage ?? '');
}

function copy(words: string, places: { folder: string; files: string; folderOf(stage: string): string }): void {
  const { folder, files, folderOf } = places;
  const parts = words.split(' ');
  const from = /^--from=(\w+)$/.exec(parts[0] ?? '')?.[1];
  if (from) parts.shift();
  const target = parts.pop() ?? '.';
  for (const part of parts) {
    const source = from ? join(folderOf(from), part.replace(/^\/app/, '')) : join(files, part);
    const into = target.endsWith('/') ? join(folder, target, part) : join(folder, target);
    cpSync(source, into, { recursive: true, verbatimSymlinks: true });
  }
}

function run(words: string, folder: string): void {
  if (!WHOLE && /^npm (?:ci|prune)\b/.test(words)) {
    // what is installed here stands for what would be installed there
    if (!existsSync(join(folder, 'node_modules'))) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    return;
  }
  const withoutOwners = words.replace(/ && chown \S+ \S+/, '');
  execFileSync('sh', ['-c', withoutOwners], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function answersIn(image: string): Promise<void> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, PORT: String(port), NODE_ENV: 'production' };
  const [file = '', ...args] = JSON.parse(of('CMD')[0]?.words ?? '[]') as string[];
  expect(file).toBe('node');
  const child = spawn(process.execPath, args, { cwd: image, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.on('exit', done));
  try {
    const check = () => {
      try {
        execFileSync(process.execPath, ['dist/health.js'], { cwd: image, env });
        return true;
      } catch {
        return false;
      }
    };
    let isHealthy = false;
    for (let tries = 0; tries < 50 && !isHealthy; tries++) {
      await sleep(200);
      isHealthy = check();
    }
    expect(isHealthy).toBe(true);
    expect(existsSync(join(image, '.data', 'senpai.db'))).toBe(true);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
