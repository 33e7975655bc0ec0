import type { Yen } from '../units.js';
import type { TimedRide } from './journey.js';
import type { Timetable } from './timetable.js';

/** What one person pays for one ride: the cheapest price that fits; undefined if the feed tells none. */
export function rideFare(
  { trips, platforms, fares }: Timetable,
  { trip, from, to }: TimedRide,
): Yen | undefined {
  const { line } = trips[trip]!;
  const [start, end] = [platforms[from]!.fareZone, platforms[to]!.fareZone];
  const fits = (zone: string, own: string): boolean => zone === '' || zone === own;
  const prices = fares.flatMap((rule) =>
    (rule.line ?? line) === line && fits(rule.fromZone, start) && fits(rule.toZone, end) ? [rule.yen] : [],
  );
  return prices.length === 0 ? undefined : prices.reduce((a, b) => (b < a ? b : a));
}
