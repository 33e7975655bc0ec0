import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Board } from '../../core/dispatch/board.js';
import { bestInsertion } from '../../core/dispatch/insertion.js';
import type { Wanted } from '../../core/dispatch/wanted.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';
import type { TravelTimes } from '../../core/dispatch/travel-times.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, StopIndex, VehicleId, VehicleIndex } from '../../core/ids.js';
import { metres, seconds, type Seconds, type ServiceTime } from '../../core/units.js';
import { usualPolicy } from '../scene/world.js';
import { slowInsertion } from './slow-insertion.js';

const STOPS = 5;

/** Driving times between stops that satisfy the triangle inequality, as shortest ways do. */
function shortest(flat: readonly number[]): TravelTimes {
  const d = Int32Array.from(flat, (s, i) => (i % (STOPS + 1) === 0 ? 0 : s));
  for (let k = 0; k < STOPS; k++)
    for (let i = 0; i < STOPS; i++)
      for (let j = 0; j < STOPS; j++)
        d[i * STOPS + j] = Math.min(d[i * STOPS + j]!, d[i * STOPS + k]! + d[k * STOPS + j]!);
  const rows = Array.from({ length: STOPS }, (_, i) => d.slice(i * STOPS, (i + 1) * STOPS));
  const columns = rows.map((_, j) => Int32Array.from(rows, (row) => row[j]!));
  return {
    stops: STOPS,
    periods: [0 as ServiceTime],
    between: (from, to) => d[from * STOPS + to] as Seconds,
    rowFrom: (from) => rows[from]!,
    rowTo: (to) => columns[to]!,
    metres: (from, to) => metres(d[from * STOPS + to]! * 10),
    underway: ({ to, elapsed }) => ({ place: to, reached: elapsed, driven: metres(0) }),
  };
}

const wishes = fc.array(
  fc.record({
    from: fc.nat(STOPS - 1),
    away: fc.integer({ min: 1, max: STOPS - 1 }),
    persons: fc.integer({ min: 1, max: 3 }),
    wheelchair: fc.nat(3).map((n) => n === 0),
    earliest: fc.nat(3600),
    patience: fc.nat(1800),
    ride: fc.integer({ min: 60, max: 2400 }),
    boarding: fc.nat(60),
    arrive: fc.nat(2).map((n) => n === 0),
  }),
  { minLength: 2, maxLength: 9 },
);
const matrix = fc.array(fc.integer({ min: 20, max: 900 }), {
  minLength: STOPS ** 2,
  maxLength: STOPS ** 2,
});

const dial = { drivingSecond: 1, waitingSecond: 0.75, ridingSecond: 0.5 };

function sceneOf(
  flat: readonly number[],
  settings: { halt: number; waitAboard: number; rest: boolean; trip: number },
): World {
  const layouts = [
    { seats: 4, wheelchairs: 0 },
    { seats: 2, wheelchairs: 1 },
  ];
  const breaks = settings.rest ? [{ earliest: 1500, latest: 2700, duration: 600, at: 2 } as never] : [];
  const shift = { begin: 0 as ServiceTime, end: 7200 as ServiceTime, breaks };
  const common = { layouts, speed: 0, shifts: [shift] };
  return {
    travel: [shortest(flat)],
    stops: Array.from({ length: STOPS }, () => ({ zones: [], walks: [] })),
    vehicles: [
      { id: 'home' as VehicleId, start: 0 as StopIndex, end: 0 as StopIndex, ...common },
      { id: 'free' as VehicleId, start: 3 as StopIndex, ...common },
      {
        id: 'anyway' as VehicleId,
        start: 1 as StopIndex,
        end: 4 as StopIndex,
        tripLimit: seconds(settings.trip),
        ...common,
        shifts: [{ ...shift, breaks: [] }],
      },
    ],
    policy: {
      ...usualPolicy,
      halt: seconds(settings.halt),
      maxWaitAboard: seconds(settings.waitAboard),
      // Nothing is begun yet, so every position is open.
      freeze: seconds(-1),
      weights: dial,
    },
  };
}

const standing = (world: World): Tour[] =>
  world.vehicles.map((vehicle) => ({
    motion: { kind: 'standing', place: vehicle.start, readyAt: 0 as ServiceTime, halted: false },
    odometer: metres(0),
    aboard: [],
    visits: vehicle.shifts[0]!.breaks.map(({ at, earliest, latest, duration }) => ({
      kind: 'break',
      stop: at,
      window: { earliest, latest },
      duration,
    })),
  }));

test('the fast search finds exactly what re-timing every pair of positions finds', () => {
  let placed = 0;
  fc.assert(
    fc.property(
      matrix,
      wishes,
      fc.record({
        halt: fc.constantFrom(0, 30),
        waitAboard: fc.constantFrom(0, 120, 9999),
        rest: fc.boolean(),
        trip: fc.integer({ min: 900, max: 3600 }),
      }),
      (flat, list, settings) => {
        const world = sceneOf(flat, settings);
        const tours = standing(world);
        const board = new Board(world);
        for (const [i, wish] of list.entries()) {
          const wanted: Wanted = {
            request: {
              id: String(i) as RequestId,
              persons: wish.persons,
              load: { seats: wish.persons - Number(wish.wheelchair), wheelchairs: Number(wish.wheelchair) },
              origin: wish.from as StopIndex,
              destination: ((wish.from + wish.away) % STOPS) as StopIndex,
              wish: { kind: 'now' },
              boarding: seconds(wish.boarding),
              alighting: seconds(10),
              attributes: [],
              walkLimit: seconds(0),
            },
            origin: wish.from as StopIndex,
            destination: ((wish.from + wish.away) % STOPS) as StopIndex,
            pickup: {
              earliest: wish.earliest as ServiceTime,
              latest: (wish.earliest + wish.patience) as ServiceTime,
            },
            dropoffLatest: (wish.earliest + wish.patience + wish.ride) as ServiceTime,
            maxRide: seconds(wish.ride),
            wished: wish.arrive ? undefined : (wish.earliest as ServiceTime),
            weights: dial,
          };
          const fast = bestInsertion(board.follow(tours), tours, wanted, {
            now: 0 as ServiceTime,
            vehicles: [0 as VehicleIndex, 1 as VehicleIndex, 2 as VehicleIndex],
          });
          const slow = slowInsertion(tours, wanted, world);
          expect(fast).toEqual(slow);
          if (fast === undefined) continue;
          placed++;
          const ride: Ride = {
            request: wanted.request,
            offer: 0,
            origin: wanted.origin,
            destination: wanted.destination,
            promise: { pickup: wanted.pickup, dropoffLatest: wanted.dropoffLatest, maxRide: wanted.maxRide },
            status: { kind: 'promised' },
          };
          const visits = [...tours[fast.vehicle]!.visits];
          visits.splice(fast.pickup, 0, { kind: 'pickup', stop: ride.origin, ride });
          visits.splice(fast.dropoff + 1, 0, { kind: 'dropoff', stop: ride.destination, ride });
          tours[fast.vehicle] = { ...tours[fast.vehicle]!, visits };
        }
      },
    ),
    { numRuns: 400, seed: 2026 },
  );
  expect(placed).toBeGreaterThan(500);
});
