import { config } from 'dotenv';
import pino from 'pino';
import { SetupError } from './errors.ts';
import { startSenpai } from './start.ts';

config({ quiet: true });

/** Prints the one sentence that says why the bot cannot run, or logs what nobody foresaw, and ends the process. */
function fail(error: unknown): never {
  if (error instanceof SetupError) process.stderr.write(`senpai: ${error.message}\n`);
  else pino(pino.destination({ dest: 2, sync: true })).fatal({ err: error }, 'senpai cannot go on');
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
const senpai = await startSenpai(process.env, (text) => process.stdout.write(text), { terminal }).catch(fail);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => senpai.stop().then(() => process.exit(0), fail));
}
