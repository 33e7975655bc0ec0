import type { PlaceIndex, StopIndex } from '../ids.js';
import { UNREACHABLE, type Metres, type Seconds, type ServiceTime } from '../units.js';

/** Names one period of the day between two changes of driving times: 0 … periods.length − 1. */
export type Period = number;

/** A point on the way at which a vehicle can still turn. */
export interface Waypoint {
  readonly place: PlaceIndex;
  /** Since the departure of the leg; never before the moment asked for. */
  readonly reached: Seconds;
  /** Driven since the departure of the leg. */
  readonly driven: Metres;
}

/**
 * All the dispatcher knows of roads, for one service day and one speed of vehicle. `travel/` implements it;
 * a test implements it in a few lines. Which period a leg goes by, `driveTime` says (ADR 0005).
 * Driving times are rounded up to whole seconds, so that a plan never promises what the road cannot keep.
 */
export interface TravelTimes {
  /** Number of stops n; places n and above are junctions. */
  readonly stops: number;
  /** The moment each period begins, ascending; the first covers everything before the second. */
  readonly periods: readonly ServiceTime[];

  /** Driving seconds from a place; UNREACHABLE where no road leads, 0 from a stop to itself. */
  between(from: PlaceIndex, to: StopIndex, period: Period): Seconds;
  /** From one stop to every stop, entry = StopIndex. The caller must not write into it. O(1). */
  rowFrom(from: StopIndex, period: Period): Int32Array;
  /** From every stop to one stop, entry = StopIndex. The caller must not write into it. O(1). */
  rowTo(to: StopIndex, period: Period): Int32Array;
  /** Length of the fastest way, the one `between` times. */
  metres(from: PlaceIndex, to: StopIndex, period: Period): Metres;
  /**
   * Where a vehicle that left `from` for `to` `elapsed` ago can first turn: the next junction on its way,
   * or `to` itself if none is left.
   */
  underway(leg: { from: PlaceIndex; to: StopIndex; elapsed: Seconds; period: Period }): Waypoint;
}

/** The period a departure falls into. O(periods), and a day has few. */
export function periodAt(periods: readonly ServiceTime[], at: ServiceTime): Period {
  let period = periods.length - 1;
  while (period > 0 && periods[period]! > at) period--;
  return period < 0 ? 0 : period;
}

/**
 * Driving time of a leg that leaves at a moment: that of the period in which it departs, but whoever leaves
 * before roads become faster is never there later than one who leaves when they do. So an earlier departure
 * never means a later arrival, and a plan that loses a visit keeps its promises.
 */
export function driveTime(
  travel: TravelTimes,
  from: PlaceIndex,
  to: StopIndex,
  leaves: ServiceTime,
): Seconds {
  const period = periodAt(travel.periods, leaves);
  const time = travel.between(from, to, period);
  const change = travel.periods[period + 1];
  if (change === undefined || leaves + time <= change) return time;
  return Math.min(time, change - leaves + travel.between(from, to, period + 1)) as Seconds;
}

/** Driving time in the fastest period, s. O(periods). */
export function fastestDrive(travel: TravelTimes, from: PlaceIndex, to: StopIndex): number {
  let fastest: number = UNREACHABLE;
  for (let k = 0; k < travel.periods.length; k++) fastest = Math.min(fastest, travel.between(from, to, k));
  return fastest;
}

/** Driving time in the slowest period, s. O(periods). */
export function slowestDrive(travel: TravelTimes, from: PlaceIndex, to: StopIndex): number {
  let slowest = 0;
  for (let k = 0; k < travel.periods.length; k++) slowest = Math.max(slowest, travel.between(from, to, k));
  return slowest;
}
