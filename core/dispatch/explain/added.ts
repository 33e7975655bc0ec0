import type { VehicleIndex } from '../../ids.js';
import type { Seconds } from '../../units.js';
import { ownCost } from '../cost.js';
import { board, place, replan, type Draft } from '../draft.js';
import type { Insertion } from '../insertion.js';
import type { Ride, Visit } from '../tour.js';
import { promiseFor, type Wanted } from '../wanted.js';
import type { Added } from './explanation.js';

/**
 * What an insertion costs, in its parts: the ride is put in on trial, and the tour read before and after. The draft
 * stays as it is. O(visits of the tour).
 */
export function addedBy(draft: Draft, wanted: Wanted, found: Insertion): Added {
  const { vehicle, cost, pickupAt, dropoffAt } = found;
  const { request, wished, weights } = wanted;
  const before = timesOf(asItStands(draft, vehicle), vehicle);
  const after = timesOf(withRide(draft, wanted, found), vehicle);
  let othersWait = 0;
  let othersArrival = 0;
  let others = 0;
  for (const [visit, { begin, weight }] of before.visits) {
    if (visit.kind === 'break') continue;
    const delay = after.visits.get(visit)!.begin - begin;
    others += weight * delay;
    if (visit.kind === 'pickup') othersWait += visit.ride.request.persons * delay;
    else othersArrival += visit.ride.request.persons * delay;
  }
  // A leg towards nothing is spent, whatever is decided; one towards a visit would have gone on.
  const turned = before.visits.size === 0 ? 0 : after.departed - before.departed;
  const own = ownCost(request.persons, { wished, pickup: pickupAt, dropoff: dropoffAt }, weights);
  return {
    yen: { total: cost, vehicle: cost - others - own, others, own },
    driving: (after.driving - before.driving + turned) as Seconds,
    othersWait: othersWait as Seconds,
    othersArrival: othersArrival as Seconds,
    ...(wished === undefined ? {} : { wait: (pickupAt - wished) as Seconds }),
    pickupAt,
    dropoffAt,
  };
}

/** The draft with the ride in it, as an offer would hold it. */
export function withRide(draft: Draft, wanted: Wanted, found: Insertion): Draft {
  const trial: Draft = { ...draft, tours: [...draft.tours], decisions: [] };
  const { request, origin, destination } = wanted;
  const ride: Ride = {
    request,
    offer: 0,
    origin,
    destination,
    promise: promiseFor(wanted, found.pickupAt, draft.world.policy),
    status: { kind: 'promised' },
  };
  place(trial, ride, found);
  return trial;
}

/** Seen from now, as a plan that changes is. */
function asItStands(draft: Draft, v: VehicleIndex): Draft {
  const seen: Draft = { ...draft, tours: [...draft.tours] };
  replan(seen, v, draft.tours[v]!.visits);
  return seen;
}

interface Times {
  /** Driving and halts to the last visit, a leg under way from its beginning, s. */
  readonly driving: number;
  /** When the leg under way began; 0 for a vehicle that stands. */
  readonly departed: number;
  readonly visits: ReadonlyMap<Visit, { readonly begin: number; readonly weight: number }>;
}

function timesOf(draft: Draft, v: VehicleIndex): Times {
  const { size, stride, leg, begin, weight } = board(draft);
  const { motion, visits } = draft.tours[v]!;
  const first = v * stride;
  let driving = 0;
  for (let x = first + 1; x < first + size[v]! - 1; x++) driving += leg[x]!;
  return {
    driving,
    departed: motion.kind === 'driving' ? motion.departed : 0,
    visits: new Map(
      visits.map((visit, i) => [visit, { begin: begin[first + i + 1]!, weight: weight[first + i + 1]! }]),
    ),
  };
}
