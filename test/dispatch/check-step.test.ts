import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../core/dispatch/check/fault.js';
import { faultText } from '../../core/dispatch/check/fault.js';
import { checkStep } from '../../core/dispatch/check/step.js';
import type { Turn } from '../../core/dispatch/check/turn.js';
import type { Decision } from '../../core/dispatch/decision.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import { clock } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town } from '../scene/town.js';
import { rest, vehicle, world } from '../scene/world.js';

const main = town('A-B-C------D');
const bus = vehicle('bus A 8:00-17:00 ×4', main, {
  shifts: [{ begin: clock('8:00'), end: clock('17:00'), breaks: [rest('12:00-13:00 30 A', main)] }],
});
const service: World = world(main, { vehicles: [bus, 'van D 8:00-17:00 ×4'] });
const sato = 'sato' as RequestId;
const first = 0 as VehicleIndex;

/** A true step of the dispatcher: these inputs, of which the last is judged. */
function turnOf(...inputs: readonly Input[]): Turn {
  return inputs.reduce<Turn | { after: Fleet }>(
    ({ after: before }, input) => {
      const [after, decisions] = step(before, input, service);
      return { before, input, after, decisions, world: service };
    },
    { after: openDay(service) },
  ) as Turn;
}

const asks: Input = { kind: 'asked', at: clock('8:00'), request: request('sato B>C now', main) };
const accepts: Input = { kind: 'confirmed', at: clock('8:00'), request: sato, offer: 0 };
const leaves: Input = { kind: 'departed', at: clock('8:00'), vehicle: first };
const comes: Input = { kind: 'arrived', at: clock('8:02'), vehicle: first, stop: main.stop('B') };
const boards: Input = { kind: 'boarded', at: clock('8:02'), vehicle: first, request: sato };
const goes: Input = { kind: 'departed', at: clock('8:02'), vehicle: first };
const turnsUp: readonly Input[] = [asks, accepts, leaves, comes, boards];
const wakes = (at: string): Input => ({ kind: 'woken', at: clock(at) });

const kindsOf = (turn: Turn): string[] => checkStep(turn).map(({ kind }) => kind);

/** The same turn, with the tour of one vehicle afterwards replaced, and announced as if it were meant. */
function withTour(turn: Turn, v: number, change: (tour: Tour) => Tour): Turn {
  const tours = turn.after.tours.map((tour, i) => (i === v ? change(tour) : tour));
  return { ...turn, after: { ...turn.after, tours } };
}

const withRide =
  (change: (ride: Ride) => Ride) =>
  (tour: Tour): Tour => ({
    ...tour,
    aboard: tour.aboard.map(change),
    visits: tour.visits.map((visit) =>
      visit.kind === 'break' ? visit : { ...visit, ride: change(visit.ride) },
    ),
  });

const withoutRides = (tour: Tour): Tour => ({
  ...tour,
  aboard: [],
  visits: tour.visits.filter(({ kind }) => kind === 'break'),
});

const said = (turn: Turn, change: (decision: Decision) => Decision[]): Turn => ({
  ...turn,
  decisions: turn.decisions.flatMap(change),
});

describe('the steps of a ride have no fault:', () => {
  test.each([...turnsUp, goes].map((input, i) => [input.kind, i] as const))('%s', (_, i) => {
    expect(checkStep(turnOf(...[...turnsUp, goes].slice(0, i + 1))).map(faultText)).toEqual([]);
  });
});

