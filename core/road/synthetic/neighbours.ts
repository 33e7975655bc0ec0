import type { Plane } from './plane.js';

/** Two neighbours by their places in the list, the lower first. */
export type Pair = readonly [a: number, b: number];

/** A third point this much outside the circle still counts as inside, so that squares of a grid get no diagonals. */
const CLOSE = 1.01;

/**
 * The Gabriel graph of some points, a little thinned: two are neighbours unless a third lies inside the circle whose
 * diameter they are, or on it, and nearer to both than they are to each other. Whoever has no such third point is joined,
 * so the relative neighbourhood graph is in it and it is connected. It joins what people would join by a road without
 * passing through a third place. Pairs come in the order of their ends. Of points at one place only the first has
 * neighbours further away. Source: Gabriel and Sokal, Systematic Zoology 18 (1969). O(n² log n).
 */
export function neighbours(members: readonly number[], { east, north }: Plane): readonly Pair[] {
  const pairs: Pair[] = [];
  const squared = (a: number, b: number): number => (east[a]! - east[b]!) ** 2 + (north[a]! - north[b]!) ** 2;
  for (const a of members) {
    const near = members
      .filter((other) => other !== a)
      .map((other) => ({ other, far: squared(a, other) }))
      .sort((x, y) => x.far - y.far || x.other - y.other);
    near.forEach(({ other: b, far }, rank) => {
      if (a > b) return;
      // Whatever stands between two points is nearer to either than the other is.
      for (let i = 0; i < rank; i++) {
        const third = near[i]!;
        const beyond = squared(third.other, b);
        if (beyond < far && third.far < far && third.far + beyond < far * CLOSE) return;
        if (third.far === 0 && third.other < a) return;
        if (beyond === 0 && third.other < b) return;
      }
      pairs.push([a, b]);
    });
  }
  return pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
