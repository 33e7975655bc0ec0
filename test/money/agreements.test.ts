import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rate } from '../../core/money/contract.js';
import { costOf } from '../../core/money/cost.js';
import { fareOf } from '../../core/money/fare.js';
import { incomeOf } from '../../core/money/income.js';
import type { Tariff } from '../../core/money/tariff.js';
import { metres, yen } from '../../core/units.js';
import { agreed, operation, party, work } from './scene.js';
import { FLAT, trip } from './tariffs.js';

describe('one price for an area with several operators', () => {
  const whole = { basis: 'day' as const, yen: 60_000, count: 1 };
  const price: Rate = { ...whole, partBy: 'vehicle-hour' };
  const day = operation({
    vehicles: [
      work('a-1', { hours: 8, km: 90 }),
      work('a-2', { hours: 4, km: 10 }),
      work('b', { hours: 8, km: 100 }),
    ],
  });
  const shareOf = (vehicles: readonly string[], rate: Rate = price): number =>
    costOf([agreed('price', rate, { vehicles })], day)[0]!.yen;

  test('each gets the part of it that its vehicles drove for', () => {
    expect([shareOf(['a']), shareOf(['b'])]).toEqual([36_000, 24_000]);
    expect([shareOf(['a'], { ...whole, partBy: 'km' }), shareOf(['b'], { ...whole, partBy: 'km' })]).toEqual([
      30_000, 30_000,
    ]);
  });

  test('without parts the whole is paid', () => {
    expect(shareOf(['a'], whole)).toBe(60_000);
  });

  test('the parts add up to the price, but for a yen each, however much was driven', () => {
    const hours = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(hours, fc.nat(1_000_000), (driven, amount) => {
        const vehicles = driven.map((h, i) => work(`v${i}`, { hours: h, km: 0 }));
        const rules = vehicles.map(({ vehicle }) =>
          agreed(
            vehicle,
            { basis: 'day', yen: amount, count: 1, partBy: 'vehicle-hour' },
            { vehicles: [vehicle] },
          ),
        );
        const paid = costOf(rules, operation({ vehicles })).reduce((sum, line) => sum + line.yen, 0);
        const due = driven.some((h) => h > 0) ? amount : 0;
        expect(Math.abs(paid - due)).toBeLessThanOrEqual(driven.length);
      }),
      { seed: 5 },
    );
  });
});

describe('a service level with a price', () => {
  const rate = (of: 'found' | 'on-time'): Rate => ({
    basis: 'service-level',
    of,
    target: 95,
    yen: 1000,
    most: 3000,
  });
  const due = (found: number | null, onTime: number | null = null): number[] => {
    const day = operation({ level: { found, 'on-time': onTime } });
    return costOf([agreed('found', rate('found')), agreed('time', rate('on-time'))], day).map(
      (line) => line.yen,
    );
  };

  test('pays a bonus above the target and takes a penalty below it, by the point', () => {
    expect(due(97.5, 93)).toEqual([2500, -2000]);
    expect(due(95, 95)).toEqual([0, 0]);
  });

  test('never more than agreed, and nothing where nobody asked', () => {
    expect(due(100, 20)).toEqual([3000, -3000]);
    expect(due(null, null)).toEqual([0, 0]);
  });
});

test('of a pass sold for several services each has its part', () => {
  const passes = [
    {
      id: 'all',
      yen: yen(3980),
      valid: 'month' as const,
      rideYen: yen(0),
      share: 0.5,
      part: 0.25,
      activeRiders: 400,
      source: 'example',
      certainty: 'agreed' as const,
    },
  ];
  const day = operation({ serviceDays: { month: 20, year: 240 } });
  const line = incomeOf({ ...FLAT, passes }, [], day, []).find(({ id }) => id === 'pass:all');
  expect(line).toMatchObject({ quantity: 10, rate: 995, yen: 9950 });
});

/** Maebashi: the meter; half of it, 1,000 yen at most, for who rides alone; 500 each for who does not. */
const MAEBASHI: Tariff = {
  ...FLAT,
  price: {
    kind: 'meter',
    along: 'direct-way',
    meter: { firstMetres: metres(1000), firstYen: yen(500), eachMetres: metres(250), eachYen: yen(100) },
  },
  pricedFor: 'party',
  riders: [
    {
      id: 'alone',
      attributes: ['registered'],
      personsAtMost: 1,
      reduction: { kind: 'percent-off', percent: 50, most: yen(1000) },
    },
    { id: 'together', attributes: ['registered'], reduction: { kind: 'yen-off', yen: yen(500) } },
  ],
  rounding: { to: 10, mode: 'up' },
};

describe('a taxi that the town pays a part of', () => {
  const paid = (riders: string, km: number): number =>
    fareOf(MAEBASHI, trip({ riders: party(riders), metres: km * 1000 })).yen;

  test('shows one meter for the party, which shares it', () => {
    // 5 km: 500 + 16 × 100 = 2,100
    expect(paid('1', 5)).toBe(2100);
    expect(paid('2', 5)).toBe(2100);
    expect(paid('4', 5)).toBe(2120); // 525 each, up to ten yen
  });

  test('is paid half by the town for who rides alone, up to a most', () => {
    // 4 km: 500 + 12 × 100 = 1,700
    expect(paid('1 registered', 4)).toBe(850);
    // 9 km: 500 + 32 × 100 = 3,700, of which 1,000 are taken off
    expect(paid('1 registered', 9)).toBe(2700);
  });

  test('is paid by the town with so much for each who rides in company', () => {
    expect(paid('2 registered', 5)).toBe(1100);
    expect(paid('2 registered*1', 5)).toBe(550 + 1050);
    expect(paid('4 registered', 5)).toBe(4 * 30);
  });
});
