import type { VehicleIndex } from '../../ids.js';
import type { Decision } from '../decision.js';
import type { Fault } from './fault.js';
import { rideKey, ridesOf } from './ride.js';
import { judgeTiming } from './timing.js';
import type { Turn } from './turn.js';
import type { Offer } from '../promise.js';
import type { Ride, Tour, Visit } from '../tour.js';

/** Whether what the dispatcher said agrees with what it now plans. */
export function decisionFaults(turn: Turn, changed: readonly VehicleIndex[]): readonly Fault[] {
  return [
    ...yesFaults(turn),
    ...turn.decisions.flatMap((decision) => faultsOf(decision, turn)),
    ...changed.flatMap((v) => announcementFaults(v, turn)),
  ];
}

function faultsOf(decision: Decision, turn: Turn): readonly Fault[] {
  if (decision.kind === 'offered') return decision.offers.flatMap((offer) => roomFaults(offer, turn));
  if (decision.kind === 'promise-broken') return needless(decision.ride, turn);
  return decision.kind === 'replanned' ? scheduleFaults(decision, turn) : [];
}

/** A yes to an offer that still stands is never turned down. */
function yesFaults({ before, after, input }: Turn): Fault[] {
  if (input.kind !== 'confirmed') return [];
  const held = ridesNamed(before.tours, input.request).find(
    ({ offer, status }) => offer === input.offer && status.kind === 'held' && status.until >= after.now,
  );
  if (held === undefined) return [];
  const now = ridesNamed(after.tours, input.request);
  if (now.length === 1 && now[0]!.offer === input.offer && now[0]!.status.kind === 'promised') return [];
  const found = now.map((ride) => `${rideKey(ride)} ${ride.status.kind}`).join(', ') || 'no ride';
  const expected = `offer ${input.offer} promised, and no other ride`;
  return [{ kind: 'yes-turned-down', request: input.request, expected, found }];
}

/** What is offered has its place in the plan, exactly as offered. */
function roomFaults(offer: Offer, { after }: Turn): Fault[] {
  const held = ridesNamed(after.tours, offer.request).find((ride) => ride.offer === offer.number);
  const { promise, origin, destination, validUntil: until } = offer;
  const expected = JSON.stringify({ promise, origin, destination, status: { kind: 'held', until } });
  const found =
    held === undefined
      ? 'no ride'
      : JSON.stringify({
          promise: held.promise,
          origin: held.origin,
          destination: held.destination,
          status: held.status,
        });
  return expected === found ? [] : [{ kind: 'offer-without-room', request: offer.request, expected, found }];
}

/** A promise is broken only where the tour cannot keep it. */
function needless(ride: Ride, { after, world }: Turn): Fault[] {
  const index = after.tours.findIndex((tour) =>
    ridesOf(tour).some((other) => rideKey(other) === rideKey(ride)),
  );
  const vehicle = world.vehicles[index];
  if (vehicle === undefined) return [];
  const travel = world.travel[vehicle.speed]!;
  const { closures, now } = after;
  const tour = asPromised(after.tours[index]!, ride);
  const { policy } = world;
  if (judgeTiming({ tour, vehicle, travel, policy, closures, now }).length > 0) return [];
  const expected = 'a promise that can be kept to be kept';
  const who = { vehicle: vehicle.id, request: ride.request.id };
  return [{ kind: 'promise-broken-needlessly', ...who, expected, found: 'a schedule that keeps it' }];
}

function asPromised(tour: Tour, broken: Ride): Tour {
  const excuse = (name: string): boolean => name === 'excused';
  const restored = (ride: Ride): Ride =>
    rideKey(ride) === rideKey(broken)
      ? (Object.fromEntries(Object.entries(ride).filter(([name]) => !excuse(name))) as unknown as Ride)
      : ride;
  const visits = tour.visits.map((visit): Visit =>
    visit.kind === 'break' ? visit : { ...visit, ride: restored(visit.ride) },
  );
  return { ...tour, aboard: tour.aboard.map(restored), visits };
}

/** The schedule that the world will carry out is one of those that keep everything. */
function scheduleFaults(decision: Extract<Decision, { kind: 'replanned' }>, { after, world }: Turn): Fault[] {
  const { vehicle: index, schedule } = decision;
  const tour = after.tours[index]!;
  const vehicle = world.vehicles[index]!;
  if (tour.motion.kind === 'broken-down') return [];
  const kind = 'schedule-impossible';
  if (signs(decision.tour.visits).join() !== signs(tour.visits).join()) {
    return [{ kind, vehicle: vehicle.id, expected: 'the tour of the plan', found: 'another' }];
  }
  if (schedule.visits.length !== tour.visits.length) {
    const expected = `${tour.visits.length} visits`;
    return [{ kind, vehicle: vehicle.id, expected, found: `times for ${schedule.visits.length}` }];
  }
  const timed = {
    tour,
    vehicle,
    travel: world.travel[vehicle.speed]!,
    policy: world.policy,
    closures: after.closures,
    now: after.now,
  };
  // What no schedule could keep has been reported already, or is the world's doing.
  if (judgeTiming(timed).length > 0) return [];
  return [...judgeTiming({ ...timed, schedule })].map((fault) => ({ ...fault, kind }));
}

/** A vehicle is told when it has other visits to make than before. */
function announcementFaults(v: VehicleIndex, { before, after, input, decisions, world }: Turn): Fault[] {
  if (decisions.some((decision) => decision.kind === 'replanned' && decision.vehicle === v)) return [];
  const done = 'vehicle' in input && input.vehicle === v ? performed(before.tours[v]!, input) : -1;
  const known = signs(before.tours[v]!.visits.filter((_, i) => i !== done)).join(' ');
  const now = signs(after.tours[v]!.visits).join(' ');
  if (known === now) return [];
  const expected = `the visits "${known}", or word of a new plan`;
  return [{ kind: 'plan-unannounced', vehicle: world.vehicles[v]!.id, expected, found: `"${now}"` }];
}

/** The visit that a driver reports as made, −1 if none. */
function performed({ visits }: Tour, input: Turn['input']): number {
  if (input.kind === 'rested') return visits.findIndex(({ kind }) => kind === 'break');
  if (input.kind !== 'boarded' && input.kind !== 'alighted') return -1;
  const kind = input.kind === 'boarded' ? 'pickup' : 'dropoff';
  return visits.findIndex((v) => v.kind === kind && v.ride.request.id === input.request);
}

const signs = (visits: readonly Visit[]): string[] =>
  visits.map((visit) =>
    visit.kind === 'break' ? 'rest' : `${visit.kind === 'pickup' ? '+' : '-'}${rideKey(visit.ride)}`,
  );

const ridesNamed = (tours: readonly Tour[], request: Ride['request']['id']): Ride[] =>
  tours.flatMap((tour) => ridesOf(tour)).filter((ride) => ride.request.id === request);
