import type { VehicleIndex } from '../../ids.js';
import type { Fault } from './fault.js';
import { rideKey, ridesOf } from './ride.js';
import type { Turn } from './turn.js';
import type { Input, InputOf } from '../input.js';
import type { Ride } from '../tour.js';

/** Where a ride stands in a plan. */
export interface Place {
  readonly ride: Ride;
  readonly vehicle: VehicleIndex;
  readonly aboard: boolean;
}

/** What became of a ride that was in a changed tour; `is` is undefined where it is in none of them any more. */
export function fateFaults(was: Place, is: Place | undefined, turn: Turn): readonly Fault[] {
  const who = { vehicle: turn.world.vehicles[was.vehicle]!.id, request: was.ride.request.id };
  const faults =
    is === undefined
      ? lossFaults(was, turn)
      : [...seatFaults(was, is, turn), ...promiseFaults(was.ride, is.ride, turn)];
  return faults.map((fault) => ({ ...who, ...fault }));
}

type Finding = Omit<Fault, 'vehicle' | 'request'>;

function seatFaults(was: Place, is: Place, turn: Turn): Finding[] {
  const { input, world } = turn;
  const faults: Finding[] = [];
  const moved = is.vehicle !== was.vehicle;
  const broken = input.kind === 'broke-down' && input.vehicle === was.vehicle;
  if (was.aboard && !broken && (moved || !is.aboard)) {
    const found = is.aboard ? `in ${world.vehicles[is.vehicle]!.id}` : 'waiting';
    faults.push({ kind: 'rider-moved', expected: 'aboard until the destination', found });
  }
  if (!was.aboard && is.aboard && !boards(is, input)) {
    faults.push({
      kind: 'boarding-unreported',
      expected: 'waiting until boarding is reported',
      found: 'aboard',
    });
  }
  if (moved && shut(is, turn)) faults.push(shutFault);
  return faults;
}

const boards = ({ ride, vehicle }: Place, input: Input): boolean =>
  (input.kind === 'boarded' && input.request === ride.request.id && input.vehicle === vehicle) ||
  (seen(ride, input) && input.vehicle === vehicle);

/** A driver was seen with this party aboard. */
const seen = (ride: Ride, input: Input): input is InputOf<'observed'> =>
  input.kind === 'observed' && input.aboard.includes(ride.request.id);

function promiseFaults(was: Ride, is: Ride, { input, decisions }: Turn): Finding[] {
  const faults: Finding[] = [];
  const altered = alterations(was, is, input).find(
    ({ allowed, before, now }) => !allowed && !equal(before, now),
  );
  if (altered !== undefined) {
    faults.push({ kind: 'promise-changed', expected: text(altered.before), found: text(altered.now) });
  }
  const told = decisions.some((d) => d.kind === 'promise-broken' && d.ride.request.id === is.request.id);
  if (!told && !equal(was.excused, is.excused)) {
    const expected = 'the bounds of before, or word that the promise is broken';
    faults.push({ kind: 'promise-changed', expected, found: 'other bounds' });
  }
  return faults;
}

const shutFault = { kind: 'excluded-vehicle', expected: 'no new rides', found: 'one more' } as const;

/** The vehicle takes no new rides, and no operator put this one there. */
function shut({ vehicle }: Place, { after, input }: Turn): boolean {
  const operator =
    input.kind === 'overridden' && 'vehicle' in input.override && input.override.vehicle === vehicle;
  const driver = input.kind === 'observed' && input.vehicle === vehicle;
  return after.excluded.includes(vehicle) && !operator && !driver;
}

