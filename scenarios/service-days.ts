import type { Operation } from '../core/money/operation.js';
import { calendarDay, dateAfter } from './calendar.js';
import type { ServiceFile } from './format/service-file.js';

type Service = Pick<ServiceFile, 'calendar' | 'hours'>;

/** Japanese municipalities count years from April. */
const FISCAL_YEAR_BEGINS = '04-01';

/**
 * How many service days the month and the fiscal year (April to March) of a date have: they share what a month or a
 * year costs. First and last day of the service are left aside, so that a trial of three weeks does not bear the
 * cost of a year. At least 1.
 */
export function serviceDaysOf(date: string, { calendar, hours }: Service): Operation['serviceDays'] {
  const service = { calendar: { ...calendar, from: undefined, to: undefined }, hours };
  const year = Number(date.slice(0, 4)) - (date.slice(5) < FISCAL_YEAR_BEGINS ? 1 : 0);
  const begin = `${year}-${FISCAL_YEAR_BEGINS}`;
  const end = `${year + 1}-${FISCAL_YEAR_BEGINS}`;
  const running: string[] = [];
  for (let day = begin; day < end; day = dateAfter(day, 1)) {
    if (calendarDay(day, service).closed === undefined) running.push(day);
  }
  const month = running.filter((day) => day.startsWith(date.slice(0, 7)));
  return { month: Math.max(1, month.length), year: Math.max(1, running.length) };
}
