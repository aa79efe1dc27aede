import type { Child } from './child.ts';

/** What the bench was asked for. */
export interface BenchOptions {
  /** How many passages `answer` and `load` search, and the larger size of `search`. */
  passages: number;
  /** Larger sizes and longer runs, minutes in all. */
  full: boolean;
  /** How many processes `throughput` compares with one. */
  replicas: number;
  /** Where `curves` draws to. */
  svg?: string;
  /** What `quality` is given: SQuAD-shaped files, or `posts DIR FILE.jsonl`. */
  quality: string[];
}

/** A promise of the project, and what was measured. */
export interface Target {
  what: string;
  target: string;
  measured: number;
  met: boolean;
}

/** What a part found. */
export interface PartResult {
  figures: object;
  targets?: Target[];
}

/** One thing that is measured. */
export interface Part {
  name: string;
  run(options: BenchOptions, note: (line: string) => void): Promise<PartResult>;
  /** What it does in a process of its own, where memory, start or a clean heap matter. */
  work?(task: never, parent: Child): Promise<unknown>;
}

/** A target that `measured` must not exceed, or with `least` must reach. */
export function target(what: string, measured: number, limit: { most: number } | { least: number }): Target {
  return 'most' in limit
    ? { what, target: `<= ${limit.most}`, measured, met: measured <= limit.most }
    : { what, target: `>= ${limit.least}`, measured, met: measured >= limit.least };
}
