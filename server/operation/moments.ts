import type { ServiceTime } from '../../core/units.js';
import type { Calendar, Instant } from '../clock.js';

/** A time of service as the wire says it: ISO 8601 with the offset of the service's zone. */
export const momentText = (calendar: Calendar, date: string, at: ServiceTime): string =>
  calendar.text(calendar.instantOf(date, at));

/** The moment an ISO text with offset names. Throws a RangeError if it names none. */
export function instantOfText(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`expected a moment in ISO 8601 with offset, found "${text}"`);
  return at as Instant;
}
