import type { Model } from './model.js';

/** How many neighbours of a request are kept. */
const REACH = 250;

/** By request: the requests most like it, the nearest first; row r begins at `r * reach`. */
export interface Neighbours {
  readonly reach: number;
  readonly of: Int16Array | Int32Array;
}

/**
 * Two requests are near if one node of the one can well follow a node of the other: driving, plus waiting that
 * cannot be avoided, plus lateness that cannot be avoided (correlation of Vidal, Crainic, Gendreau and Prins
 * 2013, section 4.5). The least over the pairs of nodes counts. O(requests² log requests). Ties: lower index.
 */
export function neighboursOf(model: Model): Neighbours {
  const { requests } = model;
  const reach = Math.max(0, Math.min(requests - 1, REACH));
  const of = new Int32Array(requests * reach);
  const distance = new Float64Array(requests);
  for (let r = 0; r < requests; r++) {
    for (let q = 0; q < requests; q++) distance[q] = Math.min(gap(model, r, q), gap(model, q, r));
    const order = Array.from({ length: requests }, (_, q) => q).filter((q) => q !== r);
    order.sort((x, y) => distance[x]! - distance[y]! || x - y);
    for (let k = 0; k < reach; k++) of[r * reach + k] = order[k]!;
  }
  return { reach, of };
}

/** The least effort of going from a node of one request to a node of another. */
function gap(model: Model, from: number, to: number): number {
  const { travel, earliest, latest, dwell, nodes } = model;
  let least = Infinity;
  for (let a = 2 * from; a < 2 * from + 2; a++) {
    for (let b = 2 * to; b < 2 * to + 2; b++) {
      const drive = travel[a * nodes + b]!;
      const wait = Math.max(0, earliest[b]! - dwell[a]! - drive - latest[a]!);
      const late = Math.max(0, earliest[a]! + dwell[a]! + drive - latest[b]!);
      least = Math.min(least, drive + 0.2 * wait + late);
    }
  }
  return least;
}
