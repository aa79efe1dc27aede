import { startSenpai } from '../../src/start.ts';

/** The bot as a process of its own, which says when it is ready and, asked, how much it holds after a collection. */
await startSenpai(process.env, () => process.send?.('ready'));

process.on('message', () => {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  setTimeout(() => {
    gc?.();
    process.send?.({ heap: process.memoryUsage().heapUsed });
  }, 20);
});
process.on('disconnect', () => process.exit(0));
