import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesIn, path } from '../../web/parts/path.js';

test('a name with a slash stays one name', () => {
  expect(path`/api/bookings/${'demo/1/駅'}/history`).toBe('/api/bookings/demo%2F1%2F%E9%A7%85/history');
});

test('every name comes back as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(namesIn(path`/ride/${one}/${other}`)).toEqual(['ride', one, other]);
    }),
    { seed: 6 },
  );
});

test('an address that is not well written is read as it stands', () => {
  expect(namesIn('/ride/%E9%zz')).toEqual(['ride', '%E9%zz']);
});
