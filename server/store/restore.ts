import { sql, type Kysely, type Transaction } from 'kysely';
import type { Logger } from '../log.js';
import { BACKED_UP, type Tally } from './backup.js';
import { BackupError } from './backup-error.js';
import { batchesOf, type Row } from './backup-reader.js';
import { connect, type StorePlace } from './connect.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { transact } from './transact.js';

/**
 * Puts a back-up into an empty store of either kind; all of it or nothing. A back-up of an older version is brought to
 * the shape of this one.
 * @throws BackupError if the file is not a whole back-up, or the store holds anything; StoreUnavailable.
 */
export async function restore(place: StorePlace, file: string, log: Logger): Promise<Tally> {
  const { kind, db } = connect(place, log);
  try {
    return await transact(kind, db, (tx) => filled(kind, tx, file));
  } finally {
    await db.destroy();
  }
}

async function filled(kind: Store['kind'], tx: Transaction<Tables>, file: string): Promise<Tally> {
  const tally: Partial<Record<keyof Tables, number>> = {};
  let headed = false;
  for await (const batch of batchesOf(file)) {
    if (batch.kind === 'head') {
      await prepare(kind, tx, batch.migrations);
      headed = true;
    } else {
      await plain(tx)
        .insertInto(batch.table)
        .values([...batch.rows])
        .execute();
      tally[batch.table] = (tally[batch.table] ?? 0) + batch.rows.length;
    }
  }
  if (!headed) throw new BackupError(`${file}: expected a back-up of noriai, found an empty file`);
  await migrate(kind, tx);
  return tally;
}

/** An empty store with the tables of the version that made the back-up. */
async function prepare(kind: Store['kind'], tx: Transaction<Tables>, migrations: number): Promise<void> {
  await migrate(kind, tx, MIGRATIONS.slice(0, migrations));
  const there = new Set((await tx.introspection.getTables()).map(({ name }) => name));
  for (const table of BACKED_UP.filter((name) => there.has(name))) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx);
    if (rows.length > 0) {
      throw new BackupError(
        `the store already holds rows (table ${table}); restore into a new folder or database, then start the service with it`,
      );
    }
  }
}

/** Tables by name, without what the compiler knows about each. */
function plain(tx: Transaction<Tables>): Kysely<Record<string, Row>> {
  return tx as unknown as Kysely<Record<string, Row>>;
}