function lossFaults(place: Place, turn: Turn): Finding[] {
  const { ride, aboard } = place;
  const { input, after, decisions } = turn;
  if (decisions.some((d) => d.kind === 'withdrawn' && d.request === ride.request.id)) return [];
  const { status } = ride;
  if (aboard) {
    if (leaves(place, input)) return [];
    return [{ kind: 'ride-lost', expected: 'aboard, or alighted', found: 'nowhere' }];
  }
  if (status.kind === 'promised') {
    if (about(ride, input, ['cancelled', 'absent'])) return [];
    return [{ kind: 'ride-lost', expected: 'a promised ride in one tour', found: 'none, and no word of it' }];
  }
  if (releases(place, input) || after.now >= status.until) return [];
  return [{ kind: 'offer-dropped', expected: `room until ${status.until}`, found: `none at ${after.now}` }];
}

const about = ({ request }: Ride, input: Input, kinds: readonly Input['kind'][]): boolean =>
  kinds.includes(input.kind) && 'request' in input && input.request === request.id;

/** The party alights, or the driver is seen without it. */
const leaves = ({ ride, vehicle }: Place, input: Input): boolean =>
  'vehicle' in input &&
  input.vehicle === vehicle &&
  (about(ride, input, ['alighted']) || (input.kind === 'observed' && !seen(ride, input)));

/** A held offer is answered, or its vehicle is out. */
const releases = ({ ride, vehicle }: Place, input: Input): boolean =>
  (input.kind === 'broke-down' && input.vehicle === vehicle) ||
  about(ride, input, ['confirmed', 'declined', 'cancelled', 'absent']) ||
  seen(ride, input);

/** The parts of a ride, and which of them this input may change. */
function alterations(
  was: Ride,
  is: Ride,
  input: Input,
): readonly { before: unknown; now: unknown; allowed: boolean }[] {
  const upset = ['broke-down', 'stop-closed', 'overridden'].includes(input.kind);
  return [
    { before: was.promise, now: is.promise, allowed: false },
    { before: was.request, now: is.request, allowed: false },
    { before: [was.origin, was.destination], now: [is.origin, is.destination], allowed: upset },
    { before: was.status, now: is.status, allowed: settles(input, is) },
    { before: was.pinned, now: is.pinned, allowed: upset || seen(is, input) },
  ];
}

/** A held ride becomes a promise by the rider's yes alone, or by an operator. */
function settles(input: Input, { request, offer, status }: Ride): boolean {
  if (status.kind !== 'promised') return false;
  if (input.kind === 'overridden')
    return 'request' in input.override && input.override.request === request.id;
  // Who boards on an open offer has accepted it by deed.
  if (input.kind === 'boarded') return input.request === request.id;
  if (input.kind === 'observed') return input.aboard.includes(request.id);
  return input.kind === 'confirmed' && input.request === request.id && input.offer === offer;
}

/** A ride that no changed tour held before: new, and not in another tour as well. */
export function arrivalFaults(is: Place, changed: readonly VehicleIndex[], turn: Turn): Fault[] {
  const { after, world } = turn;
  const who = { vehicle: world.vehicles[is.vehicle]!.id, request: is.ride.request.id };
  const key = rideKey(is.ride);
  const elsewhere = after.tours.some(
    (tour, v) => !changed.includes(v as VehicleIndex) && ridesOf(tour).some((ride) => rideKey(ride) === key),
  );
  return [
    ...(elsewhere ? [twice(is.ride, is.vehicle, turn)] : []),
    ...(is.aboard
      ? [
          {
            kind: 'boarding-unreported',
            ...who,
            expected: 'a ride known before',
            found: 'a new one aboard',
          } as const,
        ]
      : []),
    ...(shut(is, turn) ? [{ ...shutFault, ...who }] : []),
  ];
}

export function twice(ride: Ride, vehicle: VehicleIndex, { world }: Turn): Fault {
  const who = { vehicle: world.vehicles[vehicle]!.id, request: ride.request.id };
  return { kind: 'ride-twice', ...who, expected: 'one tour', found: 'a second one' };
}

const text = (value: unknown): string => JSON.stringify(value);
const equal = (a: unknown, b: unknown): boolean => a === b || text(a) === text(b);
