import { expect, test } from 'vitest';
import { apportion } from '../../core/money/apportion.js';
import type { CostRule } from '../../core/money/contract.js';
import { costOf } from '../../core/money/cost.js';
import { fareOf } from '../../core/money/fare.js';
import { incomeOf } from '../../core/money/income.js';
import { yen } from '../../core/units.js';
import { agreed, figures, operation, party, work } from './scene.js';
import { CHINO_LIKE, trip } from './tariffs.js';

// The first worked example of docs/money.md: a town pays two taxis by the kilometre.
// One day of a month with 21 service days, in a year with 243 of them.

/** van: 118.4 km in 8 hours; car: 63.25 km in 8 hours; 17 bookings came by telephone. */
const day = operation({
  serviceDays: { month: 21, year: 243 },
  vehicles: [
    work('van', { hours: 8, km: 118.4, bookings: 3, passengers: 5 }),
    work('car', { hours: 8, km: 63.25, bookings: 2, passengers: 3 }),
  ],
  phoneBookings: 17,
  fares: yen(3000),
});

const contract: readonly CostRule[] = [
  agreed('driving', { basis: 'km', yen: 187.5 }),
  agreed('calls', { basis: 'phone-booking', yen: 300 }),
  agreed('system', { basis: 'month', yen: 180_000, count: 1 }),
  agreed('system bought', { basis: 'once', yen: 5_000_000, count: 1, years: 5 }),
  agreed('spare vehicle', { basis: 'month', yen: 42_000, count: 1 }),
];

const costs = costOf(contract, day);
const half = {
  id: 'prefecture',
  name: { en: 'Prefecture', ja: '県補助金' },
  kind: 'subsidy' as const,
  rate: { basis: 'deficit' as const, share: 0.5 },
  source: 'example',
  certainty: 'agreed' as const,
};
const income = incomeOf({ passes: [], freePeriods: [] }, [half], day, costs);

test('each cost line is quantity × rate, rounded once, half a yen up', () => {
  expect(costs.map(({ id, yen: amount }) => [id, amount])).toEqual([
    ['driving', 34_059], //       118.4 + 63.25 = 181.65 km × 187.5 = 34,059.375
    ['calls', 5_100], //          17 × 300
    ['system', 8_571], //         180,000 ÷ 21 = 8,571.43
    ['system bought', 4_115], //  5,000,000 ÷ 5 years ÷ 243 days = 4,115.23
    ['spare vehicle', 2_000], //  42,000 ÷ 21
  ]);
  expect(costs[0]!.formula.en).toBe('181.65 km driven × 187.5 yen = 34059 yen');
});

test('fares of the five rides come to 3,000 yen', () => {
  const fare = (metres: number, ride: Parameters<typeof party>[0], channel?: string): number =>
    fareOf(CHINO_LIKE, trip({ metres, riders: party(ride), ...(channel === undefined ? {} : { channel }) }))
      .yen;
  expect(fare(2_400, '1')).toBe(300); //                   below 3 km
  expect(fare(4_100, '2')).toBe(1_000); //                 2 × 500
  expect(fare(7_000, '1 disabled')).toBe(350); //          700 less 50 %
  expect(fare(3_000, '3 child*1 infant*1')).toBe(750); //  3 km is no longer below 3 km: 250 + 0 + 500
  expect(fare(5_200, '1 age-65-plus', 'web')).toBe(600); // 700 − 100 by web
});

test('the prefecture pays half of what fares do not cover, half a yen up', () => {
  // 34,059 + 5,100 + 8,571 + 4,115 + 2,000 = 53,845; 53,845 − 3,000 = 50,845; × 0.5 = 25,422.5
  expect(income.map(({ id, yen: amount }) => [id, amount])).toEqual([
    ['fares', 3_000],
    ['prefecture', 25_423],
  ]);
});

test('the two towns share the other half by their passengers, to the yen', () => {
  const left = yen(53_845 - 3_000 - 25_423); // 25,422
  const weights = [
    { payer: 'otofuke', weight: 5 }, // 25,422 × 5 ÷ 8 = 15,888.75: the larger fraction gets the odd yen
    { payer: 'memuro', weight: 3 }, //  25,422 × 3 ÷ 8 =  9,533.25
  ];
  expect(apportion(left, weights)).toEqual([
    { payer: 'otofuke', yen: 15_889 },
    { payer: 'memuro', yen: 9_533 },
  ]);
});

test('the indicators divide these sums by 8 passengers and 16 vehicle-hours', () => {
  expect(figures({ costs, income, passengers: 8, hours: 16 })).toEqual({
    cost_recovery: (100 * 3_000) / 53_845, //            5.57 %
    'cost_recovery.with_other_income': (100 * 3_000) / 53_845,
    subsidy_per_pax: 50_845 / 8, //                      6,355.6 yen
    'subsidy_per_pax.after_subsidies': 25_422 / 8, //    3,177.75 yen
    cost_per_pax: 53_845 / 8, //                         6,730.6 yen
    cost_per_vh: 53_845 / 16, //                         3,365.3 yen
    'cost_per_vh.public': 50_845 / 16, //                3,177.8 yen
  });
});
