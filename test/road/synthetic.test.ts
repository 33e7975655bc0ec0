import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceM, type LonLat } from '../../core/geo.js';
import type { Boundary } from '../../core/road/boundary.js';
import { storedText } from '../../core/road/format.js';
import type { RoadGraph } from '../../core/road/graph.js';
import { importRoads } from '../../core/road/import.js';
import { neighbours } from '../../core/road/synthetic/neighbours.js';
import { planeOf } from '../../core/road/synthetic/plane.js';
import { settlementsTable, type Settlement } from '../../core/road/synthetic/settlement.js';
import { SYNTHETIC_DEFAULTS } from '../../core/road/synthetic/settings.js';
import { synthesise } from '../../core/road/synthetic/synthesise.js';

const KM = 1 / 111.195;
/** A settlement so many kilometres east and north of the equator's beginning, where both axes are alike. */
const at = (id: string, east: number, north: number, population: number): Settlement => ({
  id,
  lon: east * KM,
  lat: north * KM,
  population,
});
const made = (settlements: readonly Settlement[], boundary?: Boundary): ReturnType<typeof synthesise> =>
  synthesise({ file: 'settlements.csv', settlements, boundary }, SYNTHETIC_DEFAULTS);
const link = (roads: RoadGraph, a: string, b: string) => roads.getLink(a, b)?.data;
const bytes = (text: string): { name: string; bytes: Uint8Array } => ({
  name: 'settlements.csv',
  bytes: new TextEncoder().encode(text),
});

describe('roads between settlements', () => {
  test('join neighbours, in both directions, but pass through a third place that lies between', () => {
    const { roads } = made([at('west', 0, 0, 9), at('middle', 2, 0, 9), at('east', 4, 0, 9)]);
    expect(link(roads, 'west', 'middle')).toBeDefined();
    expect(link(roads, 'middle', 'west')).toBeDefined();
    expect(link(roads, 'west', 'east')).toBeUndefined();
  });

  test('are 1.1 times as long as the straight line; open ones are driven at 48 km/h, those of less than 1 km at 35', () => {
    const { roads } = made([at('a', 0, 0, 9), at('b', 2, 0, 9), at('c', 2.5, 0, 9)]);
    const open = link(roads, 'a', 'b')!;
    expect(open.lengthM).toBeCloseTo(2200, -1);
    expect(open.lengthM / open.driveMs).toBeCloseTo(48 / 3600, 4);
    const near = link(roads, 'b', 'c')!;
    expect(near.roadClass).toBe('tertiary');
    expect(near.lengthM / near.driveMs).toBeCloseTo(35 / 3600, 4);
  });

  test('follow the sides of a square and not its diagonals', () => {
    const { roads } = made([at('a', 0, 0, 9), at('b', 2, 0, 9), at('c', 2, 2, 9), at('d', 0, 2, 9)]);
    expect(roads.getLinkCount()).toBe(8);
    expect(link(roads, 'a', 'c')).toBeUndefined();
  });

  test('are larger between larger places, and lead through the small ones on the way', () => {
    const chain = Array.from({ length: 21 }, (_, i) => at(`p${i}`, i, 0, i % 20 === 0 ? 50_000 : 10));
    const aside = at('aside', 10, 1.5, 10);
    const { roads } = made([...chain, aside]);
    expect(link(roads, 'p9', 'p10')!.roadClass).toBe('trunk');
    expect(link(roads, 'p10', 'aside')!.roadClass).toBe('tertiary');
  });

  test('do not cross what lies outside the boundary, and a place beyond it is told as not connected', () => {
    const land = (west: number, east: number) => [
      [
        { lon: west * KM, lat: -5 * KM },
        { lon: east * KM, lat: -5 * KM },
        { lon: east * KM, lat: 5 * KM },
        { lon: west * KM, lat: 5 * KM },
        { lon: west * KM, lat: -5 * KM },
      ],
    ];
    const sea = { polygons: [land(-1, 4), land(8, 12)] };
    const { roads, account } = made([at('a', 0, 0, 900), at('b', 3, 0, 900), at('island', 9, 0, 400)], sea);
    expect(link(roads, 'a', 'b')).toBeDefined();
    expect(roads.getNode('island')).toBeUndefined();
    expect(account.dropped[0]).toMatchObject({ count: 1, examples: ['b–island'] });
  });
});

