import type { Language } from '../words/language.js';

/** Moments come as ISO 8601 in the time zone of the service, so their own figures are what people there read. */
export const clockOf = (moment: string): string =>
  moment.slice('2026-11-24T'.length, '2026-11-24T08:05'.length);

export const dateOf = (moment: string): string => moment.slice(0, '2026-11-24'.length);

/** "11月24日(火)" or "Tue 24 Nov". */
export function dayText(date: string, language: Language): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(noon);
}

/** Whole minutes from one moment to another, rounded up. */
export const minutesBetween = (from: number, to: string): number =>
  Math.ceil((Date.parse(to) - from) / 60_000);

/** The offset of the service's time zone, as moments carry it: "+09:00". */
export const offsetOf = (moment: string): string => moment.slice('2026-11-24T08:05:00'.length) || 'Z';

/** A moment as the service writes it, in the zone of another such moment. */
export function momentOf(at: number, like: string): string {
  const [offset, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(like) ?? ['Z', '+', '0', '0'];
  const ahead_min = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const local = new Date(at + ahead_min * 60_000).toISOString();
  return `${local.slice(0, '2026-11-24T08:05:00'.length)}${offset}`;
}
