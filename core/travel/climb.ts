import { NO_WAY } from './cost.js';
import type { Hierarchy, RankedEdges } from './hierarchy.js';
import { NodeQueue } from './queue.js';

export type Direction = 'forward' | 'backward';

/**
 * The search all queries are made of: from one node to everything more important that a best way may climb to, forward from
 * where a way starts or backward from where it ends. A node that is reached better from above is stalled: no best way
 * climbs through it. The results are those of the last climb.
 */
export class Climb {
  /** Ranks settled and not stalled: the first `count` entries, in the order of their cost. */
  readonly settled: Int32Array;
  count = 0;
  /** By rank: cost of climbing there; exact for settled ranks whose best way to the start leads over no higher one. */
  readonly best: Float64Array;
  /** By rank, where `best` is not NO_WAY: the rank it was reached from and the edge it was reached by. */
  readonly parent: Int32Array;
  readonly by: Int32Array;
  private readonly edges: RankedEdges;
  private readonly opposite: RankedEdges;
  private readonly queue: NodeQueue;
  private readonly touched: Int32Array;
  private touchedCount = 0;

  constructor({ nodes, up, down }: Hierarchy, direction: Direction) {
    this.edges = direction === 'forward' ? up : down;
    this.opposite = direction === 'forward' ? down : up;
    this.settled = new Int32Array(nodes);
    this.best = new Float64Array(nodes).fill(NO_WAY);
    this.parent = new Int32Array(nodes);
    this.by = new Int32Array(nodes);
    this.queue = new NodeQueue(nodes);
    this.touched = new Int32Array(nodes);
  }

  from(start: number): void {
    const { best, queue, touched, settled, parent, by, edges, opposite } = this;
    const { first, other, cost: costs } = edges;
    for (let i = 0; i < this.touchedCount; i++) best[touched[i]!] = NO_WAY;
    let touchedCount = 0;
    let count = 0;
    best[start] = 0;
    touched[touchedCount++] = start;
    parent[start] = -1;
    queue.push(start, 0);
    while (queue.length > 0) {
      const soFar = queue.leastKey();
      const rank = queue.pop();
      if (stalled(rank, soFar, best, opposite)) continue;
      settled[count++] = rank;
      for (let e = first[rank]!; e < first[rank + 1]!; e++) {
        const next = other[e]!;
        const cost = soFar + costs[e]!;
        const known = best[next]!;
        if (cost >= known) continue;
        if (known === NO_WAY) touched[touchedCount++] = next;
        best[next] = cost;
        parent[next] = rank;
        by[next] = e;
        queue.push(next, cost);
      }
    }
    this.touchedCount = touchedCount;
    this.count = count;
  }
}

function stalled(
  rank: number,
  soFar: number,
  best: Float64Array,
  { first, other, cost }: RankedEdges,
): boolean {
  for (let e = first[rank]!; e < first[rank + 1]!; e++) {
    if (best[other[e]!]! + cost[e]! < soFar) return true;
  }
  return false;
}
