import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceM } from '../../core/geo.js';
import type { StopId } from '../../core/ids.js';
import { importRoads, type ImportedRoads } from '../../core/road/import.js';
import { SNAP_DEFAULTS, snapProblemText, snapStops, type SnapSettings } from '../../core/road/snap.js';
import { asXml, idOf, place, town } from './town.js';

const read = (drawing: string, words: readonly string[]): ImportedRoads =>
  importRoads([{ name: 'town', bytes: asXml(town(drawing, words)) }]);

const letter = (id: string): string => String.fromCharCode(Number(id) - 1001 + 'a'.charCodeAt(0));

/** How a stop at a column and row of the drawing is attached: `a>d at 100 of 300 m, left, 20 m off`. */
function attached(
  roads: ImportedRoads,
  column: number,
  row: number,
  settings: Partial<SnapSettings> = {},
): string {
  const stops = [{ stop: 'S' as StopId, place: place(column, row) }];
  const { anchors, problems } = snapStops(roads, stops, { ...SNAP_DEFAULTS, ...settings });
  return [
    ...anchors.map((anchor) =>
      anchor.kind === 'junction'
        ? `junction ${letter(anchor.node)}`
        : anchor.passes
            .map(
              ({ from, to, offsetM, lengthM, side }) =>
                `${letter(from)}>${letter(to)} at ${Math.round(offsetM)} of ${Math.round(lengthM)} m, ${side}`,
            )
            .join(' | ') + `, ${Math.round(anchor.distanceM)} m off`,
    ),
    ...problems.map(snapProblemText),
  ].join('\n');
}

describe('a stop along a street', () => {
  const street = read('a     d\n', ['ad']);
  test('north of a street to the east, driving on the left: the eastbound kerb comes first', () => {
    expect(attached(street, 2, -0.2)).toBe(
      'a>d at 100 of 300 m, left | d>a at 200 of 300 m, right, 20 m off',
    );
  });

  test('south of it the westbound kerb comes first', () => {
    expect(attached(street, 2, 0.2)).toBe('d>a at 200 of 300 m, left | a>d at 100 of 300 m, right, 20 m off');
  });

  test('where one drives on the right it is the other way round', () => {
    expect(attached(street, 2, -0.2, { drivingSide: 'right' })).toBe(
      'd>a at 200 of 300 m, right | a>d at 100 of 300 m, left, 20 m off',
    );
  });

  test('with strict kerbs only the near side remains', () => {
    expect(attached(street, 2, -0.2, { kerb: 'strict' })).toBe('a>d at 100 of 300 m, left, 20 m off');
  });

  test('on the street itself both sides will do', () => {
    expect(attached(street, 2, 0, { kerb: 'strict' })).toBe(
      'a>d at 100 of 300 m, on | d>a at 200 of 300 m, on, 0 m off',
    );
  });

  test('beyond the end of the street the end is nearest', () => {
    expect(attached(street, 8, 0)).toMatch(/^(a>d at 300|d>a at 0) of 300 m/);
  });

  test('a one-way street has one pass, on whichever side the stop is', () => {
    const ring = read('a     b\n\nd     c', ['ab oneway=yes', 'bcda oneway=yes name=Ring']);
    expect(attached(ring, 2, 0.2, { kerb: 'strict' })).toBe('a>b at 100 of 300 m, right, 20 m off');
  });

  test('nobody boards on a motorway', () => {
    const roads = read('a     b\nc     d', ['ab highway=motorway', 'ba highway=motorway', 'cd', 'ac', 'bd']);
    expect(attached(roads, 2, 0.1)).toContain('a>b at 200 of 500 m');
    expect(attached(roads, 2, 0.1)).toContain('90 m off');
  });
});

