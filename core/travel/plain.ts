import type { FlatNetwork } from './network.js';
import { Recent } from './recent.js';
import type { CostReader, Routes } from './routes.js';
import { shortest, walk } from './shortest.js';

/** Bytes of search trees kept for `cost` and `way`, 8 a node. */
const KEPT_BYTES = 64e6;

/** How many nodes can be gone to in turn without a search for each. */
export const treesKept = ({ nodes }: FlatNetwork): number =>
  Math.max(1, Math.floor(KEPT_BYTES / 16 / Math.max(1, nodes)));

/**
 * Best ways by searching the whole network: no preparation, one search for each row of a table and for each node that ways
 * lead to. Of ways equal in time and length, `way` takes the lower edge index at the first fork.
 */
export function plainRoutes(network: FlatNetwork, costs: Float64Array): Routes {
  const search = shortest(network, costs);
  const trees = new Recent<Float64Array>(treesKept(network));
  const treeTo = (target: number): Float64Array => trees.get(target, search.to);
  return {
    cost: (from, to) => treeTo(to)[from]!,
    way: (from, to) => walk(from, { target: to, best: treeTo(to) }, network, costs),
    toMany: (targets) => reader(search.from, targets),
    fromMany: (sources) => reader(search.to, sources),
  };
}

function reader(tree: (node: number) => Float64Array, ends: Int32Array): CostReader {
  return (node, into) => {
    const best = tree(node);
    for (let i = 0; i < ends.length; i++) into[i] = best[ends[i]!]!;
  };
}
