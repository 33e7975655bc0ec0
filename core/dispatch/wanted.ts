import type { StopIndex } from '../ids.js';
import { UNREACHABLE, type Seconds, type ServiceTime } from '../units.js';
import { rideLimit } from './cost.js';
import { policyFor } from './leeway.js';
import type { Policy, Weights } from './policy.js';
import type { RidePromise, Window } from './promise.js';
import type { Request } from './request.js';
import { periodAt } from './travel-times.js';
import type { World } from './world.js';

/** A ride to be placed, with the bounds it has to keep. */
export interface Wanted {
  readonly request: Request;
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  readonly pickup: Window;
  readonly dropoffLatest: ServiceTime;
  readonly maxRide: Seconds;
  /** Waiting counts from here; absent for arrive-by wishes, whose waiting is their own choice. */
  readonly wished: ServiceTime | undefined;
  readonly weights: Weights;
  /** How far around the planned pick-up the promise would lie; absent where a promise stands already. */
  readonly toPromise?: { readonly before: Seconds; readonly after: Seconds };
}

/** One trip a request could be given: the wished one, or one shifted in time or to a stop nearby. */
export interface Trip {
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  /** Walking to another origin and from another destination. */
  readonly walkBefore: Seconds;
  readonly walkAfter: Seconds;
  /** Later (> 0) or earlier (< 0) than wished. */
  readonly shift: Seconds;
}

/** The trip exactly as the party wishes it. */
export function asWished({ origin, destination }: Request): Trip {
  const none = 0 as Seconds;
  return { origin, destination, walkBefore: none, walkAfter: none, shift: none };
}

/**
 * The bounds within which a trip has to be planned; undefined if no road leads there or the time has passed.
 * Direct driving times are those of the first speed of vehicle, at the period of the wish.
 */
export function wantedFor(
  request: Request,
  trip: Trip,
  moment: { readonly asked: ServiceTime; readonly now: ServiceTime },
  world: World,
): Wanted | undefined {
  const policy = policyFor(request, world);
  const direct = directTime(world, trip, request, moment.asked);
  if (direct >= UNREACHABLE) return undefined;
  const straight = request.boarding + policy.halt + direct;
  const maxRide = rideLimit(direct, (request.boarding + policy.halt) as Seconds, policy.ride);
  const bounds =
    request.wish.kind === 'arrive'
      ? arriveBounds(request.wish.by + trip.shift - trip.walkAfter, straight, policy)
      : departBounds(wishedDeparture(request, moment.asked) + trip.shift + trip.walkBefore, maxRide, policy);
  // Nobody can board on an offer that still waits for an answer.
  const answered = moment.now + Math.max(policy.offerValidity, trip.walkBefore);
  const earliest = Math.max(bounds.earliest, answered);
  if (earliest > bounds.latest) return undefined;
  return {
    request,
    origin: trip.origin,
    destination: trip.destination,
    pickup: { earliest: earliest as ServiceTime, latest: bounds.latest as ServiceTime },
    dropoffLatest: bounds.dropoffLatest as ServiceTime,
    maxRide,
    wished: bounds.wished as ServiceTime | undefined,
    weights: policy.weights,
    toPromise: { before: policy.pickupWindow.before, after: roomAfter(request, policy) },
  };
}

/** What is promised to the rider for a planned boarding: a window around it, inside what was wanted. */
export function promiseFor(wanted: Wanted, pickupAt: ServiceTime, policy: Policy): RidePromise {
  const earliest = Math.max(wanted.pickup.earliest, pickupAt - policy.pickupWindow.before);
  const latest = Math.min(wanted.pickup.latest, pickupAt + roomAfter(wanted.request, policy));
  return {
    pickup: { earliest: earliest as ServiceTime, latest: latest as ServiceTime },
    dropoffLatest: Math.min(wanted.dropoffLatest, latest + wanted.maxRide) as ServiceTime,
    maxRide: wanted.maxRide,
  };
}

/** How far behind the planned moment the promised window ends. */
function roomAfter({ wish }: Request, { pickupWindow }: Policy): Seconds {
  const { after, afterAhead = after } = pickupWindow;
  return wish.kind === 'now' ? after : afterAhead;
}

const wishedDeparture = ({ wish }: Request, asked: ServiceTime): ServiceTime =>
  wish.kind === 'depart' ? wish.at : asked;

interface Bounds {
  readonly earliest: number;
  readonly latest: number;
  readonly dropoffLatest: number;
  readonly wished: number | undefined;
}

function departBounds(wished: number, maxRide: Seconds, { maxWait }: Policy): Bounds {
  const latest = wished + maxWait;
  return { earliest: wished, latest, dropoffLatest: latest + maxRide, wished };
}

function arriveBounds(by: number, straight: number, { maxEarlyArrival }: Policy): Bounds {
  const latest = by - straight;
  return { earliest: latest - maxEarlyArrival, latest, dropoffLatest: by, wished: undefined };
}

function directTime(world: World, trip: Trip, request: Request, asked: ServiceTime): Seconds {
  const travel = world.travel[0];
  if (travel === undefined) return UNREACHABLE;
  const moment = request.wish.kind === 'arrive' ? request.wish.by : wishedDeparture(request, asked);
  const period = periodAt(travel.periods, moment);
  return travel.between(trip.origin, trip.destination, period);
}
