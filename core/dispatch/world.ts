import type { StopIndex, VehicleIndex } from '../ids.js';
import type { Seconds, ServiceTime } from '../units.js';
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

/** Remote monitors, and the vehicles that may be on the road only while one of them looks. */
export interface Watch {
  readonly id: string;
  readonly vehicles: readonly VehicleIndex[];
  /** Most vehicles watched at once, from each moment on, in order of time; none before the first. */
  readonly capacity: readonly { readonly from: ServiceTime; readonly vehicles: number }[];
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
  /** Absent: every vehicle goes by itself. Vehicles of a watch end wherever the last rider alights, and take no rests. */
  readonly watches?: readonly Watch[];
}
