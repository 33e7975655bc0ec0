import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metres, Seconds, ServiceTime, Yen } from '../../core/units.js';
import { percentile } from '../../sim/report/indicator.js';
import { INDICATORS, measure } from '../../sim/report/indicators.js';
import type { DayLedger, EndState, VisitRow, WishRow } from '../../sim/report/rows.js';
import { replayed, madeUpDay } from './scene.js';

const HOUR = 3600;

/** One wish that ended somehow; `other` says what matters. */
function wish(id: string, endState: EndState, other: Partial<WishRow> = {}): WishRow {
  return {
    wish: id,
    asked: 0 as ServiceTime,
    kind: 'now',
    persons: 1,
    wheelchairs: 0,
    origin: 'A',
    destination: 'B',
    wished: 0 as ServiceTime,
    endState,
    fare: 0 as Yen,
    offers: 0,
    attributes: [],
    ...other,
  };
}

/** A day on which one vehicle makes runs: in each the named bookings board one after another and then alight. */
function dayOfRuns(
  runs: readonly (readonly string[])[],
  persons: (id: string) => number = () => 1,
): DayLedger {
  const visits: VisitRow[] = [];
  let time = 0;
  let odometer = 0;
  let load = 0;
  const halt = (booking: string, action: VisitRow['action']): void => {
    load += action === 'board' ? persons(booking) : -persons(booking);
    const at = time as ServiceTime;
    const sequence = visits.length + 1;
    const place = { vehicle: 'bus', stop: `S${sequence}`, arrive: at, begin: at, depart: at };
    visits.push({ ...place, sequence, booking, action, load, odometer: odometer as Metres });
    time += 60;
    odometer += 1000;
  };
  for (const run of runs) {
    for (const booking of run) halt(booking, 'board');
    for (const booking of run) halt(booking, 'alight');
  }
  const at = (id: string, action: string): ServiceTime =>
    visits.find((v) => v.booking === id && v.action === action)!.begin;
  const wishes = runs.flat().map((id) =>
    wish(id, 'COMPLETED', {
      booking: id,
      persons: persons(id),
      pickup: at(id, 'board'),
      dropoff: at(id, 'alight'),
      directTime: 60 as Seconds,
      directLength: 1000 as Metres,
    }),
  );
  return { date: '2026-04-01', wishes, visits, legs: [], shifts: [], breaks: [] };
}

const value = (days: readonly DayLedger[], id: string): number | null =>
  measure(days).find(({ indicator }) => indicator.id === id)!.figure.value;
const wishesOnly = (wishes: readonly WishRow[]): DayLedger[] => [{ ...dayOfRuns([]), wishes }];

describe('ten runs, two of them with three single bookings (the example of the field notes)', () => {
  const day = dayOfRuns([['a', 'b', 'c'], ['d', 'e', 'f'], ...'ghijklmn'.split('').map((id) => [id])]);

  test('are 43 % by bookings, 20 % by runs and 1.4 persons a run', () => {
    expect(value([day], 'pooling_rate_booking')).toBeCloseTo((100 * 6) / 14, 10);
    expect(value([day], 'shared_run_rate')).toBe(20);
    expect(value([day], 'pax_per_run')).toBe(1.4);
  });

  test('with three spouses there are more persons a run, and no more sharing', () => {
    const couples = dayOfRuns(
      [['a', 'b', 'c'], ['d', 'e', 'f'], ...'ghijklmn'.split('').map((id) => [id])],
      (id) => ('ghi'.includes(id) ? 2 : 1),
    );
    expect(value([couples], 'pax_per_run')).toBe(1.7);
    expect(value([couples], 'pooling_rate_booking')).toBe(value([day], 'pooling_rate_booking'));
    expect(value([couples], 'ridealong_pax_share')).toBeCloseTo((100 * 6) / 17, 10);
  });

  test('the factor counts how many shared each second', () => {
    // In a run of three each is aboard for 3 min: a alone 1, with one 1, with two 1 → 3 / (1 + 1/2 + 1/3); b 3 / (1/2 + 1/3 + 1/2).
    const three = dayOfRuns([['a', 'b', 'c']]);
    const factors = [3 / (1 + 1 / 2 + 1 / 3), 3 / (1 / 2 + 1 / 3 + 1 / 2), 3 / (1 / 3 + 1 / 2 + 1)];
    expect(value([three], 'sharing_factor')).toBeCloseTo(factors.reduce((a, b) => a + b) / 3, 10);
    expect(value([three], 'shared_time_share')).toBeCloseTo((100 * 7) / 9, 10);
  });
});

test('standing together at a stop is not yet pooling', () => {
  const day = dayOfRuns([['a', 'b']]);
  // b boards and alights again without the vehicle having moved.
  const [boardA, boardB, alightA, alightB] = day.visits as [VisitRow, VisitRow, VisitRow, VisitRow];
  const still = {
    ...alightB,
    stop: boardB.stop,
    arrive: boardB.arrive,
    depart: boardB.depart,
    odometer: boardB.odometer,
  };
  const kerb = {
    ...day,
    visits: [boardA, boardB, { ...still, begin: boardB.begin, sequence: 3 }, { ...alightA, sequence: 4 }],
  };
  expect(value([kerb], 'pooling_rate_booking')).toBe(0);
});

