import { expect, test } from 'vitest';
import type { CostRule, IncomeRule } from '../../core/money/contract.js';
import { costOf } from '../../core/money/cost.js';
import { fareOf } from '../../core/money/fare.js';
import { incomeOf } from '../../core/money/income.js';
import type { Tariff } from '../../core/money/tariff.js';
import { yen } from '../../core/units.js';
import { agreed, figures, operation, party, work } from './scene.js';
import { FLAT, trip } from './tariffs.js';

// The second worked example of docs/money.md: vehicles by the day, passes, sponsors, a volunteer's car.
// A service on all days of a month of 30 days and a year of 365.

const stated = { source: 'example', certainty: 'agreed' as const };

const tariff: Tariff = {
  ...FLAT,
  passes: [
    {
      id: 'month',
      yen: yen(6_000),
      valid: 'month',
      rideYen: yen(0),
      share: 0.45,
      part: 1,
      activeRiders: 700,
      ...stated,
    },
    {
      id: 'student',
      yen: yen(3_000),
      valid: 'month',
      attributes: ['student'],
      rideYen: yen(0),
      share: 0.25,
      part: 1,
      activeRiders: 130,
      ...stated,
    },
    {
      id: 'day',
      yen: yen(1_000),
      valid: 'day',
      rideYen: yen(0),
      share: 0,
      part: 1,
      activeRiders: 0,
      ...stated,
    },
  ],
  coupons: [{ id: 'eleven', bookYen: yen(5_000), tickets: 11, worthYen: yen(500), share: 0 }],
};

/** Three vans of 8 hours and 80 km each; a volunteer's car on duty for 2 hours with 4 bookings. Six cash rides, one coupon. */
const day = operation({
  serviceDays: { month: 30, year: 365 },
  vehicles: [
    work('van-1', { hours: 8, km: 80, bookings: 20, passengers: 24 }),
    work('van-2', { hours: 8, km: 80, bookings: 20, passengers: 24 }),
    work('van-3', { hours: 8, km: 80, bookings: 20, passengers: 24 }),
    work('neighbour', { hours: 2, km: 30, bookings: 4, passengers: 4 }),
  ],
  fares: yen(3_455),
  dayPasses: new Map([['day', 2]]),
});

const vans = { vehicles: ['van'] };
const contract: readonly CostRule[] = [
  agreed('vans', { basis: 'vehicle-day', yen: 25_000 }, vans),
  agreed('fuel', { basis: 'fuel', yenPerLitre: 170, kmPerLitre: 8 }, vans),
  agreed('insurance', { basis: 'year', yen: 150_000, count: 3 }),
  agreed('lease', { basis: 'month', yen: 45_000, count: 3 }),
  agreed('volunteer', { basis: 'booking', yen: 300 }, { vehicles: ['neighbour'] }),
  agreed('leaflets', { basis: 'month', yen: 30_000, count: 1 }, { scope: 'beside' }),
];

const sponsors: IncomeRule = {
  id: 'firms',
  name: { en: 'Firms', ja: '協賛企業' },
  kind: 'sponsor',
  rate: { basis: 'month', yen: 30_000, count: 13 },
  ...stated,
};

const costs = costOf(contract, day);
const income = incomeOf(tariff, [sponsors], day, costs);

test('vehicles by the day, and what passes with time', () => {
  expect(costs.map(({ id, yen: amount }) => [id, amount])).toEqual([
    ['vans', 75_000], //      3 vehicle-days × 25,000
    ['fuel', 5_100], //       240 km ÷ 8 km a litre = 30 litres × 170
    ['insurance', 1_233], //  3 × 150,000 ÷ 365 = 1,232.88
    ['lease', 4_500], //      3 × 45,000 ÷ 30
    ['volunteer', 1_200], //  4 bookings × 300
    ['leaflets', 1_000], //   30,000 ÷ 30, beside the operating cost
  ]);
});

test('a pass holder rides free, a companion pays, a coupon is worth its share of the book', () => {
  const paid = (riders: string): number => fareOf(tariff, trip({ riders: party(riders) })).yen;
  expect(paid('1')).toBe(500);
  expect(paid('1 pass:month')).toBe(0);
  expect(paid('2 pass:month')).toBe(500);
  expect(paid('1 student pass')).toBe(0);
  expect(paid('1 coupon:eleven')).toBe(455); //  5,000 ÷ 11 = 454.55
  expect(6 * paid('1') + paid('1 coupon:eleven')).toBe(day.fares);
});

test('a month of passes is shared among its service days', () => {
  expect(income.map(({ id, yen: amount }) => [id, amount])).toEqual([
    ['fares', 3_455],
    ['pass:month', 63_000], //   700 × 45 % = 315 passes × 6,000 ÷ 30
    ['pass:student', 3_300], //  130 × 25 % = 32.5, so 33 passes × 3,000 ÷ 30
    ['pass:day', 2_000], //      2 × 1,000
    ['firms', 13_000], //        13 × 30,000 ÷ 30
  ]);
});

test('the indicators leave the leaflets out and show both recoveries', () => {
  const cost = 75_000 + 5_100 + 1_233 + 4_500 + 1_200; // 87,033
  const other = 63_000 + 3_300 + 2_000 + 13_000; //       81,300
  expect(figures({ costs, income, passengers: 76, hours: 26 })).toEqual({
    cost_recovery: (100 * 3_455) / cost, //                                     3.97 %
    'cost_recovery.with_other_income': (100 * (3_455 + other)) / cost, //      97.38 %
    subsidy_per_pax: (cost - 3_455 - other) / 76, //                           29.97 yen
    'subsidy_per_pax.after_subsidies': (cost - 3_455 - other) / 76,
    cost_per_pax: cost / 76, //                                                1,145.2 yen
    cost_per_vh: cost / 26, //                                                 3,347.4 yen
    'cost_per_vh.public': (cost - 3_455 - other) / 26, //                      87.6 yen
  });
});
