import { improve, type Effort } from '../../core/dispatch/improve.js';
import { randomStream } from '../../core/random.js';
import type { Company } from './day.js';

/** Looks for a better plan after every change, with its own stream of chance: a planner for a replay. */
export function improver(effort: Effort, seed: number): NonNullable<Company['planner']> {
  const random = randomStream(seed, 'improvement');
  return (fleet, world) => improve(fleet, world, effort, random);
}
