import { WEEKDAYS, type ServiceFile } from './format/service-file.js';

type Calendar = ServiceFile['calendar'];

/** What the calendar says about one day. */
export interface CalendarDay {
  readonly date: string;
  /** Undefined if there is no service. */
  readonly dayType: string | undefined;
  readonly seasons: readonly string[];
  /** Why there is no service; undefined if there is. */
  readonly closed: string | undefined;
}

/**
 * The day type of a date. In this order: outside the calendar, a closure, a special day, the weekday.
 * A weekday in several day types takes the first.
 */
export function calendarDay(
  date: string,
  { calendar, hours }: Pick<ServiceFile, 'calendar' | 'hours'>,
): CalendarDay {
  const seasons = seasonsOf(date, calendar);
  const closedFor = (reason: string): CalendarDay => ({ date, dayType: undefined, seasons, closed: reason });
  if (outsideCalendar(date, calendar)) return closedFor('outside the calendar of the service');
  const closure = calendar.closures.find(({ from, to }) => from <= date && date <= to);
  if (closure) return closedFor(closure.because);
  const special = calendar.special_days.find((day) => day.date === date);
  if (special?.runs_as === 'closed') return closedFor(special.name);
  const dayType = special?.runs_as ?? dayTypeOf(date, calendar);
  if (dayType === undefined) return closedFor(`no service on ${weekdayOf(date)}`);
  if ((hours[dayType] ?? []).length === 0) return closedFor(`no service hours on a day of type ${dayType}`);
  return { date, dayType, seasons, closed: undefined };
}

/** Before the first or after the last day of the service. */
export function outsideCalendar(date: string, { from, to }: Calendar): boolean {
  return date < (from ?? date) || date > (to ?? date);
}

/** The date `days` later. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from the first date to the second. */
export function daysBetween(first: string, second: string): number {
  return (Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000;
}

function weekdayOf(date: string): (typeof WEEKDAYS)[number] {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7]!;
}

function dayTypeOf(date: string, { day_types: types }: Calendar): string | undefined {
  const weekday = weekdayOf(date);
  return Object.keys(types).find((name) => types[name]!.includes(weekday));
}

function seasonsOf(date: string, { seasons }: Calendar): string[] {
  const day = date.slice(5);
  return Object.keys(seasons).filter((name) => {
    const { from, to } = seasons[name]!;
    return from <= to ? from <= day && day <= to : day >= from || day <= to;
  });
}
