import type { StopIndex } from '../ids.js';
import type { Seconds } from '../units.js';
import type { Policy } from './policy.js';
import type { TravelTimes } from './travel-times.js';
import type { Vehicle } from './vehicle.js';

/** Another stop within walking distance. */
export interface Walk {
  readonly to: StopIndex;
  readonly time: Seconds;
}

export interface StopRules {
  /** Areas the stop lies in, as the rules and the vehicles name them. */
  readonly zones: readonly string[];
  /** Stops that could stand in for this one, nearest first. */
  readonly walks: readonly Walk[];
}

/** Everything about a service day that no plan changes. */
export interface World {
  /** One entry for each speed of vehicle. */
  readonly travel: readonly TravelTimes[];
  /** By StopIndex. */
  readonly stops: readonly StopRules[];
  /** By VehicleIndex. */
  readonly vehicles: readonly Vehicle[];
  readonly policy: Policy;
}
