import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import type { BookingStatus } from '../contract/booking.js';
import type { Tables } from '../store/tables.js';

/** Bookings that somebody still has to drive or answer. */
const OPEN: readonly BookingStatus[] = ['waiting', 'offered', 'on-call', 'booked', 'aboard'];

/**
 * Forgets who a rider is: empties the row but for its id, and takes away family, sessions, codes, standing orders,
 * notices and stored answers of the API that name the rider. Rides and passes stay, with an id that leads to nobody.
 * Call it inside a transaction; who did it is for the caller to write into the audit.
 * `has-open-bookings`: nothing was done; cancel or drive them first.
 */
export async function eraseRider(
  tx: Transaction<Tables>,
  id: string,
  now: Instant,
): Promise<'erased' | 'has-open-bookings' | 'not-there'> {
  const rider = await tx
    .selectFrom('rider')
    .select('id')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (rider === undefined) return 'not-there';
  if (await hasOpenBookings(tx, id)) return 'has-open-bookings';
  await tx
    .updateTable('rider')
    .set({
      phone: null,
      name: null,
      kana: null,
      detail: null,
      attributes: '[]',
      consent_at: null,
      erased_at: now,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .deleteFrom('rider_family')
    .where((row) => row.or([row('rider', '=', id), row('member', '=', id)]))
    .execute();
  await tx.deleteFrom('session').where('subject_kind', '=', 'rider').where('subject', '=', id).execute();
  await tx.deleteFrom('one_time_code').where('rider', '=', id).execute();
  await tx.deleteFrom('standing_order').where('rider', '=', id).execute();
  await tx.deleteFrom('outbox').where('rider', '=', id).execute();
  await tx
    .deleteFrom('idempotency')
    .where((row) => row.or([row('actor', '=', `rider:${id}`), row('answer', 'like', `%${id}%`)]))
    .execute();
  return 'erased';
}

async function hasOpenBookings(db: Kysely<Tables>, id: string): Promise<boolean> {
  const open = await db
    .selectFrom('booking')
    .select('id')
    .where('rider', '=', id)
    .where('status', 'in', OPEN)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}
