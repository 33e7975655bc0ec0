import type { Random } from '../random.js';
import { modelOf } from './model.js';
import type { Plan, Problem } from './problem.js';
import { Search, SETTINGS, type SearchSettings } from './search.js';

/** Between two arrivals there is no time to walk far from a good plan and back: small ruins, nearly cold. */
const LIVE: SearchSettings = {
  ...SETTINGS,
  ruin: { ...SETTINGS.ruin, most: 24 },
  hot: 0.1,
  cold: 0.02,
};

export interface Improved {
  readonly plan: Plan;
  /** Driving of the plan, and a penalty for every request it leaves out. */
  readonly cost: number;
  /** Requests the plan leaves out, ascending. */
  readonly unserved: readonly number[];
}

/**
 * A plan at least as good as `start`, after that many iterations: everything it promises is kept, the locked
 * visits of each vehicle stay, and requests that `start` leaves out are put in where that pays.
 * Throws RangeError if a tour of `start` cannot be driven. Equal arguments give equal plans.
 */
export function improve(
  problem: Problem,
  start: Plan,
  { iterations, random }: { readonly iterations: number; readonly random: Random },
): Improved {
  const search = new Search(modelOf(problem), start, random, LIVE);
  search.advance(iterations, 0, 1);
  return { plan: search.best(), cost: search.bestCost, unserved: search.unserved() };
}
