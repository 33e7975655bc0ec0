import type { ServiceTime } from '../units.js';
import { dayBefore, weekdayOf } from './feed-time.js';
import type { Service, Timetable, Trip } from './timetable.js';

const DAY_S = 86_400;

/** One trip as it runs on one date. */
export interface DatedTrip {
  /** Index into `trips` of the timetable. */
  readonly trip: number;
  /** Added to the times of the calls: repeats start later, trips of the day before run 24 h earlier. */
  readonly shift: number;
}

/** True if trips of this service start on the date. A single date taken out counts before all else. */
export function runsOn({ weekly, added, removed }: Service, date: string): boolean {
  if (removed.has(date)) return false;
  if (added.has(date)) return true;
  if (weekly === undefined || date < weekly.from || date > weekly.to) return false;
  return weekly.days[weekdayOf(date)]!;
}

/**
 * Everything that runs on a date: its own trips, and what is left of the day before after midnight. Trips that repeat
 * stand here once for every departure. In the order of the feed, those of the day before first.
 */
export function tripsOn(timetable: Timetable, date: string): readonly DatedTrip[] {
  const late = starting(timetable, dayBefore(date))
    .map(({ trip, shift }) => ({ trip, shift: shift - DAY_S }))
    .filter(({ trip, shift }) => timetable.trips[trip]!.calls.at(-1)!.arrive + shift >= 0);
  return [...late, ...starting(timetable, date)];
}

function starting({ trips, services }: Timetable, date: string): DatedTrip[] {
  return trips.flatMap((trip, i) => {
    const service = services.get(trip.service);
    if (service === undefined || !runsOn(service, date)) return [];
    return startsOf(trip).map((start) => ({ trip: i, shift: start - trip.calls[0]!.depart }));
  });
}

/** When a trip leaves its first halt, as often as it does. */
export function startsOf({ calls, repeats }: Trip): ServiceTime[] {
  if (repeats.length === 0) return [calls[0]!.depart];
  return repeats.flatMap(({ from, until, every }) =>
    Array.from({ length: Math.ceil((until - from) / every) }, (_, i) => (from + i * every) as ServiceTime),
  );
}
