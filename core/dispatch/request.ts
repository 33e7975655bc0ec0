import type { RequestId, RiderId, StopIndex } from '../ids.js';
import type { Seconds, ServiceTime } from '../units.js';

/** What a party takes up in a vehicle, and what a vehicle offers. A rider in a wheelchair takes no seat. */
export interface Load {
  readonly seats: number;
  readonly wheelchairs: number;
}

/** When the party wants to travel. */
export type Wish =
  | { readonly kind: 'now' }
  | { readonly kind: 'depart'; readonly at: ServiceTime }
  | { readonly kind: 'arrive'; readonly by: ServiceTime };

/** One party, one trip, one wish. Not a rider: a family of four is one request. */
export interface Request {
  readonly id: RequestId;
  /** Who asks; absent for a caller who gave no name. */
  readonly rider?: RiderId;
  /** People travelling, companions and wheelchair users included. At least 1. */
  readonly persons: number;
  readonly load: Load;
  readonly origin: StopIndex;
  readonly destination: StopIndex;
  readonly wish: Wish;
  /** Time this party needs to board and to alight, beyond the time every halt takes. */
  readonly boarding: Seconds;
  readonly alighting: Seconds;
  /** Attributes that rules of the service refer to, such as "resident" or "age-65-plus". */
  readonly attributes: readonly string[];
  /** How far this party can walk to another stop; 0 for not at all. */
  readonly walkLimit: Seconds;
}
