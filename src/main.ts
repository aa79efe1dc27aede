import { config } from 'dotenv';
import { createLog } from './create-log.ts';
import { SetupError } from './errors.ts';
import { startSenpai } from './start.ts';

config({ quiet: true });

/** Three seconds of grace behind a load balancer, ten for what is under way, two for connections. */
const LONGEST_STOP_MS = 16_000;

/** Prints the one sentence that says why the bot cannot run, or logs what nobody foresaw, and ends the process. */
function fail(error: unknown): never {
  if (error instanceof SetupError) process.stderr.write(`senpai: ${error.message}\n`);
  else createLog('fatal').fatal({ err: error }, 'senpai cannot go on');
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
const starting = startSenpai(process.env, (text) => process.stdout.write(text), { terminal });
let isReady = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    // nothing has been taken on yet
    if (!isReady) process.exit(0);
    // no connection may hold up the end
    setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    const senpai = await starting;
    await senpai.stop({ lingers: signal === 'SIGTERM' }).then(() => process.exit(0), fail);
  });
}

await starting.catch(fail);
isReady = true;