describe('a stop that cannot be served is an error that names it', () => {
  test('a stop in the sea', () => {
    const street = read('a     d\n', ['ad']);
    expect(attached(street, 2, -9)).toBe(
      'stop S: expected a road for cars within 300 m, found the nearest 900 m away; move the stop (is it in the sea, or are longitude and latitude swapped?) or take roads of that place',
    );
    expect(attached(street, 2, -9, { maxDistanceM: 1000 })).toContain('900 m off');
    expect(attached(street, 300, 0)).toContain('nearest 14700 m away');
  });

  test('a stop on a street from which no way leads back', () => {
    const roads = read('a b c d       h', ['abc', 'cd oneway=yes', 'dh oneway=yes name=Teibō']);
    expect(attached(roads, 10, 0)).toContain(
      'stop S: expected a street with a way in and a way out, found Teibō between junctions 1004 and 1008 with no way out',
    );
  });

  test('a stop on a street to which no way leads, and on an island', () => {
    expect(attached(read('a b c d       h', ['abc', 'cd oneway=-1', 'dh oneway=-1']), 10, 0)).toContain(
      'no way in from',
    );
    expect(attached(read('a b c d       h', ['abc', 'abcba', 'dh']), 10, 0)).toContain('no way in or out');
  });

  test('a cut-off yard next to a good street does not matter', () => {
    const roads = read('a   b  c\n  d e', ['abc', 'de highway=service']);
    expect(attached(roads, 3, 0.7)).toContain('no way in or out');
    expect(attached(roads, 3, 0.6)).toContain('60 m off');
  });

  test('all of them are told at once', () => {
    const roads = read('a     d\n', ['ad']);
    const stops = [
      { stop: 'sea' as StopId, place: place(0, 50) },
      { stop: 'good' as StopId, place: place(3, 0) },
      { stop: 'lost' as StopId, node: '4711' },
      { stop: 'end' as StopId, node: String(idOf('a')) },
    ];
    const { anchors, problems } = snapStops(roads, stops);
    expect(problems.map(({ stop, reason }) => `${stop}: ${reason}`)).toEqual([
      'sea: no-road-near',
      'lost: unknown-junction',
    ]);
    expect(anchors.map(({ stop, kind }) => `${stop}: ${kind}`)).toEqual(['good: street', 'end: junction']);
  });
});

test('no street of the town is nearer than the one a stop is attached to', () => {
  const roads = read('a   b   c\n  f   g\nd   e   h\n  i', [
    'abc',
    'de',
    'ad',
    'be',
    'eh oneway=yes',
    'hgc',
    'bfe name=Yoko',
    'dif',
  ]);
  fc.assert(
    fc.property(
      fc.double({ min: -2, max: 10, noNaN: true }),
      fc.double({ min: -1, max: 4, noNaN: true }),
      (column, row) => {
        const stop = place(column, row);
        const { anchors } = snapStops(roads, [{ stop: 'S' as StopId, place: stop }]);
        const anchor = anchors[0]!;
        if (anchor.kind !== 'street') throw new Error('a place became a junction');
        // Slow and obvious: walk along every street in steps and measure.
        let nearest = Infinity;
        roads.roads.forEachLink(({ fromId, toId, data }) => {
          const line = [roads.roads.getNode(fromId)!.data, ...data.shape, roads.roads.getNode(toId)!.data];
          for (let i = 1; i < line.length; i++) {
            for (let share = 0; share <= 1; share += 0.02) {
              const lon = line[i - 1]!.lon + share * (line[i]!.lon - line[i - 1]!.lon);
              const lat = line[i - 1]!.lat + share * (line[i]!.lat - line[i - 1]!.lat);
              nearest = Math.min(nearest, distanceM({ lon, lat }, stop));
            }
          }
        });
        expect(anchor.distanceM).toBeLessThan(nearest + 0.1);
        expect(nearest).toBeLessThan(anchor.distanceM + 3);
        for (const { offsetM, lengthM } of anchor.passes)
          expect(offsetM >= 0 && offsetM <= lengthM).toBe(true);
      },
    ),
    { seed: 4, numRuns: 100 },
  );
});
