import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentsOf, usualTime } from '../../sim/reach/usual-time.js';

const HOUR = 3600;

test('of a bus every hour that takes ten minutes, the usual time is 40 minutes', () => {
  const moments = momentsOf([{ earliest: 8 * HOUR, latest: 12 * HOUR }]);
  const buses = [8, 9, 10, 11, 12].map((hour) => ({ leaves: hour * HOUR, arrives: hour * HOUR + 600 }));
  expect(moments).toHaveLength(48);
  expect(Math.abs(usualTime(moments, buses, Infinity) / 60 - 40)).toBeLessThanOrEqual(5);
});

test('what is always there counts where nothing runs, or runs too seldom', () => {
  const moments = momentsOf([{ earliest: 0, latest: HOUR }]);
  expect(usualTime(moments, [], 900)).toBe(900);
  expect(usualTime(moments, [], Infinity)).toBe(Infinity);
  expect(usualTime(moments, [{ leaves: 600, arrives: 660 }], 900)).toBe(900);
  expect(usualTime(moments, [{ leaves: 600, arrives: 660 }], Infinity)).toBe(Infinity);
});

test('it is the middle of what every single moment brings', () => {
  const journey = fc
    .record({ leaves: fc.integer({ min: 0, max: 7200 }), ride: fc.integer({ min: 1, max: 3000 }) })
    .map(({ leaves, ride }) => ({ leaves, arrives: leaves + ride }));
  fc.assert(
    fc.property(
      fc.array(journey, { maxLength: 12 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 7200 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 9000 }),
      (journeys, moments, always) => {
        const slow = moments
          .map((moment) =>
            Math.min(
              always,
              ...journeys.filter(({ leaves }) => leaves >= moment).map(({ arrives }) => arrives - moment),
            ),
          )
          .sort((a, b) => a - b);
        expect(usualTime(moments, journeys, always)).toBe(slow[Math.ceil(slow.length / 2) - 1]);
      },
    ),
    { seed: 11 },
  );
});
