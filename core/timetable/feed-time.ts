import type { ServiceTime } from '../units.js';

const TIME = /^(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?$/;
const DATE = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})$/;
const WEEK = 7;

/** "8:05:00" or "25:10:00", seconds may be missing; undefined if it is no time. */
export function feedTime(text: string): ServiceTime | undefined {
  const [, h, m, s = '0'] = TIME.exec(text) ?? [];
  if (h === undefined || Number(m) > 59 || Number(s) > 59) return undefined;
  return (Number(h) * 3600 + Number(m) * 60 + Number(s)) as ServiceTime;
}

/** "20260401" as 2026-04-01; undefined if there is no such day. */
export function feedDate(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month!}-${day!}`;
  return dateOf(dayNumber(date)) === date ? date : undefined;
}

/**
 * Days since 1970-01-01 of the Gregorian calendar (Howard Hinnant, days_from_civil: years begin in March, so that the
 * leap day is the last of a year).
 */
export function dayNumber(date: string): number {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  const year = m <= 2 ? y - 1 : y;
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + d - 1;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + dayOfYear - 719_468;
}

/** The date of a day number. */
export function dateOf(number: number): string {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const day = z - era * 146_097;
  const leaps = -Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096);
  const yearOfEra = Math.floor((day + leaps) / 365);
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * march + 2) / 5) + 1)}`;
}

/** 0 for Monday … 6 for Sunday. */
export const weekdayOf = (date: string): number => (((dayNumber(date) + 3) % WEEK) + WEEK) % WEEK;

export const dayBefore = (date: string): string => dateOf(dayNumber(date) - 1);
