import { improve } from '../../core/dispatch/improve.js';
import { randomStream } from '../../core/random.js';
import type { Company } from './day.js';

/** Looks for a better plan that many times after a change, with a stream of chance of its own; none at all for 0. */
export function improver(attempts: number, seed: number): Pick<Company, 'planner'> {
  if (attempts === 0) return {};
  const random = randomStream(seed, 'improvement');
  return { planner: (fleet, world) => improve(fleet, world, attempts, random) };
}
