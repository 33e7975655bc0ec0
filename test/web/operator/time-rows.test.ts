import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '../../../server/contract/booking.js';
import { timeRows } from '../../../web/operator/plan/time-rows.js';

const MORNING = Date.parse('2026-11-24T08:00:00Z');
const at = (minute: number): string => new Date(MORNING + minute * 60_000).toISOString();

/** A ride from one minute after eight to another. */
function ride(id: string, from: number, to: number, more: Partial<Booking> = {}): Booking {
  const draft: Partial<Booking> = {
    ...{ id, vehicle: 'van', status: 'booked', pickup: at(from), dropoff: at(to) },
    ...{ boarded: null, alighted: null, chosen: null, ...more },
  };
  return draft as Booking;
}

const rowsOf = (rides: readonly Booking[]): ReturnType<typeof timeRows> =>
  timeRows(
    [
      { id: 'van', shifts: [] },
      { id: 'car', shifts: [] },
    ],
    rides,
    new Map(),
  );

test('each vehicle has a row, empty or not, in the order given', () => {
  expect(rowsOf([]).map(({ vehicle, lanes }) => `${vehicle} ${lanes}`)).toEqual(['van 1', 'car 1']);
});

test('rides that overlap stand below each other, the next one moves up again', () => {
  const [van] = rowsOf([ride('a', 0, 20), ride('b', 10, 30), ride('c', 20, 40)]);
  expect(van!.bars.map(({ booking, lane }) => `${booking.id}${lane}`)).toEqual(['a0', 'b1', 'c0']);
});

test('what was driven counts more than what was planned, and wishes that came to nothing are not drawn', () => {
  const [van] = rowsOf([
    ride('a', 0, 20, { status: 'completed', boarded: at(5), alighted: at(30) }),
    ride('b', 0, 20, { status: 'cancelled' }),
  ]);
  expect(van!.bars.map(({ from, to }) => [(from - MORNING) / 60_000, (to - MORNING) / 60_000])).toEqual([
    [5, 30],
  ]);
});

test('no two bars of a lane overlap', () => {
  const minutes = fc.tuple(fc.nat(200), fc.nat(60));
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 40 }), (spans) => {
      const [van] = rowsOf(spans.map(([from, lasts], i) => ride(`r${i}`, from, from + lasts)));
      for (const one of van!.bars) {
        for (const other of van!.bars) {
          const apart =
            one === other || one.lane !== other.lane || one.to <= other.from || other.to <= one.from;
          expect(apart).toBe(true);
        }
      }
    }),
    { seed: 6 },
  );
});
