import { hierarchyRoutes } from './hierarchy-routes.js';
import { hierarchyOf } from './hierarchy.js';
import type { FlatNetwork } from './network.js';
import { plainRoutes, treesKept } from './plain.js';
import type { Routes } from './routes.js';

/**
 * Plain searches below this many nodes. Measured on made-up countries: preparing a hierarchy and filling a table costs as
 * much as plain searches at 800 nodes with 170 stops and at 8,000 nodes with 50 (`noriai bench routing`).
 */
const FEW_NODES = 2000;

/**
 * Plain searches up to this many stops too, if their search trees can all be kept: reading a tree is quicker than two
 * labels, and on 4,000 to 28,000 nodes 25 to 56 stops cost as much as preparing a hierarchy.
 */
const FEW_STOPS = 50;

/** Routes at one set of edge costs, and the ranks of their hierarchy if they have one. */
export interface ChosenRoutes {
  readonly routes: Routes;
  readonly ranks?: Int32Array;
}

/**
 * Best ways on the network by the method that suits its size; the costs are the same with either. The ranks of an earlier
 * hierarchy of the same network, at other costs, shorten the preparation.
 */
export function chooseRoutes(network: FlatNetwork, costs: Float64Array, ranks?: Int32Array): ChosenRoutes {
  const { nodes, exit } = network;
  const few = exit.length <= FEW_STOPS && exit.length <= treesKept(network);
  if (nodes < FEW_NODES || few) return { routes: plainRoutes(network, costs) };
  const hierarchy = hierarchyOf(network, costs, ranks);
  return { routes: hierarchyRoutes(hierarchy), ranks: hierarchy.rank };
}
