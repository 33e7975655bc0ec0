import type { Journal } from '../../scenarios/journal-file.js';
import { writeLiveFolder } from '../../scenarios/write-live-folder.js';
import { worldPrint } from '../../sim/world-print.js';
import type { Store } from '../store/store.js';
import { inputsOf, partsOf, serviceOf } from './load-state.js';
import { bookingOf } from './rows.js';

/**
 * Writes a live day as a scenario that `noriai simulate` runs: folded again as it was, or, once somebody has edited it,
 * with the same people and simulated vehicles. Holds ids of riders and nothing else about them. Returns the number of
 * inputs.
 * @throws RangeError if the day never opened, or `out` is not empty; StoreUnavailable
 */
export async function exportDay(store: Store, folder: string, date: string, out: string): Promise<number> {
  const service = await serviceOf(store, folder, date);
  const { contents } = await partsOf(store, folder, date);
  const rows = await store.db
    .selectFrom('booking')
    .select(['detail', 'rider'])
    .where('service_date', '=', date)
    .orderBy('id')
    .execute();
  const bookings = rows.map((row) => bookingOf(row));
  const inputs = await inputsOf(store, date, 0);
  const journal: Journal = {
    date,
    world: worldPrint(service),
    stops: service.stops.map(({ id }) => id),
    returns: bookings.flatMap(({ id, returnOf }) => (returnOf === null ? [] : [[returnOf, id] as const])),
    tests: bookings.filter(({ test }) => test).map(({ id }) => id),
    replaced: bookings.filter(({ status }) => status === 'replaced').map(({ id }) => id),
    inputs,
  };
  writeLiveFolder(folder, out, { contents, journal });
  return inputs.length;
}
