import type { StopIndex, VehicleIndex } from '../ids.js';
import { after, END_OF_TIME, type Seconds, type ServiceTime } from '../units.js';
import { board, ignore, place, remove, replace, replan, type Draft, type Placed } from './draft.js';
import { shifted } from './driving.js';
import type { InputOf } from './input.js';
import { dropoffLatest, pickupWindow } from './lay-out.js';
import type { Wanted } from './wanted.js';
import { search } from './offering.js';
import { restsOf } from './rests.js';
import { vehiclesFor } from './rules.js';
import { DROPOFF, PICKUP } from './timetable.js';
import type { Ride } from './tour.js';
type Cause = 'vehicle-late' | 'breakdown' | 'override';

/** A vehicle is late: rides it can no longer serve as promised move to another, or are excused. */
export function delayed(draft: Draft, input: InputOf<'delayed'>): void {
  if (shifted(draft, input)) settleLate(draft, input.vehicle);
}

/** Rides that a vehicle can no longer serve as promised move to another vehicle, or are excused. */
export function settleLate(draft: Draft, vehicle: VehicleIndex): void {
  // What was told late is long past: the vehicle goes on from now, so what it makes late is judged from now.
  replan(draft, vehicle, draft.tours[vehicle]!.visits);
  for (const placed of brokenBy(draft, vehicle)) {
    if (placed.ride.boarded === undefined && placed.ride.pinned === undefined) moveElsewhere(draft, placed);
  }
  excuse(draft, vehicle, 'vehicle-late');
}

/**
 * A vehicle is out. Its riders wait at the stop nearest to it and are fetched by others, whoever must arrive
 * first coming first; those it had not fetched yet move to others under the promise they have. A promise that
 * cannot be kept any more is broken as little as possible; a ride nobody can give is withdrawn.
 */
export function brokeDown(draft: Draft, { vehicle, stop }: InputOf<'broke-down'>): void {
  const tour = draft.tours[vehicle];
  if (tour === undefined || tour.motion.kind === 'broken-down') {
    ignore(draft, `vehicle ${vehicle} is out already`);
    return;
  }
  const stranded = tour.visits.flatMap((v) => (v.kind === 'dropoff' ? [v.ride] : []));
  draft.tours[vehicle] = { ...tour, motion: { kind: 'broken-down', place: stop }, aboard: [], visits: [] };
  const urgency = (ride: Ride): number => dropoffLatest(ride);
  for (const ride of stranded.toSorted((a, b) => urgency(a) - urgency(b))) {
    if (ride.status.kind === 'held') {
      draft.decisions.push({ kind: 'lapsed', request: ride.request.id });
    } else {
      rescue(draft, ride, stop);
    }
  }
}

/** The vehicle is back, empty, at a place. */
export function repaired(draft: Draft, { vehicle, place: at }: InputOf<'repaired'>): void {
  const tour = draft.tours[vehicle];
  if (tour?.motion.kind !== 'broken-down') {
    ignore(draft, `vehicle ${vehicle} has not broken down`);
    return;
  }
  const motion = { kind: 'standing', place: at, readyAt: draft.now, halted: false } as const;
  const visits = restsOf(draft.world.vehicles[vehicle]!).filter(({ window }) => window.latest >= draft.now);
  draft.tours[vehicle] = { ...tour, motion, visits };
}

/**
 * Rides that are to begin or end at the stop meanwhile, or could be by what was promised, are withdrawn, except
 * of those already aboard: whoever drives them finds the nearest place to set them down.
 */
export function stopClosed(draft: Draft, { stop, during }: InputOf<'stop-closed'>): void {
  draft.closures = [...draft.closures.filter((c) => c.stop !== stop), { stop, during }];
  const { begin, stride } = board(draft);
  const hit = new Map<Ride, Placed>();
  for (const [v, tour] of draft.tours.entries()) {
    for (const [i, visit] of tour.visits.entries()) {
      if (visit.kind === 'break' || visit.stop !== stop || visit.ride.boarded !== undefined) continue;
      const planned = begin[v * stride + i + 1]!;
      const window = pickupWindow(visit.ride);
      const [from, to] =
        visit.kind === 'pickup'
          ? [window.earliest, Math.max(planned, window.latest)]
          : [window.earliest, Math.max(planned, dropoffLatest(visit.ride))];
      if (from > during.latest || to < during.earliest) continue;
      hit.set(visit.ride, { vehicle: v as VehicleIndex, ride: visit.ride });
    }
  }
  for (const placed of hit.values()) {
    remove(draft, placed);
    draft.decisions.push({ kind: 'withdrawn', request: placed.ride.request.id, because: 'stop-closed' });
  }
}

export function stopOpened(draft: Draft, { stop }: InputOf<'stop-opened'>): void {
  if (!draft.closures.some((c) => c.stop === stop)) ignore(draft, `stop ${stop} is not closed`);
  draft.closures = draft.closures.filter((c) => c.stop !== stop);
}

