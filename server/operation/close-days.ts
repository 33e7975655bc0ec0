import type { Desk, OpenDay } from './operation.js';
import { endOfShifts } from './live-day.js';

/** A day closes this long after the last shift at the earliest, and this long after it whatever has not been reported, s. */
const AFTERWARDS = 600;
const AT_THE_LATEST = 6 * 3600;

/** Closes the days that are over: the last shift has ended and nobody is on the way any more. */
export function closeDays(desk: Desk): void {
  for (const day of desk.state.days.values()) {
    const now = desk.calendar.serviceTime(day.date, desk.now);
    const end = endOfShifts(day);
    // A day without service lasts to its midnight.
    const over = end === 0 ? now >= 86_400 : now >= end + AFTERWARDS;
    if (!over || !(isQuiet(day) || now >= end + AT_THE_LATEST)) continue;
    desk.write({
      table: 'service_day',
      row: {
        service_date: day.date,
        versions: day.versions,
        state: 'closed',
        opened_at: day.opened,
        closed_at: desk.now,
      },
    });
  }
}

const isQuiet = ({ fleet }: OpenDay): boolean =>
  fleet.waiting.length === 0 &&
  fleet.tours.every(
    ({ visits, aboard }) => aboard.length === 0 && visits.every(({ kind }) => kind === 'break'),
  );
