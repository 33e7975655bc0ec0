import { NO_WAY, type Cost } from './cost.js';
import { NodeQueue } from './queue.js';
import type { Remainder } from './remainder.js';

/**
 * Looks for ways around a node: a shortcut is needed only if there is none as good. The search gives up after a number of
 * nodes; then a shortcut may be added that nobody needs, which costs a little time and never a wrong answer.
 */
export class WitnessSearch {
  /** Length nodes: cost from the source of the last search, or NO_WAY where it did not come. */
  readonly best: Float64Array;
  private readonly graph: Remainder;
  private readonly queue: NodeQueue;
  /** The nodes of the last search, so that only they are forgotten. */
  private readonly touched: Int32Array;
  private touchedCount = 0;

  constructor(graph: Remainder) {
    this.graph = graph;
    this.best = new Float64Array(graph.nodes).fill(NO_WAY);
    this.queue = new NodeQueue(graph.nodes);
    this.touched = new Int32Array(graph.nodes);
  }

  /** From `source`, never through `avoided`, no further than `limit`, settling at most `effort` nodes. */
  run(source: number, avoided: number, limit: Cost, effort: number): void {
    const { best, queue, touched } = this;
    const { firstOut, nextOut, to, cost: costs, departed } = this.graph;
    for (let i = 0; i < this.touchedCount; i++) best[touched[i]!] = NO_WAY;
    let count = 0;
    best[source] = 0;
    touched[count++] = source;
    queue.push(source, 0);
    for (let settled = 0; settled < effort && queue.length > 0; settled++) {
      const soFar = queue.leastKey();
      if (soFar > limit) break;
      const node = queue.pop();
      for (let e = firstOut[node]!; e >= 0; e = nextOut[e]!) {
        const next = to[e]!;
        const cost = soFar + costs[e]!;
        if (cost > limit || next === avoided || departed[next] !== 0) continue;
        const known = best[next]!;
        if (cost >= known) continue;
        if (known === NO_WAY) touched[count++] = next;
        best[next] = cost;
        queue.push(next, cost);
      }
    }
    queue.clear();
    this.touchedCount = count;
  }
}
