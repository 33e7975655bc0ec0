import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseRoutes } from '../../core/travel/choice.js';
import { NO_WAY } from '../../core/travel/cost.js';
import { hierarchyRoutes } from '../../core/travel/hierarchy-routes.js';
import { hierarchyOf } from '../../core/travel/hierarchy.js';
import { FREE_FLOW, edgeCosts, flatNetwork, type FlatNetwork } from '../../core/travel/network.js';
import { plainRoutes } from '../../core/travel/plain.js';
import type { Routes } from '../../core/travel/routes.js';
import { madeUpCountry } from '../bench/routing-roads.js';
import { randomTown } from './countries.js';

/** Cost from `source` to every node, by relaxing every edge until nothing changes. */
function slowly(source: number, network: FlatNetwork, costs: Float64Array): Float64Array {
  const best = new Float64Array(network.nodes).fill(NO_WAY);
  best[source] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let e = 0; e < network.edges; e++) {
      const cost = best[network.tail[e]!]! + costs[e]!;
      if (cost < best[network.head[e]!]!) {
        best[network.head[e]!] = cost;
        changed = true;
      }
    }
  }
  return best;
}

/** What the way costs if its edges follow one another from start to end; what is wrong with it if they do not. */
function driven(way: Int32Array, ends: readonly [number, number], network: FlatNetwork, costs: Float64Array) {
  let [at] = ends;
  let cost = 0;
  for (const e of way) {
    if (network.tail[e] !== at) return `edge ${e} does not begin at ${at}`;
    at = network.head[e]!;
    cost += costs[e]!;
  }
  return at === ends[1] ? cost : `ends at ${at}, not at ${ends[1]}`;
}

function expectExact(routes: Routes, network: FlatNetwork, costs: Float64Array): void {
  const all = Int32Array.from({ length: network.nodes }, (_, v) => v);
  const [toAll, fromAll] = [routes.toMany(all), routes.fromMany(all)];
  const column = new Float64Array(network.nodes);
  for (const from of all) {
    const truth = slowly(from, network, costs);
    const row = new Float64Array(network.nodes);
    toAll(from, row);
    expect(row).toEqual(truth);
    for (const to of all) {
      fromAll(to, column);
      expect(column[from]).toBe(truth[to]);
      expect(routes.cost(from, to)).toBe(truth[to]);
      const way = routes.way(from, to);
      expect(way ? driven(way, [from, to], network, costs) : NO_WAY).toBe(truth[to]);
    }
  }
}

describe('on any little town, costs and ways are those of the slow obvious search', () => {
  test.each([
    ['by plain searches', plainRoutes],
    [
      'by the hierarchy',
      (network: FlatNetwork, costs: Float64Array) => hierarchyRoutes(hierarchyOf(network, costs)),
    ],
  ])('%s', (_, routesOn) => {
    fc.assert(
      fc.property(randomTown, ({ roads, anchors }) => {
        const network = flatNetwork(roads, anchors);
        const costs = edgeCosts(network, FREE_FLOW);
        expectExact(routesOn(network, costs), network, costs);
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  test('by the hierarchy of another traffic, its order kept', () => {
    fc.assert(
      fc.property(
        randomTown,
        fc.infiniteStream(fc.double({ min: 0.3, max: 2, noNaN: true })),
        (town, speeds) => {
          const network = flatNetwork(town.roads, town.anchors);
          const { rank } = hierarchyOf(network, edgeCosts(network, FREE_FLOW));
          const costs = edgeCosts(
            network,
            FREE_FLOW.map(() => speeds.next().value as number),
          );
          expectExact(hierarchyRoutes(hierarchyOf(network, costs, rank)), network, costs);
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });
});

test('in a country of 5,000 junctions the hierarchy and plain searches agree on time, length and way', () => {
  const network = madeUpCountry(5000, 3);
  const costs = edgeCosts(network, FREE_FLOW);
  const [plain, prepared] = [plainRoutes(network, costs), hierarchyRoutes(hierarchyOf(network, costs))];
  for (let i = 0; i < 400; i++) {
    const ends = [(i * 7919) % network.nodes, ((i % 20) * 104_729) % network.nodes] as const;
    const truth = plain.cost(...ends);
    expect(prepared.cost(...ends)).toBe(truth);
    expect(driven(prepared.way(...ends)!, ends, network, costs)).toBe(truth);
    expect(driven(plain.way(...ends)!, ends, network, costs)).toBe(truth);
  }
});

test('fifty stops are searched plainly, and more than fifty in a large network by the hierarchy', () => {
  const country = madeUpCountry(5000, 3);
  const costs = edgeCosts(country, FREE_FLOW);
  const withStops = (stops: number): FlatNetwork => {
    const at = Int32Array.from({ length: stops }, (_, i) => i * 90);
    return { ...country, exit: at, entry: at };
  };
  const [few, many] = [chooseRoutes(withStops(50), costs), chooseRoutes(withStops(51), costs)];
  expect(few.ranks).toBeUndefined();
  expect(many.ranks).toHaveLength(country.nodes);
  expect(few.routes.cost(7, 4321)).toBe(many.routes.cost(7, 4321));
});
