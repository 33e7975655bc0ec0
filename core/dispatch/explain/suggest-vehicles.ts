import type { RequestId, VehicleIndex } from '../../ids.js';
import { asPromised } from '../disruption.js';
import { draftOf, placesOf, remove, type Draft } from '../draft.js';
import type { Fleet } from '../fleet.js';
import { search } from '../offering.js';
import type { Request } from '../request.js';
import { asWished, wantedFor, type Wanted } from '../wanted.js';
import type { World } from '../world.js';
import { addedBy } from './added.js';
import { barred } from './barred.js';
import type { Obstacle, Suggestion } from './explanation.js';
import { liftedFrom, obstaclesOf } from './obstacles.js';

/**
 * All vehicles for a ride, the best first, with what each would cost or what keeps it from the ride: for an operator
 * who is about to give the ride to a vehicle by hand. A request that has a ride in the plan is weighed as promised,
 * as if it were taken out first; any other as asked now. Empty if the moment has passed, no road leads there, or the
 * party is aboard.
 *
 * First the vehicles that may and can, by cost; then those that could but may not (their obstacles say why), by cost;
 * then those that cannot. Ties go to the lower index. Pure; about 50 insertions into the tour of each vehicle that
 * cannot: about 30 ms for 100 vehicles, so not for the path of every request.
 */
export function suggestVehicles(
  fleet: Fleet,
  ride: Request | RequestId,
  world: World,
): readonly Suggestion[] {
  const draft = draftOf(fleet, fleet.now, world);
  const id = typeof ride === 'string' ? ride : ride.id;
  const placed = placesOf(draft, id)[0];
  if (placed?.ride.boarded !== undefined) return [];
  if (placed !== undefined) {
    const { pinned } = placed.ride;
    const wanted = asPromised(draft, placed.ride);
    for (const place of placesOf(draft, id)) remove(draft, place);
    return weighed(draft, wanted, pinned);
  }
  if (typeof ride === 'string') return [];
  const wanted = wantedFor(ride, asWished(ride), { asked: fleet.now, now: fleet.now }, world);
  return wanted === undefined ? [] : weighed(draft, wanted);
}

/** All vehicles in the order of `suggestVehicles`, for a ride with these bounds; `pinned` is the one it is tied to. */
export function weighed(draft: Draft, wanted: Wanted, pinned?: VehicleIndex): readonly Suggestion[] {
  const lifted = liftedFrom(draft);
  const suggestions = draft.tours.map((_, v): Suggestion => {
    const vehicle = v as VehicleIndex;
    const obstacles: Obstacle[] = barred(draft, wanted, vehicle);
    if (pinned !== undefined && pinned !== vehicle) obstacles.push({ code: 'pinned', to: pinned });
    const found = search(draft, wanted, [vehicle]);
    if (found !== undefined) return { vehicle, added: addedBy(draft, wanted, found), obstacles };
    return { vehicle, obstacles: obstacles.length > 0 ? obstacles : obstaclesOf(lifted, wanted, vehicle) };
  });
  return suggestions.sort((a, b) => group(a) - group(b) || costOf(a) - costOf(b) || a.vehicle - b.vehicle);
}

function group({ added, obstacles }: Suggestion): number {
  if (added === undefined) return 2;
  return obstacles.length === 0 ? 0 : 1;
}

const costOf = ({ added }: Suggestion): number => added?.yen.total ?? 0;
