import { z } from 'zod';
import type { Window } from '../../core/dispatch/promise.js';
import type { Seconds, ServiceTime } from '../../core/units.js';
import { rule } from '../issue-words.js';

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const DURATION = /^(-?\d+(?:\.\d+)?) ?(s|min|h|d)$/;
const WINDOW = /^\d{1,3}:[0-5]\d(:[0-5]\d)? ?[-–] ?\d{1,3}:[0-5]\d(:[0-5]\d)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SECONDS_OF = { s: 1, min: 60, h: 3600, d: 86_400 } as const;

/** "8:05", "8:05:30", or "25:10" after midnight; undefined if it is none. */
export function clockOf(text: string): ServiceTime | undefined {
  const [, h, m, s = '0'] = CLOCK.exec(text) ?? [];
  return h === undefined ? undefined : ((Number(h) * 3600 + Number(m) * 60 + Number(s)) as ServiceTime);
}

/** "90 s", "10 min", "1.5 h" or "7 d" in whole seconds; undefined if it is none. May be negative. */
export function durationOf(text: string): Seconds | undefined {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (amount === undefined) return undefined;
  return Math.round(Number(amount) * SECONDS_OF[unit as keyof typeof SECONDS_OF]) as Seconds;
}

const lengthRule = rule(
  'a length of time such as "10 min" or "90 s"',
  'write number and unit: s, min, h or d',
);

/** A length of time that is never negative. */
export const durationText = z
  .string(lengthRule)
  .regex(DURATION, lengthRule)
  .refine((text) => !text.startsWith('-'), rule('a length of time of 0 or more', 'remove the minus sign'))
  .transform((text) => durationOf(text)!)
  .meta({
    description: 'A length of time with its unit: s, min, h or d',
    examples: ['10 min', '90 s', '7 d'],
  });

/** As `durationText`, but negative lengths look back. */
export const signedDurationText = z
  .string(lengthRule)
  .regex(DURATION, lengthRule)
  .transform((text) => durationOf(text)!)
  .meta({ description: 'A length of time with its unit; may be negative', examples: ['30 min', '-60 s'] });

const clockRule = rule(
  'a time such as "8:05", or "25:10" after midnight',
  'write hours:minutes of the service day',
);

/** A moment of the service day. */
export const clockText = z
  .string(clockRule)
  .regex(CLOCK, clockRule)
  .transform((text) => clockOf(text)!)
  .meta({
    description: 'A moment of the service day; hours run past 24 after midnight',
    examples: ['8:05', '25:10'],
  });

const windowRule = rule('two times such as "8:00-17:00"', 'write begin-end, hours past 24 after midnight');

/** "8:00-17:00"; the end is later than the beginning. */
export const windowText = z
  .string(windowRule)
  .regex(WINDOW, windowRule)
  .transform(windowOf)
  .superRefine(({ earliest, latest }, context) => {
    if (latest > earliest) return;
    const past = `${Math.floor(latest / 3600) + 24}:${String(Math.floor(latest / 60) % 60).padStart(2, '0')}`;
    const { error } = rule(
      'an end after the beginning',
      `exchange the two times; if it runs past midnight, write ${past} as the end`,
    );
    context.addIssue({ code: 'custom', message: error });
  })
  .meta({
    description: 'Begin and end of a span of the service day',
    examples: ['8:00-17:00', '18:00-26:00'],
  });

function windowOf(text: string): Window {
  const [earliest, latest] = text.split(/ ?[-–] ?/);
  return { earliest: clockOf(earliest ?? '')!, latest: clockOf(latest ?? '')! };
}

const dateRule = rule('a date such as "2026-11-24"', 'write year-month-day of a day that exists');

/** A day of the calendar. */
export const dateText = z
  .string(dateRule)
  .regex(DATE, dateRule)
  .refine(isDate, dateRule)
  .meta({ description: 'A day', examples: ['2026-11-24'] });

/** True for "2026-11-24", false for "2026-02-30". */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
