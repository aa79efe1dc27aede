import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured of the library in use. */
export interface LibrarySize {
  posts: number;
  passages: number;
  problems: number;
}

/** Everything that is counted, in a registry of its own. No label ever holds what somebody asked, or who. */
export interface Metrics {
  answered(kind: string, outcome: string, seconds: number): void;
  slackFailed(failure: string): void;
  /** A daily excerpt ended so: `posted`, `unknown`, `skipped`, `failed` or `deferred`. */
  daily(outcome: string): void;
  /** The corpus was read again: `changed`, or `failed` where what was read before is still served. */
  reloaded(outcome: 'changed' | 'failed'): void;
  contentType: string;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

/** An answer is expected within three seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes the metrics of one app; `size` is asked at every scrape, and may not know yet. */
export function createMetrics(size: () => LibrarySize | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'senpai_payloads_total',
    help: 'What came from Slack, by kind and by what came of it',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const latency = new Histogram({
    name: 'senpai_answer_seconds',
    help: 'From the arrival of a payload to the end of its answer',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'senpai_slack_errors_total',
    help: 'Calls of Slack that failed, by class',
    labelNames: ['class'],
    registers,
  });
  const daily = new Counter({
    name: 'senpai_daily_total',
    help: 'Daily excerpts, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const reloads = new Counter({
    name: 'senpai_corpus_reloads_total',
    help: 'Times that the corpus was read again, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  gauge('senpai_posts', 'Posts in the index', () => size()?.posts);
  gauge('senpai_passages', 'Passages in the index', () => size()?.passages);
  gauge('senpai_corpus_problems', 'Problems in the corpus that is served', () => size()?.problems);

  function gauge(name: string, help: string, value: () => number | undefined): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value() ?? 0);
      },
    });
  }

  return {
    answered: (kind, outcome, seconds) => {
      answers.inc({ kind, outcome });
      latency.observe({ kind }, seconds);
    },
    slackFailed: (failure) => failures.inc({ class: failure }),
    daily: (outcome) => daily.inc({ outcome }),
    reloaded: (outcome) => reloads.inc({ outcome }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
