import type { RequestId, VehicleIndex } from '../../ids.js';
import { END_OF_TIME, type Seconds, type ServiceTime } from '../../units.js';
import { board, type Draft } from '../draft.js';
import { dropoffLatest, pickupWindow } from '../lay-out.js';
import { search } from '../offering.js';
import type { Ride, Tour, Visit } from '../tour.js';
import type { Vehicle } from '../vehicle.js';
import type { Wanted } from '../wanted.js';
import { withRide } from './added.js';
import type { Obstacle } from './explanation.js';
import { least } from './least.js';

/** Nobody is told that a vehicle would be late by more minutes than this. */
const MOST_MINUTES = 240;

/** A state of the service, and the same with one kind of bound lifted from all vehicles. */
export interface Lifted {
  readonly draft: Draft;
  /** No promise to anybody else binds. */
  readonly promises: Draft;
  /** Shifts that have begun do not end, and nobody rests. */
  readonly shifts: Draft;
}

/** Each has a world object of its own, so that each keeps its board. */
export function liftedFrom(draft: Draft): Lifted {
  const { world, tours } = draft;
  return {
    draft,
    promises: { ...draft, world: { ...world }, tours: tours.map(withoutPromises) },
    shifts: {
      ...draft,
      world: { ...world, vehicles: world.vehicles.map(withoutEnd) },
      tours: tours.map(withoutRests),
    },
  };
}

/**
 * What keeps a vehicle that may serve a ride from serving it: every single thing which, if it alone were lifted,
 * would let it. `several` if none alone suffices. O(log minutes) insertions into one tour.
 */
export function obstaclesOf(lifted: Lifted, wanted: Wanted, v: VehicleIndex): Obstacle[] {
  const { draft } = lifted;
  const does = (other: Partial<Wanted>): boolean => search(draft, { ...wanted, ...other }, [v]) !== undefined;
  const found: Obstacle[] = [];
  if (does({ request: { ...wanted.request, load: { seats: 0, wheelchairs: 0 } } }))
    found.push({ code: 'full' });
  const late = least(MOST_MINUTES, (n) => does(laterBy(wanted, n)));
  if (late !== undefined) found.push({ code: 'late', minutes: late });
  const early = least(minutesSince(draft, wanted), (n) => does(earlierBy(wanted, n)));
  if (early !== undefined) found.push({ code: 'early', minutes: early });
  const long = least(MOST_MINUTES, (n) => does(ridingLonger(wanted, n)));
  if (long !== undefined) found.push({ code: 'long-ride', minutes: long });
  const requests = brokenFor(lifted, wanted, v);
  if (requests.length > 0) found.push({ code: 'promises', requests });
  if (search(lifted.shifts, wanted, [v]) !== undefined) found.push({ code: 'shift' });
  return found.length > 0 ? found : [{ code: 'several' }];
}

const laterBy = ({ pickup, dropoffLatest: by }: Wanted, minutes: number): Partial<Wanted> => ({
  pickup: { ...pickup, latest: (pickup.latest + minutes * 60) as ServiceTime },
  dropoffLatest: (by + minutes * 60) as ServiceTime,
});

const earlierBy = ({ pickup }: Wanted, minutes: number): Partial<Wanted> => ({
  pickup: { ...pickup, earliest: (pickup.earliest - minutes * 60) as ServiceTime },
});

/** Whoever has to arrive at a moment rides longer by leaving earlier, within the window that is there. */
const ridingLonger = (wanted: Wanted, minutes: number): Partial<Wanted> => ({
  maxRide: (wanted.maxRide + minutes * 60) as Seconds,
  ...(wanted.wished === undefined
    ? {}
    : { dropoffLatest: (wanted.dropoffLatest + minutes * 60) as ServiceTime }),
});

/** Whole minutes between now, the offer answered, and the beginning of the window. */
function minutesSince({ now, world }: Draft, { pickup }: Wanted): number {
  return Math.min(MOST_MINUTES, Math.floor((pickup.earliest - now - world.policy.offerValidity) / 60));
}

/** Whose promises the cheapest plan with the ride would break, if none of this vehicle bound; empty if even that fails. */
function brokenFor({ draft, promises }: Lifted, wanted: Wanted, v: VehicleIndex): RequestId[] {
  const found = search(promises, wanted, [v]);
  if (found === undefined) return [];
  const trial = withRide(promises, wanted, found);
  const { visits } = trial.tours[v]!;
  const { begin, stride } = board(trial);
  const timeOf = (kind: 'pickup' | 'dropoff', id: RequestId): number | undefined => {
    const i = visits.findIndex((visit) => visit.kind === kind && visit.ride.request.id === id);
    return i < 0 ? undefined : begin[v * stride + i + 1]!;
  };
  const own = draft.tours[v]!.visits.flatMap((visit) => (visit.kind === 'dropoff' ? [visit.ride] : []));
  const broken = own.filter((ride) => {
    const boards = timeOf('pickup', ride.request.id);
    const arrives = timeOf('dropoff', ride.request.id)!;
    const limit =
      boards === undefined || ride.excused !== undefined ? END_OF_TIME : boards + ride.promise.maxRide;
    return (boards ?? 0) > pickupWindow(ride).latest || arrives > Math.min(limit, dropoffLatest(ride));
  });
  return broken.map(({ request }) => request.id);
}

/** Nobody boards before the promised window opens; all other bounds are gone. */
const unbound = (ride: Ride): NonNullable<Ride['excused']> => ({
  pickup: { earliest: pickupWindow(ride).earliest, latest: END_OF_TIME },
  dropoffLatest: END_OF_TIME,
});

function withoutPromises(tour: Tour): Tour {
  const freed = new Map<Ride, Ride>();
  const free = (ride: Ride): Ride => {
    const known = freed.get(ride) ?? { ...ride, excused: unbound(ride) };
    freed.set(ride, known);
    return known;
  };
  const visits = tour.visits.map((visit): Visit =>
    visit.kind === 'break' ? visit : { ...visit, ride: free(visit.ride) },
  );
  return { ...tour, aboard: tour.aboard.map(free), visits };
}

const withoutRests = (tour: Tour): Tour => ({
  ...tour,
  visits: tour.visits.filter(({ kind }) => kind !== 'break'),
});

const withoutEnd = ({ tripLimit: _limit, ...vehicle }: Vehicle): Vehicle => ({
  ...vehicle,
  shifts: vehicle.shifts.slice(0, 1).map(({ begin }) => ({ begin, end: END_OF_TIME, breaks: [] })),
});
