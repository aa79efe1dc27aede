import type { Senpai } from './start.ts';

/** Three seconds of grace behind a load balancer, ten for what is under way, two for connections. */
const LONGEST_STOP_MS = 16_000;

let senpai: Senpai | undefined;
let isStopping = false;

/** Ends the process quietly; signals that follow the first change nothing. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  // nothing has been taken on yet
  if (!senpai) process.exit(0);
  if (isStopping) return;
  isStopping = true;
  // no connection may hold up the end
  setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
  await senpai.stop({ lingers: signal === 'SIGTERM' }).then(() => process.exit(0), fail);
}

// The program itself takes half a second to load: a signal may come meanwhile.
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const [{ config }, { secretsIn }, { createLog }, { SetupError }, { startSenpai }] = await Promise.all([
  import('dotenv'),
  import('./config/secrets.ts'),
  import('./create-log.ts'),
  import('./errors.ts'),
  import('./start.ts'),
]);

config({ quiet: true });

/** Prints the one sentence that says why the bot cannot run, or logs what nobody foresaw, and ends the process. */
function fail(error: unknown): never {
  if (error instanceof SetupError) process.stderr.write(`senpai: ${error.message}\n`);
  else createLog('fatal', secretsIn(process.env)).fatal({ err: error }, 'senpai cannot go on');
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', async (reason) => {
  // socket-mode 3.1 rejects with undefined when it is stopped before its connection says hello
  if (reason === undefined) return;
  // It reconnects every few hours, and a refusal of that has no other way out.
  const { describeSlackFailure, isSlackFailure } = await import('./slack/app.ts');
  fail(isSlackFailure(reason) ? new SetupError(describeSlackFailure(reason), { cause: reason }) : reason);
});

const terminal = process.stderr.isTTY ? process.stderr : undefined;
senpai = await startSenpai(process.env, (text) => process.stdout.write(text), { terminal }).catch(fail);
