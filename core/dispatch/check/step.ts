import type { VehicleIndex } from '../../ids.js';
import { courseFaults } from './course.js';
import { decisionFaults } from './decision.js';
import { arrivalFaults, fateFaults, twice, type Place } from './fate.js';
import type { Fault } from './fault.js';
import { rideKey, ridesOf } from './ride.js';
import type { Turn } from './turn.js';
import { checkTour } from './plan.js';
import type { Fleet } from '../fleet.js';
import type { Tour } from '../tour.js';

/**
 * What is wrong with a step: a promise lost or altered without a word, a rider aboard moved, an offer taken back
 * before its time, a plan changed unannounced, time running backwards, and whatever is wrong with the tours that
 * changed (`checkPlan` judges all of them). A late shift end, rest or wait is the world's doing where the step
 * took no ride into the tour, or where it was late before. O(visits²) for each changed tour.
 */
export function checkStep(turn: Turn): readonly Fault[] {
  const changed = changedVehicles(turn);
  const was = placesIn(turn.before, changed);
  const is = placesIn(turn.after, changed);
  return [
    ...timeFaults(turn),
    ...changed.flatMap((v) => tourFaults(turn, v)),
    ...is.twice.map(({ ride, vehicle }) => twice(ride, vehicle, turn)),
    ...[...was.places].flatMap(([key, place]) => fateFaults(place, is.places.get(key), turn)),
    ...[...is.places].flatMap(([key, place]) =>
      was.places.has(key) ? [] : arrivalFaults(place, changed, turn),
    ),
    ...changed.flatMap((v) => [...courseFaults(turn, v), ...restFaults(turn, v)]),
    ...decisionFaults(turn, changed),
  ];
}

function changedVehicles({ before, after }: Turn): VehicleIndex[] {
  return [...after.tours.keys()].filter((v) => after.tours[v] !== before.tours[v]) as VehicleIndex[];
}

function placesIn(
  fleet: Fleet,
  vehicles: readonly VehicleIndex[],
): { places: Map<string, Place>; twice: Place[] } {
  const places = new Map<string, Place>();
  const twice: Place[] = [];
  const enter = (place: Place): void => {
    const key = rideKey(place.ride);
    if (places.has(key)) twice.push(place);
    else places.set(key, place);
  };
  for (const vehicle of vehicles) {
    const tour = fleet.tours[vehicle]!;
    for (const [i, ride] of ridesOf(tour).entries()) enter({ ride, vehicle, aboard: i < tour.aboard.length });
  }
  return { places, twice };
}

function timeFaults({ before, after, input }: Turn): Fault[] {
  const expected = Math.max(before.now, input.at);
  if (after.now === expected) return [];
  return [{ kind: 'time-backwards', expected: `the time ${expected}`, found: `${after.now}` }];
}

/** Rests neither vanish nor appear: one is over when the driver says so. A breakdown upsets them. */
function restFaults({ before, after, input, world }: Turn, v: VehicleIndex): Fault[] {
  const reported = 'vehicle' in input && input.vehicle === v ? input.kind : undefined;
  if (reported === 'broke-down' || reported === 'repaired') return [];
  const was = restsOf(before.tours[v]!).slice(reported === 'rested' ? 1 : 0);
  const is = restsOf(after.tours[v]!);
  if (was.join() === is.join()) return [];
  const vehicle = world.vehicles[v]!.id;
  return [{ kind: 'break-dropped', vehicle, expected: `rests ${was.join()}`, found: is.join() || 'none' }];
}

const restsOf = ({ visits }: Tour): string[] =>
  visits.flatMap((visit) =>
    visit.kind === 'break' ? [`${visit.window.earliest}-${visit.window.latest}`] : [],
  );

/**
 * Faults of a changed tour, but for limits that the world broke: no ride came into it by this step, or the limit was broken
 * before, by somebody who cancelled or was late.
 */
function tourFaults({ before, after, world }: Turn, v: VehicleIndex): readonly Fault[] {
  const known = new Set(keysOf(before.tours[v]!));
  const grew = keysOf(after.tours[v]!).some((key) => !known.has(key));
  const found = checkTour(after, v, world).filter(({ kind }) => grew || !SPOILT_BY_WORLD.has(kind));
  if (!found.some(({ kind }) => SPOILT_BY_WORLD.has(kind))) return found;
  const spoilt = new Set(checkTour(before, v, world).map(({ kind }) => kind));
  return found.filter(({ kind }) => !(SPOILT_BY_WORLD.has(kind) && spoilt.has(kind)));
}

const SPOILT_BY_WORLD: ReadonlySet<Fault['kind']> = new Set([
  'shift-overrun',
  'trip-too-long',
  'watch-overfilled',
  'break-late',
  'wait-aboard-too-long',
]);

const keysOf = (tour: Tour): string[] => ridesOf(tour).map(rideKey);
