import type { Transaction } from 'kysely';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/**
 * In service days before `date` that are not open, nothing says any more whose ride it was: bookings lose their rider, and in the
 * journal riders become "1", "2", … of that day, so that the day can still be replayed. Snapshots go: they can be folded
 * again. Says how many days were changed; a day that has been forgotten is not touched again.
 * @throws StoreUnavailable: each day is done whole or not at all
 */
export async function forgetRiders(store: Store, date: string): Promise<number> {
  const days = await store.db
    .selectFrom('booking')
    .leftJoin('service_day', 'service_day.service_date', 'booking.service_date')
    .select('booking.service_date as day')
    .distinct()
    .where('booking.service_date', '<', date)
    .where('booking.rider', 'is not', null)
    .where((row) => row.or([row('service_day.state', 'is', null), row('service_day.state', '=', 'closed')]))
    .orderBy('day')
    .execute();
  for (const { day } of days) await store.write((tx) => forgetDay(tx, day));
  return days.length;
}

async function forgetDay(tx: Transaction<Tables>, day: string): Promise<void> {
  const bookings = await tx
    .selectFrom('booking')
    .select(['id', 'rider', 'created_by', 'detail'])
    .where('service_date', '=', day)
    .where('rider', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const riders = [...new Set(bookings.map(({ rider }) => rider!))];
  const names = new Map(riders.map((rider, i) => [rider, String(i + 1)]));
  const journal = await tx
    .selectFrom('journal')
    .select(['seq', 'input', 'actor'])
    .where('service_date', '=', day)
    .orderBy('seq')
    .execute();
  for (const { seq, input, actor } of journal) {
    const renamed = { input: JSON.stringify(renaming(JSON.parse(input), names)), actor: withoutRider(actor) };
    if (renamed.input === input && renamed.actor === actor) continue;
    await tx
      .updateTable('journal')
      .set(renamed)
      .where('service_date', '=', day)
      .where('seq', '=', seq)
      .execute();
  }
  for (const { id, created_by, detail } of bookings) {
    const { rider: _rider, createdBy, ...rest } = JSON.parse(detail) as Record<string, unknown>;
    await tx
      .updateTable('booking')
      .set({
        rider: null,
        created_by: withoutRider(created_by),
        detail: JSON.stringify({ ...rest, rider: null, createdBy: withoutRider(String(createdBy)) }),
      })
      .where('id', '=', id)
      .execute();
  }
  await tx.deleteFrom('snapshot').where('service_date', '=', day).execute();
}

/** "rider:ID" becomes "rider": that riders booked themselves may be counted. */
const withoutRider = (actor: string): string => (actor.startsWith('rider:') ? 'rider' : actor);

/** The value with every `rider` in it renamed; one that booked nothing on this day loses the name altogether. */
function renaming(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renaming(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === 'rider' && typeof inner === 'string' ? (names.get(inner) ?? '0') : renaming(inner, names),
    ]),
  );
}
