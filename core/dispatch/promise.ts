import type { RequestId, StopIndex } from '../ids.js';
import type { Seconds, ServiceTime } from '../units.js';

/** Both ends included. A visit keeps its window if its service begins inside. */
export interface Window {
  readonly earliest: ServiceTime;
  readonly latest: ServiceTime;
}

/** What we answer for once the rider has said yes: hard for every later plan. */
export interface RidePromise {
  /** Boarding begins inside this window. */
  readonly pickup: Window;
  /** The vehicle is at the destination no later than this. */
  readonly dropoffLatest: ServiceTime;
  /** From the beginning of boarding to the arrival at the destination. */
  readonly maxRide: Seconds;
}

/** Why an offer differs from the wish. */
export type OfferKind = 'as-wished' | 'earlier' | 'later' | 'other-stop';

/**
 * A ride we could give, with the promise that a yes would turn into a duty. Room for it is held in the plan
 * until `validUntil`: a yes that arrives in time is never turned down.
 */
export interface Offer {
  readonly request: RequestId;
  /** 0 … 3, in the order in which they are read out. */
  readonly number: number;
  readonly kind: OfferKind;
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  readonly promise: RidePromise;
  /** As planned at the moment of the offer; the promise counts, this may move inside it. */
  readonly plannedPickup: ServiceTime;
  readonly plannedDropoff: ServiceTime;
  /** On foot to another stop than the one wished for, both ends together. */
  readonly walk: Seconds;
  readonly validUntil: ServiceTime;
}
