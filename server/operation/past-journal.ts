import type { Store } from '../store/store.js';
import { contentsAt } from './load-state.js';
import { bookingOf } from './rows.js';
import type { ServiceParts } from './service-parts.js';

/** A day that is over, for a process that folds it away from the live loop. */
export interface PastJournal {
  readonly contents: ServiceParts['contents'];
  /** Every input in order, one JSON object a line. */
  readonly inputs: string;
  /** Bookings to try the service, and those in whose place another one stands. */
  readonly tests: readonly string[];
  readonly replaced: readonly string[];
}

/**
 * What was heard on a day, and the parts of the service it ran by. Reads no roads and folds nothing, so that it is cheap.
 * @returns undefined if the day never opened, "open" if it is not over
 */
export async function pastJournal(
  store: Store,
  folder: string,
  date: string,
): Promise<PastJournal | 'open' | undefined> {
  const day = await store.db
    .selectFrom('service_day')
    .selectAll()
    .where('service_date', '=', date)
    .executeTakeFirst();
  if (day === undefined) return undefined;
  if (day.state !== 'closed') return 'open';
  const heard = await store.db
    .selectFrom('journal')
    .select('input')
    .where('service_date', '=', date)
    .orderBy('seq')
    .execute();
  const rows = await store.db
    .selectFrom('booking')
    .select(['detail', 'rider'])
    .where('service_date', '=', date)
    .orderBy('id')
    .execute();
  const bookings = rows.map((row) => bookingOf(row));
  return {
    contents: await contentsAt(store, folder, JSON.parse(day.versions) as ServiceParts['versions']),
    inputs: heard.map(({ input }) => `${input}\n`).join(''),
    tests: bookings.filter(({ test }) => test).map(({ id }) => id),
    replaced: bookings.filter(({ status }) => status === 'replaced').map(({ id }) => id),
  };
}
