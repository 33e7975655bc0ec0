import type { VehicleIndex } from '../../ids.js';
import type { Fault } from './fault.js';
import { isShiftBreak, rideKey } from './ride.js';
import type { Request } from '../request.js';
import type { Ride, Tour, Visit } from '../tour.js';
import type { Vehicle } from '../vehicle.js';
import type { StopRules } from '../world.js';

/** A tour, whose it is, and what its rides must fit. */
export interface JudgedTour {
  readonly tour: Tour;
  readonly index: VehicleIndex;
  readonly vehicle: Vehicle;
  readonly stops: readonly StopRules[];
}

/** What is wrong with a tour apart from its times: order, load, rests, places, and who may ride. */
export function judgeOrder(judged: JudgedTour): readonly Fault[] {
  const { tour, vehicle } = judged;
  const faults: Fault[] = [];
  const find = (fault: Omit<Fault, 'vehicle'>): void => void faults.push({ vehicle: vehicle.id, ...fault });
  const inside = new Map(tour.aboard.map((ride) => [rideKey(ride), ride]));
  for (const fault of serviceFaults(judged)) find(fault);
  for (const visit of tour.visits) {
    for (const fault of visitFaults(visit, inside, judged)) find(fault);
    if (visit.kind === 'pickup') inside.set(rideKey(visit.ride), visit.ride);
    if (visit.kind === 'dropoff') inside.delete(rideKey(visit.ride));
    const overfull = visit.kind === 'pickup' && overload([...inside.values()], vehicle);
    if (overfull) find({ kind: 'overfull', request: visit.ride.request.id, ...overfull });
  }
  for (const { request } of inside.values()) {
    find({ kind: 'dropoff-missing', request: request.id, expected: 'a drop-off', found: 'none' });
  }
  return faults;
}

type Finding = Omit<Fault, 'vehicle'>;

function serviceFaults({ tour, vehicle }: JudgedTour): Finding[] {
  const { motion, visits, aboard } = tour;
  const found: Finding[] = [];
  const works = vehicle.shifts.length > 0 && motion.kind !== 'broken-down';
  const served = visits.filter((visit) => visit.kind !== 'break').length + aboard.length;
  if (!works && served > 0) {
    const state = motion.kind === 'broken-down' ? 'has broken down' : 'has no shift';
    found.push({ kind: 'vehicle-out-of-service', expected: `no rides, it ${state}`, found: `${served}` });
  }
  const overfull = overload(aboard, vehicle);
  if (overfull) found.push({ kind: 'overfull', ...overfull });
  return found;
}

function visitFaults(visit: Visit, inside: ReadonlyMap<string, Ride>, judged: JudgedTour): Finding[] {
  if (visit.kind === 'break') return restFaults(visit, inside, judged.vehicle);
  const { ride } = visit;
  const request = ride.request.id;
  const found: Finding[] = [];
  const stop = visit.kind === 'pickup' ? ride.origin : ride.destination;
  if (visit.stop !== stop) {
    found.push({ kind: 'wrong-stop', request, expected: `stop ${stop}`, found: `stop ${visit.stop}` });
  }
  if (visit.kind === 'dropoff') {
    if (inside.has(rideKey(ride))) return found;
    return [
      ...found,
      { kind: 'pickup-missing', request, expected: 'a pick-up before the drop-off', found: 'none' },
    ];
  }
  if (inside.has(rideKey(ride)) || ride.boarded !== undefined) {
    found.push({
      kind: 'ride-twice',
      request,
      expected: 'one boarding',
      found: 'a pick-up of a party aboard',
    });
  }
  if (ride.pinned !== undefined && ride.pinned !== judged.index) {
    const expected = `vehicle ${ride.pinned}, to which it is tied`;
    found.push({ kind: 'pin-ignored', request, expected, found: `vehicle ${judged.index}` });
  }
  // Whom an operator has put on a vehicle may ride on it.
  const barred = ride.pinned === undefined && bar(ride, judged);
  if (barred) found.push({ kind: 'vehicle-not-allowed', request, ...barred });
  return found;
}

function restFaults(
  visit: Extract<Visit, { kind: 'break' }>,
  inside: ReadonlyMap<string, Ride>,
  vehicle: Vehicle,
): Finding[] {
  const found: Finding[] = [];
  if (inside.size > 0) {
    found.push({
      kind: 'riders-during-break',
      expected: 'nobody aboard',
      found: [...inside.keys()].join(', '),
    });
  }
  if (vehicle.shifts.length < 2 && !isShiftBreak(visit, vehicle)) {
    const { earliest, latest } = visit.window;
    const was = `${visit.duration} s at stop ${visit.stop} from ${earliest} to ${latest}`;
    found.push({ kind: 'break-unknown', expected: 'a rest of its shift', found: was });
  }
  return found;
}

/** What a vehicle may not carry for its zones and attributes: both ends lie in its zones, though not in the same. */
function bar(
  { request, origin, destination }: Ride,
  { vehicle, stops }: JudgedTour,
): Pick<Fault, 'expected' | 'found'> | false {
  const { zones, attributes } = vehicle;
  for (const stop of zones === undefined ? [] : [origin, destination]) {
    const lies = stops[stop]!.zones;
    if (!lies.some((zone) => zones!.includes(zone))) {
      return {
        expected: `stops in ${zones!.join(' or ')}`,
        found: `stop ${stop} in ${lies.join(', ') || 'no zone'}`,
      };
    }
  }
  if (attributes === undefined || request.attributes.some((has) => attributes.includes(has))) return false;
  return {
    expected: `riders with ${attributes.join(' or ')}`,
    found: request.attributes.join(', ') || 'none',
  };
}

/** Why these parties do not fit in together; false if they do. */
function overload(inside: readonly Ride[], { layouts }: Vehicle): Pick<Fault, 'expected' | 'found'> | false {
  const seats = sum(inside, (request) => request.load.seats);
  const wheelchairs = sum(inside, (request) => request.load.wheelchairs);
  if (layouts.some((has) => seats <= has.seats && wheelchairs <= has.wheelchairs)) return false;
  const layout = layouts.map((has) => `${has.seats} seats and ${has.wheelchairs} wheelchairs`);
  return {
    expected: `at most ${layout.join(' or ')}`,
    found: `${seats} seats and ${wheelchairs} wheelchairs`,
  };
}

const sum = (rides: readonly Ride[], what: (request: Request) => number): number =>
  rides.reduce((total, { request }) => total + what(request), 0);
