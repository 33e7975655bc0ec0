import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LonLat } from '../../core/geo.js';
import { emptyRoads } from '../../core/road/graph.js';
import { flatNetwork } from '../../core/travel/network.js';
import { pathFinder } from '../../core/travel/path.js';
import { createTravelTimes } from '../../core/travel/travel-times.js';
import { UNREACHABLE, serviceTime } from '../../core/units.js';
import { randomTown } from './countries.js';
import { along, atJunction, drawnRoads, stop } from './drawn.js';

/** Longitudes of a line in thousandths of a degree east of the first junction of a drawn town. */
const east = (line: readonly LonLat[]): number[] =>
  line.map(({ lon }) => Math.round((lon - 139) * 1e6) / 1e3);

test('a way is drawn from the first stop to the last, in driving order', () => {
  const roads = drawnRoads('A-B 10s 100m', 'B-C 10s 100m');
  const path = pathFinder(roads)(atJunction('A'), atJunction('C'))!;
  expect({ ...path, line: east(path.line) }).toEqual({ line: [0, 1, 2], metres: 200, seconds: 20 });
});

test('of two parallel streets it follows the faster, bends and all', () => {
  const roads = emptyRoads();
  roads.addNode('A', { lon: 139, lat: 35, stopOnly: false });
  roads.addNode('B', { lon: 139.01, lat: 35, stopOnly: false });
  const street = { lengthM: 1000, roadClass: 'primary', name: '' } as const;
  roads.addLink('A', 'B', { ...street, driveMs: 90_000, shape: [{ lon: 139.005, lat: 35.001 }] });
  roads.addLink('A', 'B', {
    ...street,
    driveMs: 80_000,
    shape: [139.002, 139.004, 139.008].map((lon) => ({ lon, lat: 35 })),
  });
  const find = pathFinder(roads);
  expect(east(find(atJunction('A'), atJunction('B'))!.line)).toEqual([0, 2, 4, 8, 10]);
});

test('a stop along a bent street is joined along the bends between', () => {
  const roads = emptyRoads();
  roads.addNode('A', { lon: 139, lat: 35, stopOnly: false });
  roads.addNode('B', { lon: 139.01, lat: 35, stopOnly: false });
  const shape = [139.002, 139.004, 139.008].map((lon) => ({ lon, lat: 35 }));
  roads.addLink('A', 'B', { lengthM: 1000, driveMs: 100_000, roadClass: 'primary', name: '', shape });
  const [first, second] = [
    { ...along(roads, 'A', 'B', 0.3), point: { lon: 139.003, lat: 35 } },
    { ...along(roads, 'A', 'B', 0.7), point: { lon: 139.007, lat: 35 } },
  ];
  const find = pathFinder(roads);
  const path = find(first, second)!;
  expect({ ...path, line: east(path.line) }).toEqual({ line: [3, 4, 7], metres: 400, seconds: 40 });
  expect(east(find(atJunction('A'), first)!.line)).toEqual([0, 2, 3]);
  expect(east(find(second, atJunction('B'))!.line)).toEqual([7, 8, 10]);
  expect(find(second, first)).toBeUndefined();
});

test('in any little town a drawn way has the time and length of the table, or there is none in either', () => {
  const periods = [1, 0.83].map((speed, i) => ({ from: serviceTime(i), speed }));
  fc.assert(
    fc.property(randomTown, ({ roads, anchors }) => {
      const times = createTravelTimes(flatNetwork(roads, anchors), periods, { speed: 0.9 });
      for (const [period, one] of periods.entries()) {
        const find = pathFinder(roads, { period: one, speed: 0.9 });
        for (const [i, from] of anchors.entries()) {
          for (const [j, to] of anchors.entries()) {
            const path = find(from, to);
            expect(path?.seconds ?? UNREACHABLE).toBe(times.between(stop(i), stop(j), period));
            const metres = times.metres(stop(i), stop(j), period);
            // Pieces of a street shorter than a decimetre count as one.
            expect(Math.abs((path?.metres ?? UNREACHABLE) - metres)).toBeLessThanOrEqual(1);
          }
        }
      }
    }),
    { seed: 21, numRuns: 300 },
  );
});
