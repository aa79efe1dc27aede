import { config } from 'dotenv';
import { run } from './cli/run.ts';

config({ quiet: true });
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  terminal: process.stderr.isTTY ? process.stderr : undefined,
});
