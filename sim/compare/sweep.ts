import { combinations, type Axis } from './axis.js';
import { compare, type Compared, type Comparison } from './compare.js';
import { openChanged } from './entrants.js';
import { figureIn } from './figure-lines.js';
import { front } from './front.js';
import type { Goal } from './goal.js';
import type { RunJobs } from './job.js';

/** One scenario at every combination of some settings. Field names are kept stable: others read the file. */
export interface Sweep {
  readonly vary: readonly Axis[];
  /** What the front is taken over. */
  readonly front: readonly Goal[];
  readonly seeds: Comparison['seeds'];
  readonly method: string;
  readonly method_ja: string;
  /** The last axis changes fastest; differences are to the first point. */
  readonly points: readonly Point[];
}

export interface Point extends Compared {
  /** What this point sets, in the order of the axes. */
  readonly at: readonly unknown[];
  /** No other point has means as good in all goals and better in one. */
  readonly on_front: boolean;
}

/** What to run. */
export interface SweepQuestion {
  readonly folder: string;
  readonly vary: readonly Axis[];
  readonly front: readonly Goal[];
  readonly seeds: number;
}

/**
 * Runs every combination once with each seed.
 * @throws ScenarioError before anything runs, with the problems of all combinations
 */
export async function sweep(
  { folder, vary, front: goals, seeds: count }: SweepQuestion,
  run: RunJobs,
): Promise<Sweep> {
  const points = combinations(vary);
  const { seeds, method, method_ja, scenarios } = await compare(openChanged(folder, points), count, run);
  const values = scenarios.map((point) => goals.map(({ id }) => figureIn(point, id).value));
  const onFront = front(values, goals);
  return {
    vary,
    front: goals,
    seeds,
    method,
    method_ja,
    points: scenarios.map((point, i) => ({
      at: points[i]!.map(({ value }) => value),
      on_front: onFront[i]!,
      ...point,
    })),
  };
}
