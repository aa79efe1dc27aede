import type { Library } from '../../src/library.ts';
import type { DailyEnvironment } from '../../src/slack/daily/daily.ts';
import type { Store } from '../../src/store/store.ts';
import { createFakeTime } from '../schedule/fake-time.ts';
import { scratchStore } from './scratch-store.ts';
import { type ModeName, type RunningSenpai, startSenpaiFor } from './senpai.ts';

/** The whole bot with its daily excerpts, a store of its own, and a clock that stands still until it is moved. */
export interface DailySenpai extends RunningSenpai {
  store: Store;
  /** Lets time pass until then, an ISO date and time with its zone. */
  until(time: string): Promise<void>;
}

/** Longer spans are passed over but for their end: the loop looks every thirty seconds, all day long. */
const JUMP_MS = 30 * 60 * 1000;
const LAST_MS = 40_000;

/** Starts it in a mode, at a time. */
export async function startDailySenpai(
  mode: ModeName,
  library: Library,
  { at, environment, pageDir }: { at: string; environment?: DailyEnvironment; pageDir?: string },
): Promise<DailySenpai> {
  const { clock, setTimer, setClock, advance, watched } = createFakeTime(Date.parse(at));
  const opened = await scratchStore(clock);
  const { subscriptions, claims, shown } = opened;
  const store = { ...opened, subscriptions: watched(subscriptions), claims: watched(claims), shown: watched(shown) };
  const senpai = await startSenpaiFor(mode, library, {
    clock,
    // a request is signed with the time that it is sent at
    slackClock: Date.now,
    random: () => 0,
    ...(pageDir && { pageDir }),
    store,
    seen: store.seen,
    daily: { store, owner: 'test', catchUpMs: 2 * 60 * 60 * 1000, setTimer, ...(environment && { environment }) },
  });
  return {
    ...senpai,
    store,
    until: async (time) => {
      const to = Date.parse(time);
      if (to - clock() > JUMP_MS) setClock(to - LAST_MS);
      await advance(to - clock());
    },
    stop: async () => {
      await senpai.stop();
      await store.close();
    },
  };
}