/** Rides of a vehicle whose promise its present plan breaks, in the order of its visits, each once. */
function brokenBy(draft: Draft, vehicle: VehicleIndex): Placed[] {
  const { kind, begin, stride } = board(draft);
  const broken = new Set<Ride>();
  for (const [i, visit] of draft.tours[vehicle]!.visits.entries()) {
    if (visit.kind === 'break') continue;
    const at = begin[vehicle * stride + i + 1]!;
    const x = vehicle * stride + i + 1;
    if (kind[x] === PICKUP && at > pickupWindow(visit.ride).latest) broken.add(visit.ride);
    if (kind[x] === DROPOFF && at > arrivalLimit(draft, vehicle, i, visit.ride)) broken.add(visit.ride);
  }
  return [...broken].map((ride) => ({ vehicle, ride }));
}

/** Latest arrival by the promise, the ride limit counted from the planned boarding. */
function arrivalLimit(draft: Draft, vehicle: VehicleIndex, i: number, ride: Ride): number {
  const { begin, stride } = board(draft);
  const { visits } = draft.tours[vehicle]!;
  const boarding = visits.findIndex((v) => v.kind === 'pickup' && v.ride === ride);
  if (ride.excused !== undefined || boarding < 0 || boarding > i) return dropoffLatest(ride);
  return Math.min(dropoffLatest(ride), begin[vehicle * stride + boarding + 1]! + ride.promise.maxRide);
}

function moveElsewhere(draft: Draft, placed: Placed): void {
  const { vehicle, ride } = placed;
  const others = vehiclesFor(draft, ride.request, ride).filter((v) => v !== vehicle);
  const found = search(draft, asPromised(draft, ride), others);
  if (found === undefined) return;
  remove(draft, placed);
  place(draft, ride, found);
}

/** The bounds of a ride that is promised already. */
export function asPromised(draft: Draft, ride: Ride): Wanted {
  const { wish } = ride.request;
  const window = pickupWindow(ride);
  return {
    request: ride.request,
    origin: ride.origin,
    destination: ride.destination,
    pickup: { earliest: Math.max(draft.now, window.earliest) as ServiceTime, latest: window.latest },
    dropoffLatest: dropoffLatest(ride),
    maxRide: ride.excused === undefined ? ride.promise.maxRide : (END_OF_TIME as number as Seconds),
    wished: wish.kind === 'arrive' ? undefined : window.earliest,
    weights: draft.world.policy.weights,
  };
}

/** Marks what reality has broken, so that later plans keep to the new times and the rider is told. */
export function excuse(draft: Draft, vehicle: VehicleIndex, because: Cause): void {
  for (const placed of brokenBy(draft, vehicle)) {
    const { begin, stride } = board(draft);
    const { visits } = draft.tours[vehicle]!;
    const slotOf = (kind: 'pickup' | 'dropoff'): number | undefined => {
      const i = visits.findIndex((v) => v.kind === kind && v.ride === placed.ride);
      return i < 0 ? undefined : begin[vehicle * stride + i + 1];
    };
    const window = pickupWindow(placed.ride);
    const latest = Math.max(window.latest, slotOf('pickup') ?? 0) as ServiceTime;
    const arrival = Math.max(dropoffLatest(placed.ride), slotOf('dropoff') ?? 0) as ServiceTime;
    const excused = { pickup: { earliest: window.earliest, latest }, dropoffLatest: arrival };
    const ride: Ride = { ...placed.ride, excused };
    replace(draft, placed, ride);
    draft.decisions.push({ kind: 'promise-broken', ride, because });
  }
}

function rescue(draft: Draft, stranded: Ride, stop: StopIndex): void {
  const wasAboard = stranded.boarded !== undefined;
  const { boarded: _boarded, pinned: _pinned, ...rest } = stranded;
  const ride: Ride = wasAboard ? { ...rest, origin: stop } : rest;
  if (ride.origin === ride.destination) {
    draft.decisions.push({ kind: 'withdrawn', request: ride.request.id, because: 'breakdown' });
    return;
  }
  const vehicles = vehiclesFor(draft, ride.request, ride);
  const kept = search(draft, asPromised(draft, ride), vehicles);
  if (kept !== undefined) {
    place(draft, ride, kept);
    return;
  }
  const asap: Wanted = {
    ...asPromised(draft, ride),
    pickup: {
      earliest: Math.max(draft.now, wasAboard ? 0 : ride.promise.pickup.earliest) as ServiceTime,
      latest: END_OF_TIME,
    },
    dropoffLatest: END_OF_TIME,
    maxRide: END_OF_TIME as number as Seconds,
    wished: draft.now,
  };
  const found = search(draft, asap, vehicles);
  if (found === undefined) {
    draft.decisions.push({ kind: 'withdrawn', request: ride.request.id, because: 'breakdown' });
    return;
  }
  // A little room beyond the plan, or the next insertion could not move the rescue by a second.
  const room = draft.world.policy.pickupWindow.after;
  const excused = {
    pickup: { earliest: asap.pickup.earliest, latest: after(found.pickupAt, room) },
    dropoffLatest: after(found.dropoffAt, room),
  };
  place(draft, { ...ride, excused }, found);
  draft.decisions.push({ kind: 'promise-broken', ride: { ...ride, excused }, because: 'breakdown' });
}
