import type { StopIndex, VehicleId } from '../ids.js';
import type { Seconds, ServiceTime } from '../units.js';
import type { Load } from './request.js';

/** A rest in a shift: `duration` long, begun inside the window, with nobody aboard, at a stated place. */
export interface Break {
  readonly earliest: ServiceTime;
  readonly latest: ServiceTime;
  readonly duration: Seconds;
  readonly at: StopIndex;
}

/** From leaving the start place to being back at the end place. */
export interface Shift {
  readonly begin: ServiceTime;
  readonly end: ServiceTime;
  readonly breaks: readonly Break[];
}

export interface Vehicle {
  readonly id: VehicleId;
  /**
   * Ways to arrange the inside; a load fits if it fits one of them. A wheelchair place that folds into two
   * seats is two layouts: { seats: 8, wheelchairs: 0 } and { seats: 6, wheelchairs: 1 }.
   */
  readonly layouts: readonly Load[];
  readonly start: StopIndex;
  /** Where every shift ends; absent: wherever the last rider alighted. */
  readonly end?: StopIndex;
  /** In order of time, not overlapping. None: not in service on this day. */
  readonly shifts: readonly Shift[];
  /**
   * A trip that its driver makes anyway: from setting out (leaving `start`, or the first boarding there) to being at `end`
   * at most this, whenever the vehicle sets out. Only with one shift without rests, and an end.
   */
  readonly tripLimit?: Seconds;
  /** Index into World.travel: vehicles of one speed share their driving times. */
  readonly speed: number;
  /** Serves trips with both ends in one of these zones; absent: everywhere. */
  readonly zones?: readonly string[];
  /** Carries parties with at least one of these attributes; absent: everybody. */
  readonly attributes?: readonly string[];
}
