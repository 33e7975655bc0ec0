import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MESH_LEVELS,
  meshBounds,
  meshCentre,
  meshCode,
  meshLevel,
  meshNeighbours,
  meshSizeM,
  type MeshLevel,
} from '../../sim/demand/mesh.js';

const VECTORS = '../shared/data/census/mesh_codec';
const absent = !existsSync(VECTORS);

/** The level numbers of the published vectors. */
const LEVEL_OF: Readonly<Record<string, MeshLevel>> = {
  1: '80km',
  40000: '40km',
  20000: '20km',
  16000: '16km',
  2: '10km',
  8000: '8km',
  5000: '5km',
  4000: '4km',
  2500: '2.5km',
  2000: '2km',
  3: '1km',
  4: '500m',
  5: '250m',
  6: '125m',
};

const read = (name: string): string => readFileSync(`${VECTORS}/jismesh_test_to_${name}.py`, 'utf8');
/** "35+1/3" and plain numbers. */
const value = (text: string): number =>
  text.split('+').reduce(
    (sum, part) =>
      sum +
      part
        .split('/')
        .map(Number)
        .reduce((a, b) => a / b),
    0,
  );

describe.skipIf(absent)(
  'published mesh vectors (../shared/data/census/mesh_codec; skipped where absent)',
  () => {
    const code = absent ? '' : read('meshcode');
    const constants = new Map([...code.matchAll(/^(_l\w+) = ([\d.]+)/gm)].map((m) => [m[1]!, Number(m[2])]));
    const number = (name: string): number => constants.get(name) ?? Number(name);

    test('every scalar and vector point gets its code at every level', () => {
      const scalars = [...code.matchAll(/'lat':(_\w+), 'lon':(_\w+), 'level':(\d+)\},\s*'(\d+)'/g)];
      const vectors = [
        ...code.matchAll(
          /'lat':np\.array\(\[(_\w+)\][^}]*?(_lon\w+)[^}]*?'level':(\d+)\},\s*np\.array\(\['?(\d+)/g,
        ),
      ];
      expect([scalars.length, vectors.length]).toEqual([28, 5]);
      for (const [, lat, lon, level, expected] of [...scalars, ...vectors]) {
        expect(meshCode({ lat: number(lat!), lon: number(lon!) }, LEVEL_OF[level!]!)).toBe(expected);
      }
    });

    test('every point outside the grid is refused', () => {
      const errors = [
        ...code.matchAll(
          /to_meshcode\(lat=(?:np\.array\(\[)?([\w.-]+)[^,]*, lon=(?:np\.array\(\[)?([\w.-]+)[^,]*, level=1\)/g,
        ),
      ];
      expect(errors).toHaveLength(8);
      for (const [, lat, lon] of errors) {
        expect(() => meshCode({ lat: number(lat!), lon: number(lon!) }, '80km')).toThrow(RangeError);
      }
    });

    test('every code tells its level, and what is no code tells none', () => {
      const levels = [
        ...read('meshlevel').matchAll(
          /'meshcode': (?:np\.array\(\[)?(\d+)[^}]*\},\s*(?:np\.array\(\[)?(-?\d+)/g,
        ),
      ];
      expect(levels).toHaveLength(30);
      for (const [, mesh, level] of levels) expect(meshLevel(mesh!)).toBe(LEVEL_OF[level!]);
    });

    test('every code gives back its corner or its middle', () => {
      const points = [
        ...read('meshpoint').matchAll(
          /'meshcode': (?:np\.array\(\[)?(\d+)[^,]*, 'lat_multiplier': ([\d.]+), 'lon_multiplier': ([\d.]+)\},\s*\((?:np\.array\(\[)?([\d.+/]+)[^,]*, (?:np\.array\(\[)?([\d.]+)/g,
        ),
      ];
      expect(points).toHaveLength(16);
      for (const [, mesh, up, right, lat, lon] of points) {
        const { west, south, east, north } = meshBounds(mesh!);
        expect(south + (north - south) * Number(up)).toBeCloseTo(value(lat!), 7);
        expect(west + (east - west) * Number(right)).toBeCloseTo(value(lon!), 7);
      }
    });
  },
);

const code = fc.tuple(
  fc.record({
    lon: fc.double({ min: 122, max: 154, noNaN: true }),
    lat: fc.double({ min: 20, max: 46, noNaN: true }),
  }),
  fc.constantFrom(...MESH_LEVELS),
);

describe('mesh codes', () => {
  test('a square holds the point that named it, and its middle and its south-west corner name it again', () => {
    fc.assert(
      fc.property(code, ([at, level]) => {
        const mesh = meshCode(at, level);
        const { west, south, east, north } = meshBounds(mesh);
        expect(at.lon).toBeGreaterThan(west - 1e-9);
        expect(at.lon).toBeLessThan(east + 1e-9);
        expect(at.lat).toBeGreaterThan(south - 1e-9);
        expect(at.lat).toBeLessThan(north + 1e-9);
        expect(meshCode(meshCentre(mesh), level)).toBe(mesh);
        expect(meshCode({ lon: west, lat: south }, level)).toBe(mesh);
        expect(meshLevel(mesh)).toBe(level);
      }),
    );
  });

  test('neighbours are eight, and each has the square among its own', () => {
    fc.assert(
      fc.property(code, ([at, level]) => {
        const mesh = meshCode(at, level);
        const around = meshNeighbours(mesh);
        expect(new Set(around).size).toBe(8);
        for (const other of around) expect(meshNeighbours(other)).toContain(mesh);
      }),
    );
  });

  test('a 500 m square in Mitoyo is about 500 m wide', () => {
    expect(meshSizeM('513365991')).toBeGreaterThan(480);
    expect(meshSizeM('513365991')).toBeLessThan(520);
  });

  test.each(['', '5', '53399', '5339a9', '53398099', '533909990', '51855', '533900008'])(
    '"%s" is no code',
    (text) => {
      expect(meshLevel(text)).toBeUndefined();
      expect(() => meshBounds(text)).toThrow(`"${text}" is no mesh code`);
    },
  );
});
