import type { Logger } from '../log.js';
import { connect, type StorePlace } from './connect.js';
import { holdLease, leaseHolder, releaseLease, renewLease, takeLease } from './lease.js';
import { migrate } from './migrate.js';
import type { Store } from './store.js';
import { transact } from './transact.js';

export type { StorePlace } from './connect.js';

/**
 * Opens the store and brings its tables to the shape this version needs.
 * @throws StoreUnavailable if the database cannot be reached; StoreTooNew if a newer version has used it.
 */
export async function openStore(place: StorePlace, log: Logger): Promise<Store> {
  const { kind, db } = connect(place, log);
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
