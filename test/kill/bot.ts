import { startSenpai } from '../../src/start.ts';

/** `node kill-bot.js VIRTUAL REAL`: what the clock said, in epoch milliseconds, when the real one said REAL. */
const [virtual = 0, real = 0] = process.argv.slice(2).map(Number);

let offset = virtual - real;
const clock = () => Date.now() + offset;

interface Timer {
  at: number;
  run: () => void;
  handle: NodeJS.Timeout;
}
const timers = new Set<Timer>();

function arm(timer: Timer): void {
  clearTimeout(timer.handle);
  timer.handle = setTimeout(
    () => {
      timers.delete(timer);
      timer.run();
    },
    Math.max(0, timer.at - clock()),
  );
}

/** As `setTimeout`, by the clock that the test moves. */
function setTimer(run: () => void, ms: number): () => void {
  const timer: Timer = { at: clock() + ms, run, handle: setTimeout(() => {}, 0) };
  timers.add(timer);
  arm(timer);
  return () => {
    clearTimeout(timer.handle);
    timers.delete(timer);
  };
}

process.on('message', ({ virtual: to, real: when }: { virtual: number; real: number }) => {
  offset = to - when;
  for (const timer of [...timers]) arm(timer);
});
// the test has ended, however it did
process.on('disconnect', () => process.exit(0));

await startSenpai(process.env, () => process.send?.('ready'), { clock, setTimer });
