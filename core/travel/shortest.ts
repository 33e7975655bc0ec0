import { NO_WAY } from './cost.js';
import type { FlatNetwork } from './network.js';
import { NodeQueue } from './queue.js';

/** Exact searches from or to one node over the whole network (Dijkstra). Results are new arrays; the queue is reused. */
export interface Shortest {
  /** Entry v: cost of the best way from `source` to v, NO_WAY if none. */
  readonly from: (source: number) => Float64Array;
  /** Entry v: cost of the best way from v to `target`, NO_WAY if none. */
  readonly to: (target: number) => Float64Array;
}

/** `costs` has one entry an edge, see `edgeCosts`. A search takes O(edges · log nodes). */
export function shortest(network: FlatNetwork, costs: Float64Array): Shortest {
  const queue = new NodeQueue(network.nodes);
  return {
    from: (source) => searchFrom(source, network, costs, queue),
    to: (target) => searchTo(target, network, costs, queue),
  };
}

/** The best ways from everywhere to one node. */
export interface TreeTo {
  readonly target: number;
  /** Entry v: cost of the best way from v, NO_WAY if none. */
  readonly best: Float64Array;
}

/**
 * The edges of the best way from `source` to the target of the tree; undefined if there is none. At a fork into two ways
 * equal in time and length it takes the lower edge index. No circle is free, so the walk ends.
 */
export function walk(
  source: number,
  { target, best }: TreeTo,
  network: FlatNetwork,
  costs: Float64Array,
): Int32Array | undefined {
  const { firstOut, head } = network;
  if (best[source] === NO_WAY) return undefined;
  const edges: number[] = [];
  for (let node = source; node !== target; node = head[edges.at(-1)!]!) {
    let e = firstOut[node]!;
    while (costs[e]! + best[head[e]!]! !== best[node]!) e++;
    edges.push(e);
  }
  return Int32Array.from(edges);
}

function searchFrom(
  source: number,
  network: FlatNetwork,
  costs: Float64Array,
  queue: NodeQueue,
): Float64Array {
  const { firstOut, head } = network;
  const best = new Float64Array(network.nodes).fill(NO_WAY);
  best[source] = 0;
  queue.push(source, 0);
  while (queue.length > 0) {
    const node = queue.pop();
    const soFar = best[node]!;
    for (let e = firstOut[node]!; e < firstOut[node + 1]!; e++) {
      const next = head[e]!;
      const cost = soFar + costs[e]!;
      if (cost < best[next]!) {
        best[next] = cost;
        queue.push(next, cost);
      }
    }
  }
  return best;
}

function searchTo(target: number, network: FlatNetwork, costs: Float64Array, queue: NodeQueue): Float64Array {
  const { firstIn, edgeIn, tail } = network;
  const best = new Float64Array(network.nodes).fill(NO_WAY);
  best[target] = 0;
  queue.push(target, 0);
  while (queue.length > 0) {
    const node = queue.pop();
    const soFar = best[node]!;
    for (let i = firstIn[node]!; i < firstIn[node + 1]!; i++) {
      const e = edgeIn[i]!;
      const previous = tail[e]!;
      const cost = soFar + costs[e]!;
      if (cost < best[previous]!) {
        best[previous] = cost;
        queue.push(previous, cost);
      }
    }
  }
  return best;
}
