import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fareOf, quoteOf } from '../../core/money/fare.js';
import { fareReasonText } from '../../core/money/fare-words.js';
import { meterYen } from '../../core/money/meter.js';
import type { Reduction } from '../../core/money/reduction.js';
import type { Tariff } from '../../core/money/tariff.js';
import { serviceTime, yen } from '../../core/units.js';
import { party } from './scene.js';
import { CHINO_LIKE, FLAT, trip } from './tariffs.js';

const price = (amount: number): Reduction => ({ kind: 'price', yen: yen(amount) });

/** Ina: 500 yen; 250 for disabled persons and who gave the licence back; 300 by web or cable TV. */
const INA: Tariff = {
  ...FLAT,
  riders: [{ id: 'half', attributes: ['disabled', 'licence-returned'], reduction: price(250) }],
  channels: [
    { channel: 'web', reduction: price(300) },
    { channel: 'catv', reduction: price(300) },
  ],
};

/** Awara: 600 yen alone, 300 with another party, 200 with two more. */
const AWARA: Tariff = {
  ...FLAT,
  price: { kind: 'flat', yen: yen(600) },
  shared: [
    { parties: 2, reduction: price(300) },
    { parties: 3, reduction: price(200) },
  ],
};

describe('reductions', () => {
  test('of several reductions the one that leaves least holds, unless the tariff adds them up', () => {
    const rider = trip({ riders: party('1 disabled'), channel: 'web' });
    expect(fareOf(INA, rider).yen).toBe(250);
    const tenOff: Reduction = { kind: 'percent-off', percent: 10 };
    const all: Tariff = { ...INA, combine: 'all', channels: [{ channel: 'web', reduction: tenOff }] };
    expect(fareOf(all, rider).yen).toBe(225);
  });

  test('a channel without a reduction, or an unknown one, pays the full fare', () => {
    expect(fareOf(INA, trip({ channel: 'phone' })).yen).toBe(500);
    expect(fareOf(INA, trip()).yen).toBe(500);
  });

  test('who rode together pays less; before the ride both fares are told', () => {
    const paid = [1, 2, 3, 4].map((together) => fareOf(AWARA, trip({ together })).yen);
    expect(paid).toEqual([600, 300, 200, 200]);
    const { alone, shared } = quoteOf(AWARA, trip());
    expect([alone.yen, shared.yen]).toEqual([600, 200]);
  });

  test('half of 250 yen is rounded as the tariff says, once', () => {
    const fare = (mode: 'down' | 'nearest' | 'up'): number => {
      const half: Tariff['riders'] = [
        { id: 'half', attributes: ['child'], reduction: { kind: 'percent-off', percent: 50 } },
      ];
      const tariff: Tariff = {
        ...FLAT,
        price: { kind: 'flat', yen: yen(250) },
        riders: half,
        rounding: { to: 10, mode },
      };
      return fareOf(tariff, trip({ riders: party('1 child') })).yen;
    };
    expect([fare('down'), fare('nearest'), fare('up')]).toEqual([120, 130, 130]);
  });

  test('a minimum holds for who pays at all', () => {
    const tariff: Tariff = { ...CHINO_LIKE, minimum: yen(200), maximum: yen(600) };
    expect(fareOf(tariff, trip({ metres: 1000, riders: party('1 child') })).yen).toBe(200);
    expect(fareOf(tariff, trip({ metres: 1000, riders: party('1 infant') })).yen).toBe(0);
    expect(fareOf(tariff, trip({ metres: 9000 })).yen).toBe(600);
  });
});

