import type { RequestId, VehicleIndex } from '../ids.js';
import type { ServiceTime } from '../units.js';
import type { Offer } from './promise.js';
import type { Refusal } from './refusal.js';
import type { Ride, Tour } from './tour.js';

/** When a vehicle is to move and to serve, second by second, as far as its tour is known. */
export interface Schedule {
  /** When it leaves for its next stop; absent while it is driving, has nothing to do, or serves here first. */
  readonly leavesAt?: ServiceTime;
  /** Entry i belongs to tour.visits[i]: the vehicle halts, and service begins. */
  readonly visits: readonly { readonly arrive: ServiceTime; readonly begin: ServiceTime }[];
}

/** What the dispatcher asks of the world. */
export type Decision =
  | { readonly kind: 'offered'; readonly offers: readonly Offer[] }
  | { readonly kind: 'refused'; readonly request: RequestId; readonly because: Refusal }
  /** The rider's yes has become our duty. */
  | { readonly kind: 'promised'; readonly ride: Ride; readonly vehicle: VehicleIndex }
  /** The rider's offers ran out, or were turned down. */
  | { readonly kind: 'lapsed'; readonly request: RequestId }
  /** We take back a promise: the rider has to be told, and helped. */
  | {
      readonly kind: 'withdrawn';
      readonly request: RequestId;
      readonly because: 'stop-closed' | 'breakdown' | 'vehicle-late';
    }
  /** The ride will be later than promised; the plan keeps to the new moment. */
  | {
      readonly kind: 'promise-broken';
      readonly ride: Ride;
      readonly because: 'vehicle-late' | 'breakdown' | 'override';
    }
  | {
      readonly kind: 'replanned';
      readonly vehicle: VehicleIndex;
      readonly tour: Tour;
      readonly schedule: Schedule;
    }
  | { readonly kind: 'wake-me'; readonly at: ServiceTime }
  /** The input changed nothing: it was late, doubled, or about something unknown. */
  | { readonly kind: 'ignored'; readonly because: string };
