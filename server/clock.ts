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
  const offsetAt = offsetsIn(zone);
  // Each moment of a plan asks for the midnight of its date, and the library takes its time.
  const midnight = remembering((date: string) =>
    // GTFS counts from noon minus 12 h, so that a change of summer time moves no departure; so do we.
    DateTime.fromISO(`${date}T12:00:00`, { zone }).minus({ hours: 12 }).toMillis(),
  );
  return {
    zone,
    dateOf: (at) => isoOf(at + offsetAt(at) * MINUTE).slice(0, DATE_LENGTH),
    serviceTime: (date, at) => Math.floor((at - midnight(date)) / SECOND) as ServiceTime,
    instantOf: (date, at) => (midnight(date) + at * SECOND) as Instant,
    text(at) {
      const offset = offsetAt(at);
      return `${isoOf(at + offset * MINUTE).replace('.000', '')}${offsetText(offset)}`;
    },
  };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DATE_LENGTH = '2026-04-01'.length;

/** As in 2026-04-01T08:05:00.000: what a clock shows that is so many ms ahead of 1970 in UTC. */
const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, -1);

/** Clocks of all zones are changed at a quarter of an hour. */
const QUARTER = 15 * MINUTE;

/** Minutes by which the zone is ahead of UTC at a moment. */
function offsetsIn(zone: string): (at: Instant) => number {
  const offsetOf = remembering((quarter: number) => DateTime.fromMillis(quarter * QUARTER, { zone }).offset);
  return (at) => offsetOf(Math.floor(at / QUARTER));
}

/** As in +09:00. */
function offsetText(minutes: number): string {
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(Math.abs(minutes) % 60)}`;
}

/** Far more than the dates and quarters of an hour that bookings are about. */
const MOST_REMEMBERED = 10_000;

function remembering<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = work(key);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, value);
    }
    return value;
  };
}