describe('prices', () => {
  test('zones count in either direction; where no pair fits there is a price too', () => {
    const tariff: Tariff = {
      ...FLAT,
      price: {
        kind: 'zones',
        pairs: [{ from: ['hill'], to: ['centre'], yen: yen(400) }],
        otherwise: yen(200),
      },
    };
    const fare = (from: string, to: string): number => fareOf(tariff, trip({ from: [from], to: [to] })).yen;
    expect([fare('hill', 'centre'), fare('centre', 'hill'), fare('hill', 'hill')]).toEqual([400, 400, 200]);
  });

  test('a time band begins with its first moment and ends before its last', () => {
    const tariff: Tariff = {
      ...FLAT,
      price: {
        kind: 'time-bands',
        bands: [{ from: serviceTime(9), to: serviceTime(16), price: { kind: 'flat', yen: yen(200) } }],
        otherwise: { kind: 'flat', yen: yen(300) },
      },
    };
    const fare = (hour: number, minute = 0): number =>
      fareOf(tariff, trip({ at: serviceTime(hour, minute) })).yen;
    expect([fare(8, 59), fare(9), fare(15, 59), fare(16)]).toEqual([300, 200, 200, 300]);
  });

  test('distance counts along the direct way or the straight line, as the tariff says', () => {
    const straight: Tariff = {
      ...CHINO_LIKE,
      price: { ...CHINO_LIKE.price, along: 'straight-line' } as Tariff['price'],
    };
    const winding = trip({ metres: 3500, straight: 2900 });
    expect([fareOf(CHINO_LIKE, winding).yen, fareOf(straight, winding).yen]).toEqual([500, 300]);
  });

  test('the meter of Hachinohe 2004: 580 yen for 1.5 km, then 80 for every 344 m begun', () => {
    const meter = { firstMetres: 1500, firstYen: yen(580), eachMetres: 344, eachYen: yen(80) };
    expect([0, 1500, 1501, 1844, 1845].map((length) => meterYen(meter, length))).toEqual([
      580, 580, 660, 660, 740,
    ]);
  });

  test('in a trial period nobody pays', () => {
    const trial: Tariff = {
      ...FLAT,
      freePeriods: [{ name: 'trial', from: '2026-04-01', to: '2026-05-31' }],
    };
    const paid = ['2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01'].map(
      (date) => fareOf(trial, trip({ date })).yen,
    );
    expect(paid).toEqual([500, 0, 0, 500]);
  });
});

describe('parties', () => {
  test('an attribute holds for the party, one with a count for so many persons', () => {
    expect(party('3 resident disabled*1 companion*1').map(({ attributes }) => attributes)).toEqual([
      ['resident', 'disabled'],
      ['resident', 'companion'],
      ['resident'],
    ]);
  });

  test('a pass is held by the one who booked', () => {
    expect(party('2 pass age-65-plus').map(({ attributes }) => attributes)).toEqual([
      ['age-65-plus', 'pass'],
      ['age-65-plus'],
    ]);
  });

  test('more persons than the party has are nobody', () => {
    expect(party('2 child*5')).toHaveLength(2);
  });
});

test('a fare explains itself in both languages', () => {
  const { because, means } = fareOf(CHINO_LIKE, trip({ metres: 6200, riders: party('2 child*1') }));
  expect(because.map((reason) => fareReasonText(reason).en)).toEqual([
    'distance fare 700 yen, direct way 6.2 km',
    'reduction for half: 700 → 350 yen',
    '1 × 350 yen = 350 yen',
    'distance fare 700 yen, direct way 6.2 km',
    '1 × 700 yen = 700 yen',
  ]);
  expect(because.map((reason) => fareReasonText(reason).ja).slice(0, 2)).toEqual([
    '距離別運賃 700円(直行経路 6.2 km)',
    '割引: half: 700円→350円',
  ]);
  expect(means.map(({ by, persons }) => `${by}*${persons}`)).toEqual(['cash*1', 'cash*1']);
});

const reductions = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), yen: fc.nat(800).map(yen) }),
  fc.record({ kind: fc.constant('yen-off' as const), yen: fc.nat(800).map(yen) }),
  fc.record({ kind: fc.constant('percent-off' as const), percent: fc.nat(100) }),
);

test('no reduction ever raises a fare, and a party pays what its persons pay', () => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      fc.array(reductions, { maxLength: 3 }),
      fc.constantFrom('cheapest' as const, 'all' as const),
      fc.integer({ min: 1, max: 6 }),
      (full, [rider, channel, shared], combine, persons) => {
        const tariff: Tariff = {
          ...FLAT,
          price: { kind: 'flat', yen: yen(full) },
          riders: rider ? [{ id: 'r', attributes: ['r'], reduction: rider }] : [],
          channels: channel ? [{ channel: 'web', reduction: channel }] : [],
          shared: shared ? [{ parties: 2, reduction: shared }] : [],
          combine,
        };
        const riders = party(`${persons} r*1`);
        const whole = fareOf(tariff, trip({ riders, channel: 'web', together: 2 }));
        const each = riders.map(
          (one) => fareOf(tariff, trip({ riders: [one], channel: 'web', together: 2 })).yen,
        );
        expect(whole.yen).toBe(each.reduce((sum, amount) => sum + amount, 0));
        expect(whole.yen).toBeGreaterThanOrEqual(0);
        expect(whole.yen).toBeLessThanOrEqual(full * persons);
      },
    ),
    { seed: 7 },
  );
});
