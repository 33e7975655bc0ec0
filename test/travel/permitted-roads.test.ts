import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoads, type RoadClass, type RoadGraph } from '../../core/road/graph.js';
import { flatNetwork } from '../../core/travel/network.js';
import type { PermittedRoads } from '../../core/travel/permitted-roads.js';
import { createTravelTimes } from '../../core/travel/travel-times.js';
import { UNREACHABLE } from '../../core/units.js';
import { atJunction, stop } from './drawn.js';

interface Drawn {
  readonly from: number;
  readonly to: number;
  readonly roadClass: RoadClass;
  readonly name: string;
  readonly lengthM: number;
}

/** Junctions 0 … n − 1, and streets in one direction at 36 km/h. */
function roadsOf(n: number, streets: readonly Drawn[]): RoadGraph {
  const roads = emptyRoads();
  for (let i = 0; i < n; i++) roads.addNode(String(i), { lon: i / 100, lat: 0, stopOnly: false });
  for (const { from, to, ...street } of streets) {
    const driveMs = street.lengthM * 100;
    roads.addLink(String(from), String(to), { ...street, driveMs, shape: [] });
  }
  return roads;
}

const [A, C] = [stop(0), stop(2)] as const;
const street = (from: number, to: number, roadClass: RoadClass, name = ''): Drawn => ({
  from,
  to,
  roadClass,
  name,
  lengthM: 1000,
});

const square = roadsOf(4, [
  street(0, 1, 'primary', 'Station Road'),
  street(1, 2, 'residential'),
  street(0, 3, 'residential', 'Shore Street'),
  street(3, 2, 'residential'),
]);
const timesFor = (permitted?: PermittedRoads): number =>
  createTravelTimes(flatNetwork(square, ['0', '1', '2', '3'].map(atJunction), permitted)).between(A, C, 0);

describe('a vehicle that may not use all roads', () => {
  test('keeps to the permitted classes and names', () => {
    expect(timesFor()).toBe(200);
    expect(timesFor({ classes: ['residential'] })).toBe(200);
    expect(timesFor({ classes: ['primary'] })).toBe(UNREACHABLE);
    expect(timesFor({ classes: ['tertiary'], streets: ['Shore Street'] })).toBe(UNREACHABLE);
  });

  test('goes no faster than it may, and no faster than the street allows', () => {
    expect(timesFor({ maxKmh: 18 })).toBe(400);
    expect(timesFor({ maxKmh: 60 })).toBe(200);
  });
});

test('driving on permitted roads is driving on roads without the others', () => {
  const classes: readonly RoadClass[] = ['primary', 'residential', 'service'];
  const drawn = fc.record({
    from: fc.nat(5),
    to: fc.nat(5),
    roadClass: fc.constantFrom(...classes),
    name: fc.constantFrom('', 'a', 'b'),
    lengthM: fc.integer({ min: 100, max: 900 }),
  });
  fc.assert(
    fc.property(
      fc.array(drawn, { minLength: 4, maxLength: 18 }),
      fc.subarray([...classes]),
      fc.subarray(['a', 'b']),
      (streets, allowed, names) => {
        const open = streets.filter(({ from, to }) => from !== to);
        const left = open.filter(
          ({ roadClass, name }) => allowed.includes(roadClass) || names.includes(name),
        );
        const anchors = ['0', '1', '2', '3', '4', '5'].map(atJunction);
        const permitted = { classes: allowed, streets: names };
        const restricted = createTravelTimes(flatNetwork(roadsOf(6, open), anchors, permitted));
        const taken = createTravelTimes(flatNetwork(roadsOf(6, left), anchors));
        for (let from = 0; from < 6; from++) {
          expect([...restricted.rowFrom(stop(from), 0)]).toEqual([...taken.rowFrom(stop(from), 0)]);
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});
