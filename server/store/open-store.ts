import { Kysely } from 'kysely';
import type { Logger } from '../log.js';
import { holdLease, leaseHolder, releaseLease, renewLease, takeLease } from './lease.js';
import { migrate } from './migrate.js';
import { postgresDialect } from './postgres.js';
import { sqliteDialect } from './sqlite.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { transact } from './transact.js';

/** Where the store is: PostgreSQL at an address, or SQLite in a file, which is made if it is not there. */
export type StorePlace =
  { readonly url: string; readonly file?: undefined } | { readonly file: string; readonly url?: undefined };

/**
 * Opens the store and brings its tables to the shape this version needs.
 * @throws StoreUnavailable if the database cannot be reached; StoreTooNew if a newer version has used it.
 */
export async function openStore(place: StorePlace, log: Logger): Promise<Store> {
  const kind = place.url === undefined ? 'sqlite' : 'postgres';
  const dialect = place.url === undefined ? sqliteDialect(place.file) : postgresDialect(place.url, log);
  const db = new Kysely<Tables>({ dialect });
  try {
    await transact(kind, db, (tx) => migrate(kind, tx));
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return {
    kind,
    db,
    write: (work) => transact(kind, db, work),
    writeAs: (epoch, work) =>
      transact(kind, db, async (tx) => {
        await holdLease(kind, tx, epoch);
        return work(tx);
      }),
    takeLease: (holder, now, until) => takeLease(db, holder, now, until),
    renewLease: (epoch, until) => renewLease(db, epoch, until),
    releaseLease: (epoch) => releaseLease(db, epoch),
    leaseHolder: (now) => leaseHolder(db, now),
    close: () => db.destroy(),
  };
}
