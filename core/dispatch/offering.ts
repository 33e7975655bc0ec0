import type { VehicleIndex } from '../ids.js';
import { UNREACHABLE, type Seconds, type ServiceTime } from '../units.js';
import { board, place, type Draft } from './draft.js';
import { bestInsertion, type Insertion } from './insertion.js';
import { policyFor } from './leeway.js';
import type { Offer, OfferKind } from './promise.js';
import { comingRequests, readiness, readinessCost, readinessCostWith } from './readiness.js';
import type { Refusal } from './refusal.js';
import type { Request } from './request.js';
import { vehiclesFor } from './rules.js';
import type { Ride } from './tour.js';
import { asWished, promiseFor, wantedFor, type Trip, type Wanted } from './wanted.js';

/** Alternatives in time are looked for in steps of this, the nearest first. */
const STEP: Seconds = 900 as Seconds;
/** Stops nearby that are tried for each end, nearest first. */
const NEIGHBOURS = 3;

/**
 * Finds room for a request and holds it: one offer as wished, or, if that is impossible, up to four others. A
 * refusal if there is no room at all. What is offered is in the plan from here on, until it is confirmed,
 * declined or lapses; the offers of one request do not compete with each other.
 */
export function offer(draft: Draft, request: Request, asked: ServiceTime): readonly Offer[] | Refusal {
  const wished = asWished(request);
  const moment = { asked, now: draft.now };
  if (wantedFor(request, wished, moment, draft.world) === undefined && !reachable(draft, request)) {
    return { reason: 'no-road' };
  }
  const first = hold(draft, { request, asked, trip: wished, kind: 'as-wished', number: 0 });
  if (first !== undefined) return [first];

  const offers: Offer[] = [];
  for (const { kind, trips } of alternatives(draft, request)) {
    for (const trip of trips) {
      const found = hold(draft, { request, asked, trip, kind, number: offers.length });
      if (found === undefined) continue;
      offers.push(found);
      break;
    }
  }
  if (offers.length > 0) return offers;
  const tried = vehiclesFor(draft, request, request).length;
  return tried === 0 ? { reason: 'no-vehicle-on-duty' } : { reason: 'no-vehicle-in-time', tried };
}

interface Attempt {
  readonly request: Request;
  readonly asked: ServiceTime;
  readonly trip: Trip;
  readonly kind: OfferKind;
  readonly number: number;
}

function hold(draft: Draft, attempt: Attempt): Offer | undefined {
  const { request, asked, trip } = attempt;
  const wanted = wantedFor(request, trip, { asked, now: draft.now }, draft.world);
  if (wanted === undefined) return undefined;
  const found = bestRoom(draft, wanted, vehiclesFor(draft, request, trip));
  if (found === undefined) return undefined;
  const validUntil = (draft.now + draft.world.policy.offerValidity) as ServiceTime;
  const ride: Ride = {
    request,
    offer: attempt.number,
    origin: trip.origin,
    destination: trip.destination,
    promise: promiseFor(wanted, found.pickupAt, draft.world.policy),
    status: { kind: 'held', until: validUntil },
  };
  place(draft, ride, found);
  return {
    request: request.id,
    number: attempt.number,
    kind: attempt.kind,
    origin: trip.origin,
    destination: trip.destination,
    promise: ride.promise,
    plannedPickup: found.pickupAt,
    plannedDropoff: found.dropoffAt,
    walk: (trip.walkBefore + trip.walkAfter) as Seconds,
    validUntil,
  };
}

/** The cheapest insertion, what it does to the requests to come included where the policy asks for that. */
function bestRoom(draft: Draft, wanted: Wanted, vehicles: readonly VehicleIndex[]): Insertion | undefined {
  if (comingRequests(draft) === 0) return search(draft, wanted, vehicles);
  const ready = readiness(draft);
  const present = readinessCost(draft, ready);
  let best: Insertion | undefined;
  let least = Infinity;
  for (const vehicle of vehicles) {
    const found = search(draft, wanted, [vehicle]);
    if (found === undefined) continue;
    const last = found.dropoff === draft.tours[vehicle]!.visits.length;
    const rest = { place: wanted.destination, at: found.dropoffAt + wanted.request.alighting };
    const change = last ? readinessCostWith(draft, ready, vehicle, rest) - present : 0;
    if (found.cost + change >= least) continue;
    least = found.cost + change;
    best = found;
  }
  return best;
}

/** The cheapest insertion over these vehicles in the plan as it stands in the draft. */
export function search(
  draft: Draft,
  wanted: Wanted,
  vehicles: readonly VehicleIndex[],
): Insertion | undefined {
  return bestInsertion(board(draft), draft.tours, wanted, { now: draft.now, vehicles });
}

/**
 * Kinds of alternative in the order in which they are offered, each with its trips, the nearest first. Four kinds, one
 * offer each: more cannot be read out on the telephone.
 */
function alternatives(draft: Draft, request: Request): { kind: OfferKind; trips: Trip[] }[] {
  const { origin, destination, wish } = request;
  const { stops } = draft.world;
  const limits = policyFor(request, draft.world).alternatives;
  const as = asWished(request);
  const near = (stop: typeof origin) =>
    stops[stop]!.walks.filter(({ time, to }) => time <= request.walkLimit && open(draft, to)).slice(
      0,
      NEIGHBOURS,
    );
  const shifts = (limit: Seconds): Seconds[] =>
    Array.from({ length: Math.floor(limit / STEP) }, (_, i) => ((i + 1) * STEP) as Seconds);
  return [
    {
      kind: 'other-stop' as const,
      trips: near(origin)
        .filter(({ to }) => to !== destination)
        .map(({ to, time }) => ({ ...as, origin: to, walkBefore: time })),
    },
    {
      kind: 'other-stop' as const,
      trips: near(destination)
        .filter(({ to }) => to !== origin)
        .map(({ to, time }) => ({ ...as, destination: to, walkAfter: time })),
    },
    {
      kind: 'earlier' as const,
      trips:
        wish.kind === 'now' ? [] : shifts(limits.earlier).map((s) => ({ ...as, shift: (0 - s) as Seconds })),
    },
    {
      kind: 'later' as const,
      trips: shifts(limits.later).map((shift) => ({ ...as, shift })),
    },
  ];
}

function open(draft: Draft, stop: Request['origin']): boolean {
  return !draft.closures.some((c) => c.stop === stop && c.during.latest >= draft.now);
}

function reachable(draft: Draft, { origin, destination }: Request): boolean {
  return draft.world.travel.some((travel) => travel.between(origin, destination, 0) < UNREACHABLE);
}
