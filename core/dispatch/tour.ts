import type { PlaceIndex, StopIndex, VehicleIndex } from '../ids.js';
import type { Metres, Seconds, ServiceTime } from '../units.js';
import type { RidePromise, Window } from './promise.js';
import type { Request } from './request.js';

/** A request that has a place in a plan: promised, or held open while the rider thinks about an offer. */
export interface Ride {
  readonly request: Request;
  /** Number of the offer it comes from: one request may hold several rides until the rider chooses. */
  readonly offer: number;
  /** Where it really begins and ends; differs from the wish where the rider walks to another stop. */
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  readonly promise: RidePromise;
  /** Held until then, or the rider's for good. */
  readonly status: { readonly kind: 'held'; readonly until: ServiceTime } | { readonly kind: 'promised' };
  /** An operator has tied it to one vehicle. */
  readonly pinned?: VehicleIndex;
  /** Boarding began; absent while the party waits. */
  readonly boarded?: ServiceTime;
  /**
   * The world has already broken the promise (delay, breakdown) or an operator has; planning goes by these
   * bounds instead, and the ride limit is waived.
   */
  readonly excused?: { readonly pickup: Window; readonly dropoffLatest: ServiceTime };
}

/** One halt of one vehicle for one request, or for the driver's rest. */
export type Visit =
  | { readonly kind: 'pickup'; readonly stop: StopIndex; readonly ride: Ride }
  | { readonly kind: 'dropoff'; readonly stop: StopIndex; readonly ride: Ride }
  /** Also the time between two shifts. Nobody is aboard. */
  | { readonly kind: 'break'; readonly stop: StopIndex; readonly window: Window; readonly duration: Seconds };

/** Where a vehicle is, in the way a plan needs to know it. */
export type Motion =
  /** Can leave at `readyAt`; `halted` if it has served somebody here, so that leaving costs the halt. */
  | {
      readonly kind: 'standing';
      readonly place: PlaceIndex;
      readonly readyAt: ServiceTime;
      readonly halted: boolean;
    }
  | {
      readonly kind: 'driving';
      readonly from: PlaceIndex;
      readonly to: StopIndex;
      readonly departed: ServiceTime;
      readonly arrives: ServiceTime;
    }
  | { readonly kind: 'broken-down'; readonly place: PlaceIndex };

/** What one vehicle is doing and still has to do. */
export interface Tour {
  readonly motion: Motion;
  /** Driven since the day began, up to `motion.place` or `motion.from`. */
  readonly odometer: Metres;
  /** When a vehicle with a `tripLimit` set out; absent before, and for all others. */
  readonly setOut?: ServiceTime;
  /** Parties inside, in the order of boarding. */
  readonly aboard: readonly Ride[];
  /** In the order in which they will be made. */
  readonly visits: readonly Visit[];
}
