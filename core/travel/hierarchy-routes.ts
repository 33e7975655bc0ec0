import { bucketReader } from './buckets.js';
import { Climb } from './climb.js';
import type { Hierarchy } from './hierarchy.js';
import { labelOf, meeting, type Label } from './label.js';
import { Recent } from './recent.js';
import type { Routes } from './routes.js';
import { unpackedWay } from './unpack.js';

/** Labels kept in each direction: below 1 kB each, so at most 32 MB in both. */
const KEPT_LABELS = 16_384;

/** Best ways by a prepared hierarchy: two climbs a way, and labels of the nodes asked for recently. */
export function hierarchyRoutes(hierarchy: Hierarchy): Routes {
  const { rank } = hierarchy;
  const forward = new Climb(hierarchy, 'forward');
  const backward = new Climb(hierarchy, 'backward');
  const starts = new Recent<Label>(KEPT_LABELS / 2);
  const ends = new Recent<Label>(KEPT_LABELS / 2);
  const makeStart = (node: number): Label => labelOf(rank[node]!, forward);
  const makeEnd = (node: number): Label => labelOf(rank[node]!, backward);
  return {
    cost: (from, to) => meeting(starts.get(from, makeStart), ends.get(to, makeEnd)),
    way: (from, to) => {
      forward.from(rank[from]!);
      backward.from(rank[to]!);
      return unpackedWay(hierarchy, forward, backward);
    },
    toMany: (targets) => bucketReader(targets, rank, backward, forward),
    fromMany: (sources) => bucketReader(sources, rank, forward, backward),
  };
}
