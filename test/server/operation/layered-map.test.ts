import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LayeredMap } from '../../../server/operation/layered-map.js';

describe('a layered map', () => {
  test('holds what a map would, in its order, and leaves those before as they were', () => {
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 60 }), (works) => {
        const begin = new Map([[7, 7]]);
        let plain: ReadonlyMap<number, number> = begin;
        let layered: ReadonlyMap<number, number> = begin;
        const before: [ReadonlyMap<number, number>, ReadonlyMap<number, number>][] = [];
        for (const work of works) {
          before.push([layered, plain]);
          const next = LayeredMap.over(layered);
          const copy = new Map(plain);
          for (const [key, value] of work) {
            next.set(key, value);
            copy.set(key, value);
          }
          [layered, plain] = [next, copy];
        }
        for (const [map, known] of [...before, [layered, plain] as const]) {
          expect([...map]).toEqual([...known]);
          expect([...map.keys()]).toEqual([...known.keys()]);
          expect([...map.values()]).toEqual([...known.values()]);
          expect(map.size).toBe(known.size);
          for (const key of [0, 7, 200, 401]) {
            expect(map.get(key)).toBe(known.get(key));
            expect(map.has(key)).toBe(known.has(key));
          }
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
