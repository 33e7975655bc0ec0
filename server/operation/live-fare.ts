import type { RidePromise } from '../../core/dispatch/promise.js';
import type { Request } from '../../core/dispatch/request.js';
import { periodAt } from '../../core/dispatch/travel-times.js';
import { distanceM } from '../../core/geo.js';
import type { StopIndex } from '../../core/ids.js';
import { channelIn } from '../../core/money/channel.js';
import { fareOf } from '../../core/money/fare.js';
import { partyOf } from '../../core/money/party.js';
import { metres, UNREACHABLE, type Metres, type Yen } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';

/** What the fare of a live ride depends on. */
export interface FaredRide {
  readonly request: Request;
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  readonly promise: RidePromise;
  /** The most parties aboard on one driven leg, this one counted; 1 while nobody can know. */
  readonly together: number;
}

/** What the party pays, as in a simulated day (sim/report/money-fare.ts), but passes are those it really holds. */
export function liveFare(day: ServiceDay, ride: FaredRide): Yen {
  const { request, promise, together } = ride;
  const [origin, destination] = [day.stops[ride.origin]!, day.stops[ride.destination]!];
  const channel = channelIn(request.attributes);
  return fareOf(day.tariff, {
    date: day.date,
    at: promise.pickup.earliest,
    riders: partyOf(request.persons, request.attributes),
    originZones: origin.zones,
    destinationZones: destination.zones,
    directWay: directLength(day, ride),
    straightLine: metres(Math.round(distanceM(origin.lonLat, destination.lonLat))),
    together,
    ...(channel === undefined ? {} : { channel }),
  }).yen;
}

function directLength({ world }: ServiceDay, { origin, destination, promise }: FaredRide): Metres {
  const travel = world.travel[0]!;
  const period = periodAt(travel.periods, promise.pickup.earliest);
  const reachable = travel.between(origin, destination, period) < UNREACHABLE;
  return reachable ? travel.metres(origin, destination, period) : metres(0);
}
