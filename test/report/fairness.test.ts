import { expect, test } from 'vitest';
import type { Metres, ServiceTime, Yen } from '../../core/units.js';
import { DIVISIONS, ratesOf } from '../../sim/report/fairness.js';
import { gather } from '../../sim/report/gathered.js';
import { measure } from '../../sim/report/indicators.js';
import type { DayLedger, WishRow } from '../../sim/report/rows.js';

/** So many wishes of a kind, of which so many found no room; the others were booked and cancelled. */
function wishes(name: string, all: number, refused: number, other: Partial<WishRow> = {}): WishRow[] {
  return Array.from({ length: all }, (_, i) => ({
    wish: `${name}-${i}`,
    ...(i < refused ? {} : { booking: `${name}-${i}` }),
    asked: 0 as ServiceTime,
    kind: 'now',
    persons: 1,
    wheelchairs: 0,
    origin: 'A',
    destination: 'B',
    wished: 0 as ServiceTime,
    endState: i < refused ? 'NO_CAPACITY' : 'CANCELLED_EARLY',
    fare: 0 as Yen,
    offers: 0,
    attributes: [],
    ...other,
  }));
}

const day = (...rows: readonly WishRow[][]): DayLedger => ({
  date: '2026-04-01',
  wishes: rows.flat(),
  visits: [],
  legs: [],
  shifts: [],
  breaks: [],
});

const spread = (part: string, ledger: DayLedger): unknown =>
  measure([ledger]).find(({ indicator }) => indicator.id === `refusal_spread.${part}`)!.figure;

test('the spread is the largest minus the smallest rate, repeats and wishes against the rules left out', () => {
  const ledger = day(
    wishes('town', 40, 2, { attributes: ['resident-1'], directLength: 2999 as Metres }),
    wishes('far', 20, 5, { attributes: ['resident-2'], directLength: 3000 as Metres }),
    wishes('again', 20, 20, { attributes: ['resident-2'], repeatOf: 'far-0' }),
    wishes('late', 20, 0, { attributes: ['resident-1'], endState: 'OUT_OF_RULES' }).map(
      ({ booking: _none, ...row }) => row,
    ),
  );
  expect(spread('municipality', ledger)).toEqual({ value: 25 - 5 });
  expect(spread('distance', ledger)).toEqual({ value: 25 - 5 });
});

test('a group of 19 is not compared, but shown', () => {
  const ledger = day(wishes('town', 20, 2), wishes('chair', 19, 19, { wheelchairs: 1 }));
  expect(spread('wheelchair', ledger)).toEqual({
    value: null,
    because: 'fewer than two groups with 20 wishes',
  });
  const wheelchair = DIVISIONS.find(({ part }) => part === 'wheelchair')!;
  expect(ratesOf(gather([ledger]), wheelchair)).toEqual([
    { group: 'no-wheelchair', refused: 2, wishes: 20 },
    { group: 'wheelchair', refused: 19, wishes: 19 },
  ]);
});

test('a party belongs to every zone of its origin, and to every age it carries', () => {
  const old = { originZones: ['west', 'hills'], attributes: ['age-75-plus', 'age-65-plus'] };
  const ledger = day(wishes('old', 20, 10, old), wishes('young', 20, 0, { originZones: ['west'] }));
  expect(spread('zone', ledger)).toEqual({ value: 50 - 25 });
  expect(spread('age', ledger)).toEqual({ value: 0 });
});
