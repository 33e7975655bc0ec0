import fc from 'fast-check';
import { ROAD_CLASSES, emptyRoads, type RoadGraph } from '../../core/road/graph.js';
import type { StopAnchor } from '../../core/road/snap.js';
import { alongLinks, atJunction } from './drawn.js';

/** Roads with everything that can go wrong: parallel streets, rings, one-ways, islands, stop-only junctions, many ties. */
export interface RandomTown {
  readonly roads: RoadGraph;
  readonly anchors: readonly StopAnchor[];
}

const street = (junctions: number) =>
  fc.record({
    from: fc.nat(junctions - 1),
    to: fc.nat(junctions - 1),
    driveMs: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 90_000 })),
    lengthM: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 20_000 }).map((m) => m / 10),
    ),
    roadClass: fc.constantFrom(...ROAD_CLASSES),
    twoWay: fc.boolean(),
  });

/** Up to twelve junctions, one in six stop-only; up to six stops, at junctions or along streets. */
export const randomTown: fc.Arbitrary<RandomTown> = fc
  .integer({ min: 1, max: 12 })
  .chain((junctions) =>
    fc.record({
      stopOnly: fc.array(fc.nat(5), { minLength: junctions, maxLength: junctions }),
      streets: fc.array(street(junctions), { maxLength: 3 * junctions }),
      stops: fc.array(
        fc.record({ at: fc.nat(junctions - 1), along: fc.nat(2), share: fc.constantFrom(0, 0.2, 0.5, 1) }),
        { maxLength: 6 },
      ),
    }),
  )
  .map(({ stopOnly, streets, stops }) => {
    const roads = emptyRoads();
    for (const [i, chance] of stopOnly.entries()) {
      roads.addNode(`${i}`, { lon: 139 + i / 1000, lat: 35, stopOnly: chance === 0 });
    }
    const links = streets.map(({ from, to, twoWay, ...data }) => {
      const street = { ...data, name: '', shape: [] };
      const there = roads.addLink(`${from}`, `${to}`, street);
      return [there, twoWay ? roads.addLink(`${to}`, `${from}`, street) : undefined] as const;
    });
    const anchors = stops.map((stop) => {
      const chosen = links[stop.at];
      return stop.along > 0 && chosen ? alongLinks(roads, chosen, stop.share) : atJunction(`${stop.at}`);
    });
    const drawing = JSON.stringify({ stopOnly, streets, stops });
    return { roads, anchors, [fc.toStringMethod]: () => drawing };
  });
