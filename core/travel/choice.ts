import { hierarchyRoutes } from './hierarchy-routes.js';
import { hierarchyOf } from './hierarchy.js';
import type { FlatNetwork } from './network.js';
import { plainRoutes } from './plain.js';
import type { Routes } from './routes.js';

/**
 * From this many nodes on the hierarchy is used. Measured on made-up countries: preparing it and filling a table costs as
 * much as plain searches at 800 nodes with 170 stops and at 8,000 nodes with 50 (`noriai bench routing`).
 */
export const HIERARCHY_FROM_NODES = 2000;

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
  if (network.nodes < HIERARCHY_FROM_NODES) return { routes: plainRoutes(network, costs) };
  const hierarchy = hierarchyOf(network, costs, ranks);
  return { routes: hierarchyRoutes(hierarchy), ranks: hierarchy.rank };
}
