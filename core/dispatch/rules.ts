import type { StopIndex, VehicleIndex } from '../ids.js';
import type { ServiceTime } from '../units.js';
import type { Draft } from './draft.js';
import type { TripGroup, TripRule } from './policy.js';
import type { Refusal } from './refusal.js';
import type { Request } from './request.js';
import type { Vehicle } from './vehicle.js';
import type { World } from './world.js';

/** The moment a wish is about, as far as rules of hours and notice go. */
export function wishedMoment(request: Request, asked: ServiceTime): ServiceTime {
  switch (request.wish.kind) {
    case 'now':
      return asked;
    case 'depart':
      return request.wish.at;
    case 'arrive':
      return request.wish.by;
  }
}

/** Why the rules of the service keep a request out, whatever the vehicles are doing; undefined if they do not. */
export function againstRules(draft: Draft, request: Request, asked: ServiceTime): Refusal | undefined {
  const { world } = draft;
  const { origin, destination } = request;
  if (origin === destination) return { reason: 'same-stop' };
  if (!world.vehicles.some((vehicle) => carries(vehicle, request))) {
    return world.vehicles.length === 0
      ? { reason: 'no-vehicle-on-duty' }
      : { reason: 'party-exceeds-every-vehicle', largest: largestParty(world) };
  }
  return (
    againstTimes(world, request, asked) ??
    againstTripRules(world, request, asked) ??
    closed(draft, 'origin', origin) ??
    closed(draft, 'destination', destination)
  );
}

function againstTimes({ policy }: World, request: Request, asked: ServiceTime): Refusal | undefined {
  const moment = wishedMoment(request, asked);
  if (!policy.hours.some(({ earliest, latest }) => moment >= earliest && moment <= latest)) {
    return { reason: 'outside-service-hours', hours: policy.hours };
  }
  if (request.wish.kind === 'now') return undefined;
  if (moment - asked < policy.notice) {
    return { reason: 'too-short-notice', earliest: (asked + policy.notice) as ServiceTime };
  }
  if (moment - asked > policy.horizon) {
    return { reason: 'too-far-ahead', latest: (asked + policy.horizon) as ServiceTime };
  }
  return undefined;
}

function againstTripRules(world: World, request: Request, asked: ServiceTime): Refusal | undefined {
  const moment = wishedMoment(request, asked);
  const rule = world.policy.trips.find((r) => concerns(r, world, request, moment));
  return rule?.effect === 'refuse' ? { reason: 'trip-not-allowed', rule: rule.id } : undefined;
}

function concerns(rule: TripRule, world: World, request: Request, moment: ServiceTime): boolean {
  const { during } = rule;
  const inTime = during === undefined || (moment >= during.earliest && moment <= during.latest);
  return inTime && belongs(rule, world, request);
}

/** Whether a request is one of the trips of a group. */
export function belongs(group: TripGroup, world: World, request: Request): boolean {
  const inside = (stop: StopIndex, zones: readonly string[] | undefined): boolean =>
    zones === undefined || world.stops[stop]!.zones.some((zone) => zones.includes(zone));
  return (
    inside(request.origin, group.from) &&
    inside(request.destination, group.to) &&
    (group.attributes === undefined || overlap(group.attributes, request.attributes))
  );
}

function closed(draft: Draft, end: 'origin' | 'destination', stop: StopIndex): Refusal | undefined {
  const closure = draft.closures.find((c) => c.stop === stop && c.during.latest >= draft.now);
  if (closure === undefined) return undefined;
  return { reason: 'stop-closed', stop: end, until: closure.during.latest };
}

function largestParty({ vehicles }: World): number {
  return Math.max(0, ...vehicles.flatMap((v) => v.layouts.map((l) => l.seats + l.wheelchairs)));
}

/** Whether the party fits into the vehicle when it is empty. */
export function carries({ layouts }: Vehicle, { load }: Request): boolean {
  for (const { seats, wheelchairs } of layouts) {
    if (seats >= load.seats && wheelchairs >= load.wheelchairs) return true;
  }
  return false;
}

/** Vehicles that may serve a trip by zone, attribute, capacity and order of the operator, in ascending order. */
export function vehiclesFor(
  draft: Draft,
  request: Request,
  trip: { readonly origin: StopIndex; readonly destination: StopIndex },
): VehicleIndex[] {
  const { world, excluded } = draft;
  const chosen: VehicleIndex[] = [];
  for (let v = 0 as VehicleIndex; v < world.vehicles.length; v++) {
    const vehicle = world.vehicles[v]!;
    if (vehicle.shifts.length === 0 || !carries(vehicle, request)) continue;
    if (vehicle.attributes !== undefined && !overlap(vehicle.attributes, request.attributes)) continue;
    if (vehicle.zones !== undefined && !servesBoth(vehicle.zones, trip, world)) continue;
    if (!excluded.includes(v)) chosen.push(v);
  }
  return chosen;
}

/** Whether a vehicle of these zones serves both ends of a trip. */
export function servesBoth(
  zones: readonly string[],
  { origin, destination }: { readonly origin: StopIndex; readonly destination: StopIndex },
  { stops }: World,
): boolean {
  return overlap(zones, stops[origin]!.zones) && overlap(zones, stops[destination]!.zones);
}

export const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => b.includes(word));
