import type { Summary } from '../report/summary.js';
import { FLEET_SIZE } from './change.js';
import { openChanged } from './entrants.js';
import type { Job, RunJobs } from './job.js';
import { smallest } from './smallest.js';
import type { Target } from './target.js';
import { boundsOf, EARLY_OUTSIDE, LAST_OUTSIDE, verdict, type Bounds } from './verdict.js';

/** What to find: the smallest fleet of a range that keeps all targets. */
export interface SizeQuestion {
  readonly folder: string;
  readonly targets: readonly Target[];
  readonly from: number;
  readonly to: number;
  /** Most seeds of one size; 2 or more, or there are no intervals. */
  readonly seeds: number;
}

/** The answer, and what was run for it. Field names are kept stable: others read them. */
export interface Sizing {
  readonly targets: readonly Target[];
  readonly from: number;
  readonly to: number;
  /** Vehicles; null if no size of the range was shown to keep the targets. */
  readonly size: number | null;
  /** In the order in which they were tried. */
  readonly tried: readonly TriedSize[];
  readonly runs: number;
  /** Runs of a sweep over the whole range. */
  readonly runs_of_full_sweep: number;
  /**
   * Most that the chance can be that a fleet whose means break a target is called large enough, over all sizes that
   * halving may try; as far as means over seeds are spread as Student's distribution says.
   */
  readonly error_at_most: number;
  /** The same for one size. */
  readonly error_of_one: number;
}

export interface TriedSize {
  readonly size: number;
  readonly met: boolean;
  /** Runs after which it was decided. */
  readonly seeds: number;
  /** For each target the mean over these seeds with its 95 % interval; null where no seed has a value. */
  readonly figures: readonly {
    readonly id: string;
    readonly mean: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

/** Seeds before the first look: fewer tell nothing of how seeds differ. */
const FIRST_LOOK = 4;

/**
 * Halves the range, since more vehicles serve no worse, and of each size tried runs only as many seeds as it takes to
 * tell. Every size has the same seeds, hence the same people. The answer is that of a sweep over all sizes and seeds,
 * but for the error stated, wherever the sizes that keep the targets have no gap.
 * @throws ScenarioError before anything runs
 */
export async function size(question: SizeQuestion, run: RunJobs): Promise<Sizing> {
  const { folder, targets, from, to, seeds } = question;
  // One size is judged for all: they differ in the number of vehicles only.
  openChanged(folder, [[{ path: FLEET_SIZE, value: to }]]);
  const tried: TriedSize[] = [];
  const answer = await smallest({ from, to }, async (vehicles) => {
    const one = await tryOut(vehicles, question, run);
    tried.push(one);
    return one.met;
  });
  return {
    targets,
    from,
    to,
    size: answer ?? null,
    tried,
    runs: tried.reduce((sum, one) => sum + one.seeds, 0),
    runs_of_full_sweep: (to - from + 1) * seeds,
    error_of_one: rounded(errorOfOne(seeds)),
    error_at_most: rounded(errorOfOne(seeds) * Math.ceil(Math.log2(to - from + 2))),
  };
}

async function tryOut(
  vehicles: number,
  { folder, targets, seeds }: SizeQuestion,
  run: RunJobs,
): Promise<TriedSize> {
  const variant = { folder, changes: [{ path: FLEET_SIZE, value: vehicles }] };
  const results: Summary[] = [];
  for (const upTo of looksOf(seeds)) {
    const jobs = Array.from({ length: upTo - results.length }, (_, i): Job => {
      return { label: `${folder} with ${vehicles} vehicles`, variant, seed: results.length + i + 1 };
    });
    results.push(...(await run(jobs)));
    const told = verdict(targets, results, upTo === seeds ? 'last' : 'early');
    if (told === 'open') continue;
    const figures = boundsOf(targets, results, LAST_OUTSIDE).map(figureOf);
    return { size: vehicles, met: told === 'met', seeds: upTo, figures };
  }
  throw new Error('the last look decides');
}

/** After how many seeds it is looked whether they tell: 4, 8, 16, … and all of them. */
export function looksOf(seeds: number): readonly number[] {
  const looks: number[] = [];
  for (let n = FIRST_LOOK; n < seeds; n *= 2) looks.push(n);
  return [...looks, seeds];
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

/** One side of the last interval, and one of each earlier. */
const errorOfOne = (seeds: number): number =>
  (LAST_OUTSIDE + (looksOf(seeds).length - 1) * EARLY_OUTSIDE) / 2;

function figureOf({ target, mean, low, high }: Bounds): TriedSize['figures'][number] {
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { id: target.id, mean: mean ?? null, low: known(low), high: known(high) };
}
