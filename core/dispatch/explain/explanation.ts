import type { RequestId, StopIndex, VehicleIndex } from '../../ids.js';
import type { Seconds, ServiceTime } from '../../units.js';
import type { Offer } from '../promise.js';
import type { Refusal } from '../refusal.js';

/**
 * What keeps one vehicle from a ride. Each means: lift this one thing and the vehicle can serve the ride, so a
 * vehicle may have several. The codes are stable (stored, counted, translated); docs/errors.md explains each.
 */
export type Obstacle =
  /** Of the vehicle and the plan as they stand; whatever the times are. */
  | { readonly code: 'broken-down' }
  | { readonly code: 'too-small' }
  | { readonly code: 'other-zone' }
  | { readonly code: 'other-riders' }
  | { readonly code: 'excluded' }
  | { readonly code: 'pinned'; readonly to: VehicleIndex }
  | { readonly code: 'off-duty' }
  /** Of the moment. Minutes are the fewest that would do. */
  | { readonly code: 'full' }
  | { readonly code: 'late'; readonly minutes: number }
  | { readonly code: 'early'; readonly minutes: number }
  | { readonly code: 'long-ride'; readonly minutes: number }
  /** The cheapest plan with the ride would break the promises to these parties. */
  | { readonly code: 'promises'; readonly requests: readonly RequestId[] }
  | { readonly code: 'shift' }
  /** No single one of these. */
  | { readonly code: 'several' };

export type ObstacleCode = Obstacle['code'];

/**
 * A change with which the wish could have been met as wished. Each has been asked of the dispatcher itself, in the
 * same state: none is a guess. Minutes, persons and distances are the least change that does.
 */
export type Remedy =
  | { readonly code: 'later' | 'earlier'; readonly minutes: number }
  | { readonly code: 'other-origin' | 'other-destination'; readonly stop: StopIndex; readonly walk: Seconds }
  /** So many of the party could ride. */
  | { readonly code: 'fewer-persons'; readonly persons: number }
  | { readonly code: 'split-party'; readonly parts: readonly [number, number] }
  | { readonly code: 'no-wheelchair' }
  /** What the service would have to allow. */
  | { readonly code: 'longer-wait' | 'longer-ride' | 'earlier-arrival'; readonly minutes: number }
  /** One more vehicle like this one, free at its start place. */
  | { readonly code: 'more-vehicles'; readonly like: VehicleIndex };

export type RemedyCode = Remedy['code'];

/** What it would cost to give a ride to a vehicle, beyond what is planned. Yen are those of cost.ts, not rounded. */
export interface Added {
  readonly yen: {
    readonly total: number;
    /** What the vehicle costs: driving. */
    readonly vehicle: number;
    /** Time of the riders already planned, and of this party. */
    readonly others: number;
    readonly own: number;
  };
  /** May be negative: a vehicle on the way home may save a drive. */
  readonly driving: Seconds;
  /** All other persons together: later boardings, later arrivals. */
  readonly othersWait: Seconds;
  readonly othersArrival: Seconds;
  /** From the wished moment to boarding; absent for arrive-by wishes, whose waiting is their own choice. */
  readonly wait?: Seconds;
  readonly pickupAt: ServiceTime;
  readonly dropoffAt: ServiceTime;
}

/** A vehicle weighed for a ride. With a cost it could serve it in time; with obstacles it may or can not. */
export interface Suggestion {
  readonly vehicle: VehicleIndex;
  readonly added?: Added;
  readonly obstacles: readonly Obstacle[];
}

/** Why a request was answered as it was, and what would have changed the answer. */
export interface Explanation {
  readonly request: RequestId;
  /** Absent if something was offered. */
  readonly refusal?: Refusal;
  /** What was offered, each with the vehicle that would come. */
  readonly offers: readonly { readonly offer: Offer; readonly vehicle: VehicleIndex }[];
  /** All vehicles for the trip as wished, in the order of `suggestVehicles`; none where a rule has decided. */
  readonly vehicles: readonly Suggestion[];
  /** Empty if the wish is met as wished, or if nothing alone would have helped. What riders can change comes first. */
  readonly remedies: readonly Remedy[];
}