describe('wishes that were not served', () => {
  const full = wish('f', 'NO_CAPACITY');
  const booked = wish('b', 'NO_SHOW', { booking: 'b' });

  test('the strict rate leaves out repeats, the broad one does not', () => {
    const days = wishesOnly([full, booked, wish('f~2', 'NO_CAPACITY', { repeatOf: 'f' })]);
    expect(value(days, 'unserved_rate_strict')).toBe(50);
    expect(value(days, 'unserved_rate_broad')).toBeCloseTo(200 / 3, 10);
  });

  test('test bookings are counted nowhere', () => {
    const days = wishesOnly([full, booked, wish('t', 'TEST')]);
    expect(value(days, 'unserved_rate_strict')).toBe(50);
    expect(value(days, 'rejection_rate')).toBe(50);
  });

  test('an invalid wish is rejected, but no wish the service failed', () => {
    const days = wishesOnly([booked, wish('i', 'INVALID')]);
    expect(value(days, 'unserved_rate_broad')).toBe(0);
    expect(value(days, 'rejection_rate')).toBe(50);
  });

  test('a no-show counts as on time only where the vehicle kept its promise, and a missed ride never does', () => {
    const promise = { earliest: 0, latest: 600, dropoffLatest: 1200 } as NonNullable<WishRow['promise']>;
    const done = wish('d', 'COMPLETED', {
      booking: 'd',
      promise,
      pickup: 60 as ServiceTime,
      dropoff: 900 as ServiceTime,
    });
    const day = dayOfRuns([['d']]);
    const days = (others: readonly WishRow[]): DayLedger[] => [{ ...day, wishes: [done, ...others] }];
    const late = wish('n', 'NO_SHOW', { promise, absentAt: 601 as ServiceTime });
    expect(value(days([late]), 'on_time_rate')).toBe(100);
    expect(value(days([wish('m', 'MISSED', { promise })]), 'on_time_rate')).toBe(50);
  });
});

describe('every figure', () => {
  test('of an empty day is null with a reason, or a plain count', () => {
    for (const { indicator, figure } of measure([dayOfRuns([])])) {
      if (indicator.id === 'run') expect(figure.value).toBe(0);
      else
        expect(figure, indicator.id).toMatchObject({
          value: null,
          because: expect.stringMatching(/\w/) as string,
        });
    }
  });

  test('has a unit and its formula in both languages, and an id of its own', () => {
    for (const { id, unit, formula, name } of INDICATORS) {
      expect([id, unit, formula.en, formula.ja, name.en, name.ja].every((text) => text.length > 0)).toBe(
        true,
      );
    }
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
  });

  test('over several days is taken from the sums, not from the mean of the days', () => {
    const busy = dayOfRuns([['a', 'b'], ['c'], ['d']]);
    const calm = dayOfRuns([['e']]);
    expect(value([busy, calm], 'pooling_rate_booking')).toBe(40);
  });

  const contract = '../shared/field/indicators.csv';
  const money = ['cost_recovery', 'subsidy_per_pax', 'cost_per_pax', 'cost_per_vh'];
  test.skipIf(!existsSync(contract))(
    'of the field’s list is there but money, with its Japanese name and unit',
    () => {
      const rows: { id: string; unit: string; ja: string }[] = parse(readFileSync(contract), {
        columns: true,
      });
      const known = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));
      for (const { id, unit } of rows.filter((row) => !money.includes(row.id))) {
        expect(known.get(id)?.unit, id).toBe(unit);
      }
    },
  );
});

test('a percentile is the smallest value that enough values do not exceed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, p) => {
      const { value: found } = percentile(values, p, '');
      const enough = (v: number): boolean => values.filter((x) => x <= v).length * 100 >= p * values.length;
      expect(found).toBe(Math.min(...values.filter(enough)));
    }),
    { seed: 1 },
  );
});

test('hours and kilometres of a made-up day add up', () => {
  const { where, asks } = madeUpDay(2);
  const { ledger } = replayed(where, asks);
  expect(value([ledger], 'jissha')! + value([ledger], 'empty_km_ratio')!).toBeCloseTo(100, 10);
  const carried = ledger.wishes.filter(({ endState }) => endState === 'COMPLETED');
  const persons = carried.reduce((sum, w) => sum + w.persons, 0);
  // Shifts: 7:30-18:00, 7:30-12:00 with 13:00-18:00, 8:00-17:00.
  expect(value([ledger], 'pax_per_vehicle_hour')).toBeCloseTo(persons / (10.5 + 9.5 + 9), 10);
  expect(ledger.shifts.map(({ duty }) => (duty!.end - duty!.begin) / HOUR)).toEqual([10.5, 4.5, 5, 9]);
});
