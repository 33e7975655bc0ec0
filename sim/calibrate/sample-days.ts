import { calendarDay, dateAfter, daysBetween } from '../../scenarios/calendar.js';
import type { ServiceFile } from '../../scenarios/format/service-file.js';
import { WEEKDAYS } from '../../scenarios/format/service-file.js';
import type { Period } from './count.js';

type Weekday = (typeof WEEKDAYS)[number];

/** Days of service of a period by weekday; weekdays without service are left out. */
export function servedDays(
  service: Pick<ServiceFile, 'calendar' | 'hours'>,
  { from, to }: Period,
): ReadonlyMap<Weekday, readonly string[]> {
  const days = new Map<Weekday, string[]>();
  for (let i = 0; i <= daysBetween(from, to); i++) {
    const date = dateAfter(from, i);
    if (calendarDay(date, service).closed !== undefined) continue;
    const weekday = weekdayOf(date);
    days.set(weekday, [...(days.get(weekday) ?? []), date]);
  }
  return days;
}

/** So many days of each weekday, evenly spread over those of service; all of them where there are no more. */
export function sampleDays(
  service: Pick<ServiceFile, 'calendar' | 'hours'>,
  period: Period,
  perWeekday: number,
): readonly string[] {
  const spread = (dates: readonly string[]): readonly string[] => {
    const n = Math.min(perWeekday, dates.length);
    return Array.from({ length: n }, (_, i) => dates[Math.floor(((i + 0.5) * dates.length) / n)]!);
  };
  return [...servedDays(service, period).values()].flatMap(spread).sort();
}

/** mon … sun. */
export const weekdayOf = (date: string): Weekday =>
  WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
