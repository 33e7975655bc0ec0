import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from '../../core/money/apportion.js';
import type { Rate } from '../../core/money/contract.js';
import { costOf } from '../../core/money/cost.js';
import { incomeOf } from '../../core/money/income.js';
import { payOf, type PayerRule } from '../../core/money/payers.js';
import { rounded, WHOLE_YEN } from '../../core/money/rounding.js';
import { metres, seconds, yen } from '../../core/units.js';
import { agreed, operation, work } from './scene.js';
import { FLAT } from './tariffs.js';

const HACHINOHE = { firstMetres: 1500, firstYen: yen(580), eachMetres: 344, eachYen: yen(80) };

/** Eight hours, one of them a rest, three with riders, one driving empty; two runs of 2 km and 3.5 km. */
const day = operation({
  vehicles: [
    work('cab-1', {
      hours: 8,
      km: 9,
      rest: seconds(3600),
      carrying: seconds(3 * 3600),
      emptyDriving: seconds(3600),
      runs: [metres(2000), metres(3500)],
      bookings: 3,
      passengers: 4,
    }),
    work('cab-2', { hours: 0, km: 0 }),
  ],
  phoneBookings: 2,
});

describe('what a unit of each basis is', () => {
  const cases: readonly (readonly [Rate['basis'], number])[] = [
    ['km', 9],
    ['loaded-km', 5.5],
    ['vehicle-hour', 8],
    ['driver-hour', 7],
    ['standby-hour', 3], // 8 on shift − 1 rest − 3 carrying − 1 driving empty
    ['run', 2],
    ['booking', 3],
    ['passenger', 4],
    ['phone-booking', 2],
    ['vehicle-day', 1], // the vehicle off duty is not counted
  ];
  test.each(cases)('%s: %d', (basis, quantity) => {
    const [line] = costOf([agreed('x', { basis, yen: 100 } as Rate)], day);
    expect(line).toMatchObject({ basis, quantity, rate: 100, yen: quantity * 100 });
  });

  test('meter: what each run would show; the fares paid turn it into the meter difference', () => {
    // 2.0 km: 580 + 2 × 80 = 740; 3.5 km: 580 + 6 × 80 = 1,060
    expect(costOf([agreed('taxis', { basis: 'meter', meter: HACHINOHE })], day)[0]!.yen).toBe(1800);
  });

  test('base and distance are two lines', () => {
    const both = [agreed('base', { basis: 'run', yen: 400 }), agreed('distance', { basis: 'km', yen: 90 })];
    expect(costOf(both, day).map((line) => line.yen)).toEqual([800, 810]);
  });

  test('a line for some vehicles leaves the others out; a group stands for its numbered vehicles', () => {
    const line = (names: readonly string[]): number =>
      costOf([agreed('x', { basis: 'km', yen: 10 }, { vehicles: names })], day)[0]!.yen;
    expect([line(['cab']), line(['cab-1']), line(['cab-2']), line(['van'])]).toEqual([90, 90, 0, 0]);
  });
});

test('every line can be computed again from its quantity and rate', () => {
  const amounts = fc.record({ metres: fc.nat(900_000), rate: fc.nat(99_999).map((n) => n / 100) });
  fc.assert(
    fc.property(amounts, ({ metres: length, rate }) => {
      const vehicles = [work('a', { hours: 1, km: length / 1000 })];
      const [line] = costOf([agreed('x', { basis: 'km', yen: rate })], operation({ vehicles }));
      // Exact: metres × hundredths of a yen are whole numbers.
      const exact = BigInt(length) * BigInt(Math.round(rate * 100));
      expect(line!.yen).toBe(Number((exact + 50_000n) / 100_000n));
    }),
    { seed: 11 },
  );
});

test('half a yen counts as a whole one even where binary numbers fall short of it', () => {
  expect(rounded(1.005 * 100, WHOLE_YEN)).toBe(101);
});

test('portions add up to the amount, and none is a yen away from its share', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(fc.nat(10_000_000), weights, (amount, numbers) => {
      const total = numbers.reduce((sum, n) => sum + n, 0);
      const portions = apportion(
        yen(amount),
        numbers.map((weight, i) => ({ payer: String(i), weight })),
      );
      expect(portions.reduce((sum, portion) => sum + portion.yen, 0)).toBe(amount);
      for (const [i, portion] of portions.entries()) {
        const share = total === 0 ? amount / numbers.length : (amount * numbers[i]!) / total;
        expect(Math.abs(portion.yen - share)).toBeLessThan(1);
      }
    }),
    { seed: 13 },
  );
});

test('three towns pay a fifth alike and the rest by passengers', () => {
  const town = (id: string): PayerRule['payers'][number] => ({
    id,
    name: { en: id, ja: id },
    attribute: `resident-${id}`,
    population: 0,
  });
  const rule: PayerRule = {
    payers: [town('otofuke'), town('memuro'), town('makubetsu')],
    otherwise: 'makubetsu',
    parts: [
      { key: 'equal', share: 0.2 },
      { key: 'passengers', share: 0.8 },
    ],
  };
  const rides = [
    { attributes: ['resident-otofuke'], persons: 2, directWay: metres(5000) },
    { attributes: ['resident-memuro'], persons: 1, directWay: metres(4000) },
    { attributes: ['visitor'], persons: 1, directWay: metres(1000) },
  ];
  // 10,001 × 0.2 = 2,000.2 → 2,000: 667 + 667 + 666; the rest 8,001 by 2 : 1 : 1 = 4,000.5, 2,000.25, 2,000.25
  expect(payOf(rule, yen(10_001), rides).map((line) => line.yen)).toEqual([
    667 + 4001,
    667 + 2000,
    666 + 2000,
  ]);
});

test('while rides are free nobody buys a pass; a sponsor pays all the same', () => {
  const origin = { source: 'example', certainty: 'agreed' as const };
  const trial = [{ name: 'trial', from: '2026-04-01', to: '2026-04-30' }];
  const passes = [
    {
      id: 'm',
      yen: yen(6000),
      valid: 'month' as const,
      rideYen: yen(0),
      share: 1,
      part: 1,
      activeRiders: 10,
      ...origin,
    },
  ];
  const firm = {
    id: 'firm',
    name: { en: 'Firm', ja: '企業' },
    kind: 'sponsor' as const,
    rate: { basis: 'day' as const, yen: 500, count: 1 },
    ...origin,
  };
  const ids = incomeOf({ ...FLAT, passes, freePeriods: trial }, [firm], day, []).map(({ id }) => id);
  expect(ids).toEqual(['fares', 'firm']);
});
