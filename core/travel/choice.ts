import type { FlatNetwork } from './network.js';
import { plainRoutes } from './plain.js';
import type { Routes } from './routes.js';

/** Best ways on the network by the method that suits its size; the costs are the same with either. */
export function routesOn(network: FlatNetwork, costs: Float64Array): Routes {
  return plainRoutes(network, costs);
}
