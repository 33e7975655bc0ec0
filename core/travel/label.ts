import type { Climb } from './climb.js';
import { NO_WAY, type Cost } from './cost.js';

/**
 * What a climb found, kept: the ranks in ascending order and the cost to each. The cost of a way between two nodes is read
 * off the labels of both. A label has some thirty entries of 12 bytes on 26,000 nodes and fifty on 400,000.
 */
export interface Label {
  readonly ranks: Int32Array;
  readonly costs: Float64Array;
}

/** The label of the node with the given rank, by a climb of its own. */
export function labelOf(rank: number, climb: Climb): Label {
  climb.from(rank);
  const ranks = climb.settled.slice(0, climb.count).sort();
  const costs = Float64Array.from(ranks, (r) => climb.best[r]!);
  return { ranks, costs };
}

/** The least cost at which a way forward and a way backward meet; NO_WAY if they never do. O(length of both labels). */
export function meeting(forward: Label, backward: Label): Cost {
  const { ranks: a, costs: costA } = forward;
  const { ranks: b, costs: costB } = backward;
  let best = NO_WAY;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) {
      const cost = costA[i]! + costB[j]!;
      if (cost < best) best = cost;
      i++;
      j++;
    } else if (difference < 0) i++;
    else j++;
  }
  return best;
}
