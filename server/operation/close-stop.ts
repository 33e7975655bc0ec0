import type { StopIndex } from '../../core/ids.js';
import type { Booking } from '../contract/booking.js';
import { Refused } from '../contract/problem.js';
import type { Instant } from '../clock.js';
import { audit } from './audit.js';
import type { Desk, OpenDay } from './operation.js';
import { stopIndex } from './stop-index.js';
import { tellWithdrawn } from './withdrawn.js';

/** A stop that cannot be used for a while, on one service day. */
export interface StopClosure {
  readonly date: string;
  readonly stop: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

/**
 * Closes a stop. Rides that would begin or end there meanwhile are withdrawn, and returned: their riders are told,
 * and somebody should help them.
 * @throws Refused not-found, invalid-request
 */
export function closeStop(desk: Desk, { date, stop, from, to, reason }: StopClosure): readonly Booking[] {
  const [day, index] = stopOf(desk, date, stop);
  if (to <= from) {
    throw new Refused('invalid-request', 'a closure ends after it begins', {
      errors: [{ where: 'to', expected: `after ${desk.calendar.text(from)}`, found: desk.calendar.text(to) }],
    });
  }
  const during = {
    earliest: desk.calendar.serviceTime(day.date, from),
    latest: desk.calendar.serviceTime(day.date, to),
  };
  const decisions = desk.step(date, { kind: 'stop-closed', stop: index, during });
  audit(desk, { action: 'stop-closed', object: `stop:${stop}`, reason, detail: { date, ...during } });
  return tellWithdrawn(desk, decisions);
}

/**
 * Opens a stop again.
 * @throws Refused not-found; conflict if it is not closed
 */
export function openStop(
  desk: Desk,
  { date, stop, reason }: Pick<StopClosure, 'date' | 'stop' | 'reason'>,
): void {
  const [, index] = stopOf(desk, date, stop);
  const decisions = desk.step(date, { kind: 'stop-opened', stop: index });
  if (decisions.some(({ kind }) => kind === 'ignored')) {
    throw new Refused('conflict', `stop ${stop} is not closed on ${date}`);
  }
  audit(desk, { action: 'stop-opened', object: `stop:${stop}`, reason, detail: { date } });
}

function stopOf(desk: Desk, date: string, stop: string): readonly [OpenDay, StopIndex] {
  const day = desk.day(date);
  const index = day && stopIndex(day, stop);
  if (day === undefined || index === undefined) {
    throw new Refused('not-found', `stop ${stop} is not known, or no rides are planned for ${date}`);
  }
  return [day, index];
}