describe('streets inside a settlement', () => {
  test('form a grid as wide as its people need at 4,000 a square kilometre: 4,000 people, 1 km, blocks of 200 m', () => {
    const { roads } = made([at('town', 0, 0, 4000), at('hamlet', 5, 0, 20)]);
    // 1000 m ÷ 2 ÷ 200 m = 2.5, rounded to 3 blocks to each side: 7 × 7 crossings. The hamlet is one point.
    expect(roads.getNodeCount()).toBe(49 + 1);
    expect(roads.getNode('hamlet')!.links!.size).toBe(2);
  });
});

describe('what is made is said to be made', () => {
  test('the account says synthetic, and so do roads that were stored and read again', () => {
    const roads = made([at('a', 0, 0, 500), at('b', 2, 0, 500)]);
    expect(roads.account.synthetic).toMatch(/^synthetic roads: made from 2 settlements, not surveyed/);
    const again = importRoads([{ name: 'roads.json', bytes: new TextEncoder().encode(storedText(roads)) }]);
    expect(again.account.synthetic).toBe(roads.account.synthetic);
  });
});

describe('the table of settlements', () => {
  test('has id and population, or is the cells of a census demand', () => {
    expect(settlementsTable(bytes('id,lon,lat,population\na,1,2,300\n'))).toEqual([
      { id: 'a', lon: 1, lat: 2, population: 300 },
    ]);
    expect(settlementsTable(bytes('cell,lon,lat,age_0_14,age_unknown\na,1,2,30,1.5\n'))[0]!.population).toBe(
      31.5,
    );
  });

  test('tells all its faults with their lines', () => {
    const faulty = bytes('id,lon,lat,population\na,1,2,300\na,1,2,many\nb,999,2,-3\n');
    expect(() => settlementsTable(faulty)).toThrow(/line 3, column id[\s\S]*/);
    expect(() => settlementsTable(bytes('name,people\na,3\n'))).toThrow(/columns id, lon, lat, population/);
  });
});

const point = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) });
const points = fc.uniqueArray(point, { minLength: 2, maxLength: 14, selector: ({ x, y }) => `${x},${y}` });

describe('for any places', () => {
  test('two are neighbours just if no third, nearer to both, lies in the circle between them or on it', () => {
    fc.assert(
      fc.property(points, (list) => {
        const places: LonLat[] = list.map(({ x, y }) => ({ lon: x * KM, lat: y * KM }));
        const plane = planeOf(places);
        const squared = (a: number, b: number): number =>
          (plane.east[a]! - plane.east[b]!) ** 2 + (plane.north[a]! - plane.north[b]!) ** 2;
        const all = [...places.keys()];
        const slow = all.flatMap((a) =>
          all
            .filter((b) => a < b)
            .filter((b) =>
              all.every((c) => {
                const [near, far, between] = [squared(a, c), squared(c, b), squared(a, b)];
                return c === a || c === b || Math.max(near, far) >= between || near + far >= between * 1.01;
              }),
            )
            .map((b) => [a, b]),
        );
        expect(neighbours(all, plane)).toEqual(slow);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('all are connected, whatever their number and size, and equal places give equal bytes', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 3000 }), (list, people) => {
        const places = list.map(({ x, y }, i) => at(`p${i}`, x, y, people * (i % 3)));
        const { roads, cutOff } = made(places);
        expect(cutOff.getNodeCount()).toBe(0);
        for (const { id } of places) expect(roads.getNode(id)).toBeDefined();
        expect(storedText(made(places))).toBe(storedText(made(places)));
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  test('no road is shorter than the straight line', () => {
    fc.assert(
      fc.property(points, (list) => {
        const { roads } = made(list.map(({ x, y }, i) => at(`p${i}`, x, y, 100)));
        roads.forEachLink(({ fromId, toId, data }) => {
          const straight = distanceM(roads.getNode(fromId)!.data, roads.getNode(toId)!.data);
          // The plane is true to better than a hundredth.
          expect(data.lengthM).toBeGreaterThanOrEqual(straight * 0.99);
        });
      }),
      { seed: 5, numRuns: 50 },
    );
  });
});
