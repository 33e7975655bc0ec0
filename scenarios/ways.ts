import type { TravelTimes } from '../core/dispatch/travel-times.js';
import type { LonLat } from '../core/geo.js';
import type { PlaceIndex, StopIndex } from '../core/ids.js';
import type { RoadGraph } from '../core/road/graph.js';
import type { SpeedPeriod } from '../core/travel/periods.js';
import type { PermittedRoads } from '../core/travel/permitted-roads.js';
import type { Told } from './format/words.js';
import type { Place } from './place.js';
import type { ProblemList } from './problem-list.js';

/** How the places of a scenario are connected, whatever it is known from. */
export interface Ways {
  /** For pictures; undefined where there are no roads but a table or straight lines. */
  readonly roads: RoadGraph | undefined;
  /** What about the ways is not real, in words. */
  readonly synthetic: readonly Told[];
  readonly attribution: readonly string[];
  /** Tells which places vehicles cannot come to. */
  judge(places: readonly Place[], problems: ProblemList): void;
  /**
   * Those of the doors that vehicles can come to. Each is attached to the nearest street, however far: where in its cell a
   * home lies was drawn, and real homes lie at streets.
   */
  reachable(doors: readonly Place[]): readonly Place[];
  /** Where a place is, as far as is known: its own point, that of its junction, or undefined. */
  pointOf(place: Place): LonLat | undefined;
  /** Driving times between places that `judge` found nothing wrong with, or `reachable` let pass; StopIndex = place in the list. */
  between(places: readonly Place[]): DrivingTimes;
}

export interface DrivingTimes {
  /** For one day and one kind of vehicle. Tables are computed when first read, and shared. */
  times(day: {
    readonly periods: readonly SpeedPeriod[];
    readonly speed: number;
    /** Absent: all roads. Where ways are no roads there is nothing to permit, and the loader refuses it. */
    readonly permitted?: PermittedRoads;
  }): TravelTimes;
  /**
   * The way from a place to a stop as a line on the map, both ends included; straight where there are no roads. For
   * pictures: at free flow, some milliseconds the first time a pair is asked for. Empty where a place has no point.
   */
  readonly line: (from: PlaceIndex, to: StopIndex) => readonly LonLat[];
}
