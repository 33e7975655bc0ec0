import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateOf,
  dayBefore,
  dayNumber,
  feedDate,
  feedTime,
  weekdayOf,
} from '../../core/timetable/feed-time.js';

test('days are counted as the calendar counts them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 80_000 }), (number) => {
      const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dateOf(number)).toBe(date);
      expect(dayNumber(date)).toBe(number);
      expect(weekdayOf(date)).toBe((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7);
    }),
    { seed: 7 },
  );
});

test('the day before the first of March depends on the year', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  expect(dayBefore('2100-03-01')).toBe('2100-02-28');
});

test('times run past midnight, and nonsense is no time', () => {
  expect(feedTime('25:10:00')).toBe(90_600);
  expect(feedTime('8:05')).toBe(29_100);
  expect(['8.05', '8:60:00', '', 'noon'].map(feedTime)).toEqual([undefined, undefined, undefined, undefined]);
  expect([feedDate('20260431'), feedDate('20260430'), feedDate('2026-04-30')]).toEqual([
    undefined,
    '2026-04-30',
    '2026-04-30',
  ]);
});
