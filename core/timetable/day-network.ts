import { distanceM } from '../geo.js';
import { seconds, type Seconds } from '../units.js';
import type { Change, Timetable } from './timetable.js';
import { tripsOn, type DatedTrip } from './trips-on.js';

/** How riders change and walk between platforms. */
export interface WalkingRule {
  /** Between alighting and boarding the next vehicle at the same platform, where the feed says nothing. At least 1 s. */
  readonly change: Seconds;
  /** Longest walk between two platforms. */
  readonly limit: Seconds;
  readonly metresPerSecond: number;
  /** Way on foot ÷ straight line. */
  readonly detour: number;
}

/** A way on foot from one platform to another, the time for changing included. */
export interface Footway {
  readonly to: number;
  readonly time: Seconds;
}

/**
 * One date of a timetable made ready for searching: hops from halt to halt in the order of departure. Arrays of length
 * n, entry i belonging to hop i; times in s since 00:00 of the date, negative before.
 */
export interface DayNetwork {
  /** By `hopTrip`. */
  readonly trips: readonly DatedTrip[];
  readonly platforms: number;
  readonly depart: Int32Array;
  readonly arrive: Int32Array;
  /** Platforms. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly hopTrip: Int32Array;
  /** Number of the halt of its trip where the hop begins. */
  readonly call: Int32Array;
  /** 1 where one may board at its beginning, alight at its end. */
  readonly boarding: Uint8Array;
  readonly alighting: Uint8Array;
  /** By platform: ways to board again after alighting there, at the same platform too. Each takes at least 1 s. */
  readonly footways: readonly (readonly Footway[])[];
}

interface Hop {
  readonly depart: number;
  readonly arrive: number;
  readonly from: number;
  readonly to: number;
  readonly trip: number;
  readonly call: number;
  readonly boarding: boolean;
  readonly alighting: boolean;
}

/** The network of a date. O(hops log hops + platforms²). */
export function dayNetwork(timetable: Timetable, date: string, walking: WalkingRule): DayNetwork {
  if (walking.change < 1) throw new RangeError(`changing takes at least 1 s, got ${walking.change} s`);
  const trips = tripsOn(timetable, date);
  const hops = trips.flatMap(({ trip, shift }, number): Hop[] => {
    const { calls } = timetable.trips[trip]!;
    return calls.slice(1).map((end, i) => ({
      depart: calls[i]!.depart + shift,
      arrive: end.arrive + shift,
      from: calls[i]!.platform,
      to: end.platform,
      trip: number,
      call: i,
      boarding: calls[i]!.boarding,
      alighting: end.alighting,
    }));
  });
  return networkOf(hops, trips, footwaysOf(timetable, walking));
}

/**
 * The same day with time running backwards: a hop that arrives at t leaves at −t. The earliest arrival there is the
 * latest departure here, so that one search answers both questions.
 */
export function backwards(network: DayNetwork): DayNetwork {
  const { depart, arrive, from, to, hopTrip, call, boarding, alighting } = network;
  const hops = Array.from(depart, (_, i) => ({
    depart: -arrive[i]!,
    arrive: -depart[i]!,
    from: to[i]!,
    to: from[i]!,
    trip: hopTrip[i]!,
    call: call[i]!,
    boarding: alighting[i] === 1,
    alighting: boarding[i] === 1,
  })).reverse();
  const footways: Footway[][] = network.footways.map(() => []);
  for (const [at, ways] of network.footways.entries()) {
    for (const { to: other, time } of ways) footways[other]!.push({ to: at, time });
  }
  return networkOf(hops, network.trips, footways);
}

/** Sorts hops by departure; equal ones stay in their order, so that a trip comes hop by hop. */
function networkOf(
  unordered: readonly Hop[],
  trips: readonly DatedTrip[],
  footways: DayNetwork['footways'],
): DayNetwork {
  const hops = [...unordered].sort((a, b) => a.depart - b.depart);
  return {
    trips,
    platforms: footways.length,
    depart: Int32Array.from(hops, (hop) => hop.depart),
    arrive: Int32Array.from(hops, (hop) => hop.arrive),
    from: Int32Array.from(hops, (hop) => hop.from),
    to: Int32Array.from(hops, (hop) => hop.to),
    hopTrip: Int32Array.from(hops, (hop) => hop.trip),
    call: Int32Array.from(hops, (hop) => hop.call),
    boarding: Uint8Array.from(hops, (hop) => Number(hop.boarding)),
    alighting: Uint8Array.from(hops, (hop) => Number(hop.alighting)),
    footways,
  };
}

function footwaysOf({ platforms, changes }: Timetable, walking: WalkingRule): DayNetwork['footways'] {
  const told = platforms.map(() => new Map<number, Change>());
  for (const change of changes) told[change.from]!.set(change.to, change);
  // No two platforms further apart in latitude than this are within the limit: most pairs need no further look.
  const METRES_PER_DEGREE = 111_000;
  const band = (walking.limit * walking.metresPerSecond) / walking.detour / METRES_PER_DEGREE;
  return platforms.map((here, from) =>
    platforms.flatMap((there, to) => {
      const change = told[from]!.get(to);
      if (change === undefined && Math.abs(here.at.lat - there.at.lat) > band) return [];
      return change?.possible === false
        ? []
        : (footway(to, distanceM(here.at, there.at), { change, walking }) ?? []);
    }),
  );
}

/** Undefined for a walk beyond the limit that the feed does not speak of. */
function footway(
  to: number,
  straightM: number,
  { change, walking }: { readonly change: Change | undefined; readonly walking: WalkingRule },
): Footway | undefined {
  const onFoot = Math.ceil((straightM * walking.detour) / walking.metresPerSecond);
  if (change === undefined && onFoot > walking.limit) return undefined;
  return { to, time: seconds(Math.max(1, change?.time ?? walking.change + onFoot)) };
}
