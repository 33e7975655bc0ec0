import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import { LeaseLost, type Holder, type Store } from './store.js';
import type { Tables } from './tables.js';

/** The one row of its table. */
const ROW = 1;

/** See Store.takeLease. One statement, so that of two processes only one gets it. */
export async function takeLease(
  db: Kysely<Tables>,
  { id, url }: Holder,
  now: Instant,
  until: Instant,
): Promise<number | undefined> {
  const taken = await db
    .insertInto('lease')
    .values({ id: ROW, holder: id, url, epoch: 1, expires_at: until })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({
          holder: row.ref('excluded.holder'),
          url: row.ref('excluded.url'),
          expires_at: row.ref('excluded.expires_at'),
          epoch: row('lease.epoch', '+', 1),
        }))
        .where((row) =>
          row.or([row('lease.expires_at', '<=', now), row('lease.holder', '=', row.ref('excluded.holder'))]),
        ),
    )
    .returning('epoch')
    .executeTakeFirst();
  return taken?.epoch;
}

/** See Store.renewLease. */
export async function renewLease(db: Kysely<Tables>, epoch: number, until: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set({ expires_at: until })
    .where('id', '=', ROW)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** See Store.releaseLease. The row stays, so that epochs go on growing. */
export async function releaseLease(db: Kysely<Tables>, epoch: number): Promise<void> {
  await db
    .updateTable('lease')
    .set({ expires_at: 0 as Instant })
    .where('id', '=', ROW)
    .where('epoch', '=', epoch)
    .execute();
}

/** See Store.leaseHolder. */
export async function leaseHolder(db: Kysely<Tables>, now: Instant): Promise<Holder | undefined> {
  const row = await db
    .selectFrom('lease')
    .select(['holder', 'url'])
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.holder, url: row.url };
}

/**
 * Makes sure, until the transaction ends, that the lease is still the one of `epoch`: nobody can take it meanwhile.
 * @throws LeaseLost
 */
export async function holdLease(kind: Store['kind'], tx: Transaction<Tables>, epoch: number): Promise<void> {
  const row = tx.selectFrom('lease').select('epoch').where('id', '=', ROW);
  // SQLite has one writer at a time: whoever is inside cannot be overtaken.
  const held = await (kind === 'postgres' ? row.forShare() : row).executeTakeFirst();
  if (held?.epoch !== epoch) {
    throw new LeaseLost(`the lease of epoch ${epoch} is lost; it is now ${held?.epoch ?? 'nobody’s'}`);
  }
}
