import fc from 'fast-check';
import { expect, test } from 'vitest';
import { below, randomStream } from '../../core/random.js';
import { cheapestPartition } from '../../core/search/partition.js';
import { columnsOf } from '../../core/search/columns.js';
import { modelOf, type Model } from '../../core/search/model.js';
import type { PooledTour } from '../../core/search/pool.js';
import { pricesOf } from '../../core/search/prices.js';
import { drawnTown } from './towns.js';

const REQUESTS = 6;
const PLENTY = 1_000_000;

test('tours are put together to the cheapest plan, as trying all combinations finds it', () => {
  let better = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const town = drawnTown(seed, { requests: REQUESTS, vehicles: 3, flavour: 'plain' });
      const model = modelOf({
        ...town,
        requests: town.requests.map((request) => ({ ...request, penalty: 40 })),
      });
      const pool = randomPool(seed);
      const bound = 150;
      const expected = cheapestByTrying(model, pool, 0, new Set());
      const chosen = cheapestPartition(model, pool, { bound, looks: PLENTY });
      if (expected >= bound) expect(chosen).toBeUndefined();
      else expect(costOf(pool, chosen!)).toBeCloseTo(expected, 6);
      if (chosen) better++;
      // What the prices prove, no plan undercuts.
      expect(pricesOf(columnsOf(model, pool), bound).lower).toBeLessThan(Math.max(expected, bound) + 1e-6);
    }),
    { numRuns: 300, seed: 4 },
  );
  expect(better).toBeGreaterThan(50);
});

test('with hardly a look to spare nothing is found, and nothing is made up', () => {
  const town = drawnTown(7, { requests: REQUESTS, vehicles: 3, flavour: 'plain' });
  const model = modelOf(town);
  const pool = Array.from({ length: REQUESTS }, (_, r) => ({
    vehicle: r % 3,
    cost: 10,
    nodes: Int32Array.of(2 * r, 2 * r + 1, ...(r < 3 ? [2 * r + 6, 2 * r + 7] : [])),
  }));
  expect(cheapestPartition(model, pool, { bound: 150, looks: 1 })).toBeUndefined();
  expect(cheapestPartition(model, pool, { bound: 150, looks: PLENTY })).toEqual([0, 1, 2]);
});

/** Twelve tours of made-up cost; every vehicle of the drawn towns is of its own kind. */
function randomPool(seed: number): PooledTour[] {
  const random = randomStream(seed, 'pool');
  return Array.from({ length: 12 }, () => {
    const requests = Array.from({ length: REQUESTS }, (_, r) => r).filter(() => random() < 0.4);
    const held = requests.length > 0 ? requests : [below(REQUESTS, random)];
    const nodes = Int32Array.from(held.flatMap((r) => [2 * r, 2 * r + 1]));
    return { vehicle: below(3, random), cost: 5 + below(60, random), nodes };
  });
}

/** The cheapest choice from pool[k …] with `taken` (requests, and vehicles as −1 − v) gone; 40 a request left out. */
function cheapestByTrying(
  model: Model,
  pool: readonly PooledTour[],
  k: number,
  taken: ReadonlySet<number>,
): number {
  const tour = pool[k];
  if (!tour) return 40 * (REQUESTS - [...taken].filter((key) => key >= 0).length);
  const without = cheapestByTrying(model, pool, k + 1, taken);
  const keys = [-1 - model.kind[tour.vehicle]!, ...new Set(Array.from(tour.nodes, (node) => node >> 1))];
  if (keys.some((key) => taken.has(key))) return without;
  return Math.min(without, tour.cost + cheapestByTrying(model, pool, k + 1, new Set([...taken, ...keys])));
}

/** Indices from the end of the pool on stand for requests left out. */
function costOf(pool: readonly PooledTour[], chosen: readonly number[]): number {
  return chosen.reduce((sum, j) => sum + (pool[j]?.cost ?? 40), 0);
}
