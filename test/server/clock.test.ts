import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { ServiceTime } from '../../core/units.js';
import { calendarIn, type Instant } from '../../server/clock.js';

/** Summer time, half an hour and a quarter of an hour of difference, changes at midnight and after noon. */
const ZONES = [
  ...['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
  ...['Africa/Cairo', 'Pacific/Apia', 'UTC', 'Europe/London'],
];
const zones = fc.constantFrom(...ZONES);
const moments = fc
  .integer({ min: Date.parse('1990-01-01T00:00:00Z'), max: Date.parse('2050-01-01T00:00:00Z') })
  .map((ms) => ms as Instant);

describe('a calendar', () => {
  test('says date and text of a moment as luxon does', () => {
    fc.assert(
      fc.property(zones, moments, (zone, at) => {
        const calendar = calendarIn(zone);
        const known = DateTime.fromMillis(at, { zone });
        expect(calendar.dateOf(at)).toBe(known.toISODate());
        expect(calendar.text(at)).toBe(known.toISO({ suppressMilliseconds: true })!.replace('Z', '+00:00'));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('counts the seconds of a service day from noon minus 12 hours, there and back', () => {
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: -86_400, max: 200_000 }), (zone, at, time) => {
        const calendar = calendarIn(zone);
        const date = calendar.dateOf(at);
        const noon = DateTime.fromISO(`${date}T12:00:00`, { zone });
        expect(calendar.instantOf(date, (12 * 3600) as ServiceTime)).toBe(noon.toMillis());
        const there = calendar.instantOf(date, time as ServiceTime);
        expect(calendar.serviceTime(date, there)).toBe(time);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('of a zone that does not exist is refused with an example', () => {
    expect(() => calendarIn('Asia/Tokio')).toThrow(/Asia\/Tokio is not known; write one such as Asia\/Tokyo/);
  });
});
