import type { VehicleIndex } from '../../ids.js';
import type { ServiceTime } from '../../units.js';
import { openDay } from '../dispatcher.js';
import { draftOf } from '../draft.js';
import type { Fleet } from '../fleet.js';
import { search } from '../offering.js';
import { againstRules, vehiclesFor } from '../rules.js';
import type { Tour } from '../tour.js';
import type { Vehicle } from '../vehicle.js';
import { asWished, wantedFor } from '../wanted.js';
import type { World } from '../world.js';
import type { Remedy } from './explanation.js';
import { met, type Asking } from './met.js';

/**
 * One more vehicle like one of the present ones, free at its start place for the rest of its shifts, if that would
 * have met the wish: the one that could give the ride at the least cost.
 */
export function moreVehicles(asking: Asking): Remedy[] {
  const { fleet, request, at, world } = asking;
  const models = modelsOf(world);
  const { fleet: wider, world: larger } = withMore(fleet, world, models);
  const draft = draftOf(wider, at, larger);
  const trip = asWished(request);
  const wanted = wantedFor(request, trip, { asked: at, now: draft.now }, world);
  if (wanted === undefined || againstRules(draft, request, at) !== undefined) return [];
  const added = vehiclesFor(draft, request, trip).filter((v) => v >= world.vehicles.length);
  const found = search(draft, wanted, added);
  if (found === undefined) return [];
  const like = models[found.vehicle - world.vehicles.length]!;
  const one = withMore(fleet, world, [like]);
  return met({ ...asking, ...one }) === undefined ? [] : [{ code: 'more-vehicles', like }];
}

/** The first vehicle of each kind that works on this day; vehicles that differ in nothing but their name are alike. */
function modelsOf({ vehicles }: World): VehicleIndex[] {
  const seen = new Set<string>();
  return vehicles.flatMap(({ id: _id, ...kind }, v) => {
    const key = JSON.stringify(kind);
    if (kind.shifts.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [v as VehicleIndex];
  });
}

function withMore(
  fleet: Fleet,
  world: World,
  models: readonly VehicleIndex[],
): { readonly fleet: Fleet; readonly world: World } {
  const copies = models.map((v) => world.vehicles[v]!);
  const larger = { ...world, vehicles: [...world.vehicles, ...copies] };
  const fresh = openDay({ ...world, vehicles: copies }).tours;
  const tours = fresh.map((tour, i) => broughtToNow(tour, copies[i]!, fleet.now));
  return { fleet: { ...fleet, tours: [...fleet.tours, ...tours] }, world: larger };
}

/** The tour of a vehicle that has done nothing so far: at its start place, its past rests over. */
function broughtToNow(tour: Tour, { shifts }: Vehicle, now: ServiceTime): Tour {
  const { motion } = tour;
  const shift = shifts.find(({ end }) => end >= now);
  if (motion.kind !== 'standing' || shift === undefined) return tour;
  const readyAt = Math.max(now, shift.begin) as ServiceTime;
  const visits = tour.visits.filter((visit) => visit.kind === 'break' && visit.window.latest >= readyAt);
  return { ...tour, motion: { ...motion, readyAt }, visits };
}