describe('a planted fault is found:', () => {
  const asked = turnOf(asks);
  const confirmed = turnOf(asks, accepts);
  const underway = turnOf(asks, accepts, leaves);
  const aboard = turnOf(...turnsUp);
  const idle = turnOf(...turnsUp, wakes('8:02'));
  const planted: [FaultKind, string, Turn][] = [
    ['time-backwards', 'the clock is put back', { ...asked, after: { ...asked.after, now: clock('7:00') } }],
    ['time-backwards', 'the clock runs ahead', { ...asked, after: { ...asked.after, now: clock('8:01') } }],
    [
      'ride-lost',
      'a promised ride vanishes',
      withTour(turnOf(asks, accepts, wakes('8:00')), 0, withoutRides),
    ],
    ['ride-lost', 'a rider aboard vanishes', withTour(idle, 0, withoutRides)],
    ['ride-twice', 'a ride gets a second vehicle', withTour(confirmed, 1, () => confirmed.after.tours[0]!)],
    ['offer-dropped', 'an offer is taken back early', withTour(turnOf(asks, wakes('8:00')), 0, withoutRides)],
    ['yes-turned-down', 'a yes is not heard', { ...confirmed, after: confirmed.before }],
    [
      'offer-without-room',
      'an offer has no place in the plan',
      { ...asked, after: { ...asked.before, now: clock('8:00') } },
    ],
    [
      'offer-without-room',
      'an offer promises more than the plan',
      said(asked, (d) =>
        d.kind === 'offered'
          ? [
              {
                ...d,
                offers: d.offers.map((o) => ({
                  ...o,
                  promise: { ...o.promise, dropoffLatest: clock('8:04') },
                })),
              },
            ]
          : [d],
      ),
    ],
    [
      'promise-changed',
      'a promise grows softer',
      withTour(
        underway,
        0,
        withRide((ride) => ({ ...ride, promise: { ...ride.promise, dropoffLatest: clock('9:00') } })),
      ),
    ],
    [
      'promise-changed',
      'a promise becomes an offer again',
      withTour(
        underway,
        0,
        withRide((ride) => ({ ...ride, status: { kind: 'held', until: clock('9:00') } })),
      ),
    ],
    [
      'promise-changed',
      'a promise is broken in silence',
      withTour(
        underway,
        0,
        withRide((ride) => ({
          ...ride,
          excused: { pickup: ride.promise.pickup, dropoffLatest: clock('9:00') },
        })),
      ),
    ],
    [
      'promise-broken-needlessly',
      'a promise that holds is broken',
      {
        ...underway,
        decisions: [
          ...underway.decisions,
          {
            kind: 'promise-broken',
            because: 'vehicle-late',
            ride: (underway.after.tours[0]!.visits[0] as { ride: Ride }).ride,
          },
        ],
      },
    ],
    [
      'rider-moved',
      'a rider aboard waits again',
      withTour(withTour(idle, 0, withoutRides), 1, () => underway.after.tours[0]!),
    ],
    [
      'boarding-unreported',
      'somebody sits inside whom no driver saw',
      withTour(turnOf(asks, accepts, leaves, comes), 0, () => aboard.after.tours[0]!),
    ],
    [
      'break-dropped',
      'the driver gets no rest',
      withTour(confirmed, 0, (tour) => ({ ...tour, visits: tour.visits.slice(0, 2) })),
    ],
    [
      'excluded-vehicle',
      'a vehicle taken out gets a ride',
      { ...asked, after: { ...asked.after, excluded: [first] } },
    ],
    ['plan-unannounced', 'nobody tells the driver', said(asked, (d) => (d.kind === 'replanned' ? [] : [d]))],
    [
      'schedule-impossible',
      'the schedule is faster than the road',
      said(confirmed, (d) =>
        d.kind === 'replanned'
          ? [
              {
                ...d,
                schedule: {
                  ...d.schedule,
                  visits: d.schedule.visits.map((v) => ({ ...v, begin: clock('8:00') })),
                },
              },
            ]
          : [d],
      ),
    ],
    [
      'course-left',
      'a vehicle is elsewhere all at once',
      withTour(confirmed, 0, (tour) => ({
        ...tour,
        motion: { kind: 'standing', place: main.stop('D'), readyAt: clock('8:00'), halted: false },
      })),
    ],
    [
      'course-left',
      'a vehicle turns where it cannot',
      withTour(turnOf(asks, accepts, leaves, wakes('8:01')), 0, (tour) => ({
        ...tour,
        motion: {
          kind: 'driving',
          from: main.stop('C'),
          to: main.stop('B'),
          departed: clock('8:01'),
          arrives: clock('8:03'),
        },
      })),
    ],
    [
      'course-left',
      'a vehicle drives too fast',
      withTour(underway, 0, (tour) => ({
        ...tour,
        motion: {
          kind: 'driving',
          from: main.stop('A'),
          to: 1 as StopIndex,
          departed: clock('8:00'),
          arrives: clock('8:01'),
        },
      })),
    ],
  ];
  test.each(planted)('%s: %s', (kind, _, turn) => {
    expect(kindsOf(turn)).toContain(kind);
  });
});
