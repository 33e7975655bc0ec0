import type { ServiceTime } from '../units.js';
import type { Window } from './promise.js';

/**
 * Why a request cannot be served: an ordinary outcome, so a value and not an exception. `reason` is stable
 * (stored, counted, translated); the other fields let a person act on it. docs/errors.md explains each.
 */
export type Refusal =
  /** Against the rules of the service; counted as OUT_OF_RULES. */
  | { readonly reason: 'outside-service-hours'; readonly hours: readonly Window[] }
  | { readonly reason: 'too-short-notice'; readonly earliest: ServiceTime }
  | { readonly reason: 'too-far-ahead'; readonly latest: ServiceTime }
  | { readonly reason: 'trip-not-allowed'; readonly rule: string }
  | { readonly reason: 'stop-closed'; readonly stop: 'origin' | 'destination'; readonly until: ServiceTime }
  /** Cannot be a trip at all; counted as INVALID. */
  | { readonly reason: 'same-stop' }
  | { readonly reason: 'no-road' }
  | { readonly reason: 'already-asked' }
  | { readonly reason: 'party-exceeds-every-vehicle'; readonly largest: number }
  /** Allowed, but nobody can come; counted as NO_CAPACITY. */
  | { readonly reason: 'no-vehicle-on-duty' }
  | { readonly reason: 'no-vehicle-in-time'; readonly tried: number };

export type RefusalReason = Refusal['reason'];
