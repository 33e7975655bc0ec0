import type { FlatNetwork } from './network.js';
import { Recent } from './recent.js';
import type { Routes } from './routes.js';

/** Legs kept, about 12 bytes a junction on the way: some 10 MB on roads where a leg passes a hundred. */
const KEPT_LEGS = 8192;

/** One leg as driven: entry i of the arrays belongs to the i-th node on the way, the first being where it starts. */
export interface Leg {
  readonly nodes: Int32Array;
  /** Cost from the start to the node, ascending. */
  readonly reached: Float64Array;
}

/** The legs on one network at one set of edge costs, the recent ones kept. */
export function legsOf(
  network: FlatNetwork,
  routes: Routes,
  costs: Float64Array,
): (from: number, to: number) => Leg {
  const kept = new Recent<Leg>(KEPT_LEGS / 2);
  const make = (key: number): Leg => {
    const from = Math.floor(key / network.nodes);
    const to = key % network.nodes;
    const way = routes.way(from, to);
    if (!way)
      throw new RangeError(`a vehicle cannot be under way from node ${from} to node ${to}: no road leads`);
    return legAlong(way, from, network, costs);
  };
  return (from, to) => kept.get(from * network.nodes + to, make);
}

function legAlong(way: Int32Array, from: number, network: FlatNetwork, costs: Float64Array): Leg {
  const nodes = new Int32Array(way.length + 1);
  const reached = new Float64Array(way.length + 1);
  nodes[0] = from;
  let cost = 0;
  for (let i = 0; i < way.length; i++) {
    cost += costs[way[i]!]!;
    nodes[i + 1] = network.head[way[i]!]!;
    reached[i + 1] = cost;
  }
  return { nodes, reached };
}
