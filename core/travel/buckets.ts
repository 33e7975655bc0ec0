import type { Climb } from './climb.js';
import { NO_WAY } from './cost.js';
import type { CostReader } from './routes.js';

/** What the climbs from the ends left at each rank: entries first[r] … first[r + 1] − 1 belong to rank r. */
interface Buckets {
  /** Length nodes + 1. */
  readonly first: Int32Array;
  /** Length entries: position of the end in the list of ends. */
  readonly end: Int32Array;
  /** Length entries: cost between the rank and that end. */
  readonly cost: Float64Array;
}

/**
 * Costs between one node and many ends (Knopp, Sanders, Schultes, Schulz, Wagner: Computing Many-to-Many Shortest Paths
 * Using Highway Hierarchies, ALENEX 2007): each end leaves its cost at every rank it climbs to, and a climb from the other
 * side picks them up. Making the reader takes one climb an end, reading one climb and a scan of the buckets it meets.
 */
export function bucketReader(ends: Int32Array, rank: Int32Array, fromEnds: Climb, toEnds: Climb): CostReader {
  const { first, end, cost } = filled(ends, rank, fromEnds);
  return (node, into) => {
    into.fill(NO_WAY, 0, ends.length);
    toEnds.from(rank[node]!);
    scan(toEnds, { first, end, cost }, into);
  };
}

function scan({ settled, count, best }: Climb, { first, end, cost }: Buckets, into: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const meeting = settled[i]!;
    const soFar = best[meeting]!;
    const last = first[meeting + 1]!;
    for (let b = first[meeting]!; b < last; b++) {
      const total = soFar + cost[b]!;
      const e = end[b]!;
      if (total < into[e]!) into[e] = total;
    }
  }
}

function filled(ends: Int32Array, rank: Int32Array, climb: Climb): Buckets {
  const first = new Int32Array(rank.length + 1);
  const labels: { ranks: Int32Array; costs: Float64Array }[] = [];
  for (const node of ends) {
    climb.from(rank[node]!);
    const ranks = climb.settled.slice(0, climb.count);
    const costs = new Float64Array(climb.count);
    for (let i = 0; i < ranks.length; i++) {
      costs[i] = climb.best[ranks[i]!]!;
      first[ranks[i]! + 1]!++;
    }
    labels.push({ ranks, costs });
  }
  for (let r = 0; r < rank.length; r++) first[r + 1]! += first[r]!;
  const next = first.slice();
  const end = new Int32Array(first[rank.length]!);
  const cost = new Float64Array(first[rank.length]!);
  for (const [position, { ranks, costs }] of labels.entries()) {
    for (let i = 0; i < ranks.length; i++) {
      const b = next[ranks[i]!]!++;
      end[b] = position;
      cost[b] = costs[i]!;
    }
  }
  return { first, end, cost };
}
