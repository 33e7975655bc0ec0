import type { StopIndex, VehicleIndex } from '../ids.js';
import type { Window } from './promise.js';
import type { Request } from './request.js';
import type { Tour } from './tour.js';
import type { ServiceTime } from '../units.js';

/** A stop that cannot be used for a while. */
export interface Closure {
  readonly stop: StopIndex;
  readonly during: Window;
}

/**
 * The whole state of a service in operation: what a journal folds to. Plain data, never changed in place.
 * Requests that ended (alighted, cancelled, refused) leave it; the drivers of the core keep their record.
 */
export interface Fleet {
  /** Time of the latest input. */
  readonly now: ServiceTime;
  /** By VehicleIndex. */
  readonly tours: readonly Tour[];
  /** Collected for the next joint decision, in the order of asking. */
  readonly waiting: readonly { readonly request: Request; readonly asked: ServiceTime }[];
  readonly closures: readonly Closure[];
  /** Vehicles that take no new rides, by VehicleIndex in ascending order. */
  readonly excluded: readonly VehicleIndex[];
}
