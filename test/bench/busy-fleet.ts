import { Board } from '../../core/dispatch/board.js';
import { bestInsertion } from '../../core/dispatch/insertion.js';
import type { Wanted } from '../../core/dispatch/wanted.js';
import type { Policy } from '../../core/dispatch/policy.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, StopIndex, VehicleId, VehicleIndex } from '../../core/ids.js';
import { below, randomStream, type Random } from '../../core/random.js';
import { metres, minutes, seconds, serviceTime, UNREACHABLE, type ServiceTime } from '../../core/units.js';
import { plane } from './plane.js';

export const VISITS = 14;
/** Wishes lie up to two hours ahead, so that tours of 14 visits leave gaps. */
const AHEAD = 7200;

export interface Busy {
  readonly world: World;
  readonly board: Board;
  readonly tours: readonly Tour[];
  readonly asked: readonly Wanted[];
  readonly all: readonly VehicleIndex[];
  readonly now: ServiceTime;
}

/** A fleet in which every tour has been filled by insertion, and so many requests that it has not seen. */
export function busyFleet(vehicles: number, unseen: number): Busy {
  const random = randomStream(7, `dispatch bench ${vehicles}`);
  const world = worldOf(vehicles, random);
  const now = serviceTime(8);
  const board = new Board(world);
  const all = world.vehicles.map((_, v) => v as VehicleIndex);
  const tours = world.vehicles.map((vehicle): Tour => ({
    motion: { kind: 'standing', place: vehicle.start, readyAt: now, halted: false },
    odometer: metres(0),
    aboard: [],
    visits: [],
  }));
  for (const v of all) {
    for (let tries = 0; tours[v]!.visits.length < VISITS && tries < 5000; tries++) {
      const wanted = wish(world, now, { random, ahead: AHEAD, id: `${v}-${tries}` });
      const found = bestInsertion(board.follow(tours), tours, wanted, { now, vehicles: [v] });
      if (found !== undefined) tours[v] = withRide(tours[v]!, wanted, found);
    }
  }
  board.follow(tours);
  const asked = Array.from({ length: unseen }, (_, i) =>
    wish(world, now, { random, ahead: AHEAD, id: `ask-${i}` }),
  );
  return { world, board, tours, asked, all, now };
}

function worldOf(vehicles: number, random: Random): World {
  const travel = plane(500, 20_000, random);
  const shift = { begin: serviceTime(6), end: serviceTime(22), breaks: [] };
  return {
    travel: [travel],
    stops: Array.from({ length: travel.stops }, () => ({ zones: [], walks: [] })),
    vehicles: Array.from({ length: vehicles }, (_, v) => ({
      id: `v${v}` as VehicleId,
      layouts: [{ seats: 8, wheelchairs: 0 }],
      start: below(travel.stops, random) as StopIndex,
      shifts: [shift],
      speed: 0,
    })),
    policy,
  };
}

const policy: Policy = {
  hours: [{ earliest: serviceTime(6), latest: serviceTime(22) }],
  trips: [],
  notice: seconds(0),
  horizon: minutes(1440),
  maxWait: minutes(15),
  maxEarlyArrival: minutes(15),
  ride: { perDirect: 1.5, plus: minutes(10), maxDetour: minutes(30), cap: minutes(90) },
  pickupWindow: { before: minutes(30), after: minutes(30) },
  maxWaitAboard: minutes(60),
  freeze: UNREACHABLE,
  halt: seconds(30),
  lead: seconds(0),
  offerValidity: minutes(1),
  alternatives: { earlier: seconds(0), later: seconds(0) },
  batchWindow: seconds(0),
  weights: { drivingSecond: 0.5, waitingSecond: 0.5, ridingSecond: 0.25 },
};

function wish(
  world: World,
  now: ServiceTime,
  { random, ahead, id }: { random: Random; ahead: number; id: string },
): Wanted {
  const stops = world.stops.length;
  const origin = below(stops, random) as StopIndex;
  const destination = ((origin + 1 + below(stops - 1, random)) % stops) as StopIndex;
  const direct = world.travel[0]!.between(origin, destination, 0);
  const earliest = (now + below(ahead + 1, random)) as ServiceTime;
  const latest = (earliest + policy.maxWait) as ServiceTime;
  const maxRide = seconds(Math.floor(1.5 * direct) + 600);
  return {
    request: {
      id: id as RequestId,
      persons: 1,
      load: { seats: 1, wheelchairs: 0 },
      origin,
      destination,
      wish: { kind: 'depart', at: earliest },
      boarding: seconds(20),
      alighting: seconds(10),
      attributes: [],
      walkLimit: seconds(0),
    },
    origin,
    destination,
    pickup: { earliest, latest },
    dropoffLatest: (latest + maxRide) as ServiceTime,
    maxRide,
    wished: earliest,
    weights: policy.weights,
  };
}

function withRide(tour: Tour, wanted: Wanted, at: { pickup: number; dropoff: number }): Tour {
  const { request, origin, destination, pickup, dropoffLatest, maxRide } = wanted;
  const ride: Ride = {
    request,
    offer: 0,
    origin,
    destination,
    promise: { pickup, dropoffLatest, maxRide },
    status: { kind: 'promised' },
  };
  const visits = [...tour.visits];
  visits.splice(at.pickup, 0, { kind: 'pickup', stop: origin, ride });
  visits.splice(at.dropoff + 1, 0, { kind: 'dropoff', stop: destination, ride });
  return { ...tour, visits };
}
