import { DateTime, IANAZone } from 'luxon';
import type { ServiceTime } from '../core/units.js';

/** A moment of the world: milliseconds since 1970-01-01T00:00Z. What the store keeps and what clocks show. */
declare const moment: unique symbol;
export type Instant = number & { readonly [moment]: 'ms since 1970 UTC' };

/** Where the server's time comes from. Everything that waits or asks the time goes through it. */
export interface Clock {
  now(): Instant;
  /** Calls once when the clock shows `at` or later; the returned function takes the wish back. */
  wake(at: Instant, call: () => void): () => void;
}

/** The longest a timer of the system can wait, ms. */
const LONGEST_TIMER = 0x7fff_ffff;

/** The clock on the wall. */
export const wallClock: Clock = clockOf(() => Date.now() as Instant, 1);

/** A clock that shows `begin` now and runs `speed` times as fast as the wall's: for demonstrations and tests. */
export function fastClock(begin: Instant, speed: number): Clock {
  const started = performance.now();
  return clockOf(() => Math.round(begin + (performance.now() - started) * speed) as Instant, speed);
}

function clockOf(now: () => Instant, speed: number): Clock {
  return {
    now,
    wake(at, call) {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        const left = (at - now()) / speed;
        timer = setTimeout(left > LONGEST_TIMER ? arm : call, Math.min(Math.max(0, left), LONGEST_TIMER));
      };
      arm();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/** Turns moments into dates and times of service and back, in the time zone of one service. */
export interface Calendar {
  readonly zone: string;
  /** The civil date on which the moment falls, as in 2026-04-01. */
  dateOf(at: Instant): string;
  /** Seconds since 00:00 of that date; negative before it, past 24 h after it. Parts of a second are cut off. */
  serviceTime(date: string, at: Instant): ServiceTime;
  instantOf(date: string, at: ServiceTime): Instant;
  /** ISO 8601 with the offset of the zone, as in 2026-04-01T08:05:00+09:00. */
  text(at: Instant): string;
}

/** Throws a RangeError for a zone that does not exist. */
export function calendarIn(zone: string): Calendar {
  if (!IANAZone.isValidZone(zone)) {
    throw new RangeError(`time zone ${zone} is not known; write one such as Asia/Tokyo`);
  }
  // GTFS counts from noon minus 12 h, so that a change of summer time moves no departure; so do we.
  const midnight = (date: string): number =>
    DateTime.fromISO(`${date}T12:00:00`, { zone }).minus({ hours: 12 }).toMillis();
  return {
    zone,
    dateOf: (at) => DateTime.fromMillis(at, { zone }).toISODate()!,
    serviceTime: (date, at) => Math.floor((at - midnight(date)) / 1000) as ServiceTime,
    instantOf: (date, at) => (midnight(date) + at * 1000) as Instant,
    text: (at) => DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true })!,
  };
}
