import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceM } from '../../core/geo.js';
import type { RoadGraph } from '../../core/road/graph.js';
import { importRoads } from '../../core/road/import.js';
import { CLASS_SPEEDS } from '../../core/road/speed.js';
import { asPbf, asXml, place, type Town } from './town.js';

const CLASSES = ['residential', 'tertiary'] as const;

/** Small towns: up to nine points, up to eight ways of two to five points. */
const towns: fc.Arbitrary<Town> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(10)), { minLength: 3, maxLength: 9, selector: String }),
    fc.array(
      fc.record({
        refs: fc.array(fc.nat(8), { minLength: 2, maxLength: 5 }),
        highway: fc.constantFrom(...CLASSES),
        oneway: fc.constantFrom('no', 'no', 'yes', '-1'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([places, ways]) => ({
    nodes: places.map(([column, row], i) => ({ id: i + 1, ...place(column, row), tags: {} })),
    ways: ways.map(({ refs, ...tags }, i) => ({
      id: i + 1,
      refs: refs.map((ref) => (ref % places.length) + 1),
      tags,
    })),
    restrictions: [],
  }));

type Times = Map<string, number>;

/** All driving times in ms by trying every point in between; slow and obvious. */
function allTimes(ids: readonly string[], direct: Times): Times {
  const times: Times = new Map(direct);
  for (const id of ids) times.set(`${id} ${id}`, 0);
  const time = (a: string, b: string): number => times.get(`${a} ${b}`) ?? Infinity;
  for (const via of ids) {
    for (const a of ids)
      for (const b of ids) times.set(`${a} ${b}`, Math.min(time(a, b), time(a, via) + time(via, b)));
  }
  return times;
}

/** Every piece of every way between two points, as drawn. */
function drawnTimes({ nodes, ways }: Town): Times {
  const times: Times = new Map();
  const add = (a: number, b: number, ms: number): void => {
    const key = `${a} ${b}`;
    times.set(key, Math.min(ms, times.get(key) ?? Infinity));
  };
  for (const { refs, tags } of ways) {
    for (let i = 1; i < refs.length; i++) {
      const [a, b] = [nodes[refs[i - 1]! - 1]!, nodes[refs[i]! - 1]!];
      const kmh = CLASS_SPEEDS[tags['highway'] as (typeof CLASSES)[number]].untaggedKmh;
      const ms = (distanceM(a, b) / kmh) * 3600;
      if (tags['oneway'] !== '-1') add(a.id, b.id, ms);
      if (tags['oneway'] !== 'yes') add(b.id, a.id, ms);
    }
  }
  return times;
}

function linkTimes(roads: RoadGraph): Times {
  const times: Times = new Map();
  roads.forEachLink(({ fromId, toId, data }) => {
    const key = `${fromId} ${toId}`;
    times.set(key, Math.min(data.driveMs, times.get(key) ?? Infinity));
  });
  return times;
}

/** The graph of the town, or undefined if no street of it can be driven both ways. */
function graphOf(bytes: Uint8Array): RoadGraph | undefined {
  try {
    return importRoads([{ name: 'town', bytes }]).roads;
  } catch {
    return undefined;
  }
}

const kept = (roads: RoadGraph): string[] => {
  const ids: string[] = [];
  roads.forEachNode(({ id }) => {
    ids.push(String(id));
  });
  return ids;
};

test('dropping shape points keeps every driving time between junctions, to a millisecond a link', () => {
  let compared = 0;
  fc.assert(
    fc.property(towns, (town) => {
      const roads = graphOf(asXml(town));
      if (!roads) return;
      const ids = kept(roads);
      const slow = allTimes(
        town.nodes.map(({ id }) => String(id)),
        drawnTimes(town),
      );
      const fast = allTimes(ids, linkTimes(roads));
      for (const a of ids) {
        for (const b of ids) {
          expect(Math.abs(fast.get(`${a} ${b}`)! - slow.get(`${a} ${b}`)!)).toBeLessThanOrEqual(
            roads.getLinkCount(),
          );
          compared++;
        }
      }
    }),
    { seed: 1, numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(1000);
});

test('every junction kept can be driven to from every other', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const roads = graphOf(asPbf(town));
      if (!roads) return;
      const ids = kept(roads);
      const times = allTimes(ids, linkTimes(roads));
      for (const a of ids) for (const b of ids) expect(times.get(`${a} ${b}`)).toBeLessThan(Infinity);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test('no other set of points that reach each other is larger', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const roads = graphOf(asXml(town));
      if (!roads) return;
      const all = town.nodes.map(({ id }) => String(id));
      const slow = allTimes(all, drawnTimes(town));
      const both = (a: string, b: string): boolean =>
        Number.isFinite(slow.get(`${a} ${b}`)) && Number.isFinite(slow.get(`${b} ${a}`));
      const partOf = (a: string): string[] => all.filter((b) => both(a, b));
      const [first] = kept(roads);
      expect(partOf(first!)).toEqual(expect.arrayContaining(kept(roads)));
      // Shape points are no junctions: a part counts by the junctions which an import of that part alone would keep.
      for (const a of all)
        if (!partOf(a).includes(first!))
          expect(junctionsIn(partOf(a), town)).toBeLessThanOrEqual(kept(roads).length);
    }),
    { seed: 3, numRuns: 200 },
  );
});

/** Junctions of the town reduced to the streets between these points. */
function junctionsIn(part: readonly string[], town: Town): number {
  const roads = graphOf(asXml({ ...town, nodes: town.nodes.filter(({ id }) => part.includes(String(id))) }));
  return roads ? kept(roads).length : 0;
}
