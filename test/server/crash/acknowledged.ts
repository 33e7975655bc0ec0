import { expect } from 'vitest';
import type { BookingStatus } from '../../../server/contract/booking.js';
import type { Store } from '../../../server/store/store.js';
import { bookingsTold, send, type Acknowledged } from './crowd.js';

/** Repeated with its key, every write hears what it heard, and every booking is what the last answer made of it. */
export async function everythingIsThere(
  url: string,
  authorization: string,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  for (const { key, method, path, body, status, answer } of acknowledged) {
    const again = await send(url, authorization, { method, path, key, body });
    expect(again, `${key} ${method} ${path}`).toEqual({ status, body: answer });
  }
  for (const [id, { status }] of bookingsTold(acknowledged)) {
    const { body } = await send(url, authorization, { method: 'GET', path: `/api/bookings/${id}` });
    expect(BECOMES[status] ?? [status], `${id}, told as ${status}`).toContain(
      (body as { status: string }).status,
    );
  }
}

/** What a booking may have become after the last answer about it: by the clock, by drivers, by another booking. */
const BECOMES: Readonly<Partial<Record<BookingStatus, readonly BookingStatus[]>>> = {
  offered: ['offered', 'expired'],
  booked: ['booked', 'aboard', 'completed', 'no-show', 'replaced', 'withdrawn'],
};

/** As many bookings as were asked for, and of every driver event the outcome that was told. */
export async function nothingIsDoubled(store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  const asked = acknowledged.filter(({ path }) => path === '/api/quotes' || path.endsWith('/changes'));
  const { bookings } = await store.db
    .selectFrom('booking')
    .select(({ fn }) => fn.countAll<number>().as('bookings'))
    .executeTakeFirstOrThrow();
  expect(bookings).toBe(asked.length);
  const reported = acknowledged.filter(({ path }) => path.endsWith('/events'));
  const told = new Map<string, unknown>();
  for (const { path, body, answer } of reported) {
    const { date } = body as { date: string };
    for (const item of (answer as { items: { number: number }[] }).items) {
      told.set(`${date} ${path.split('/')[3]!} ${item.number}`, item);
    }
  }
  const rows = await store.db.selectFrom('driver_event').selectAll().execute();
  const kept = rows.map((row): [string, unknown] => [
    `${row.service_date} ${row.vehicle} ${row.number}`,
    JSON.parse(row.outcome),
  ]);
  expect(new Map(kept)).toEqual(told);
}
