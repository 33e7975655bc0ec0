import { sql, type ControlledTransaction, type Kysely, type Transaction } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable, type Store } from './store.js';
import type { Tables } from './tables.js';

/** How often a database that is gone is asked whether it made the last commit, ms. */
const ASK_EVERY = 250;

/**
 * All of `work` or nothing, on the disk when it resolves. If the connection breaks exactly while committing, it waits
 * until the database answers again and says whether it was done: otherwise the caller could neither go on nor repeat.
 */
export async function transact<T>(
  kind: Store['kind'],
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const tx = await db.startTransaction().execute();
  const { id, result } = await prepared(kind, tx, work);
  try {
    await tx.commit().execute();
  } catch (cause) {
    await tx
      .rollback()
      .execute()
      .catch(() => undefined);
    const unknown = cause instanceof StoreUnavailable && id !== undefined;
    if (!unknown || !(await committed(db, id))) throw cause;
  }
  return result;
}

async function prepared<T>(
  kind: Store['kind'],
  tx: ControlledTransaction<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<{ id: string | undefined; result: T }> {
  try {
    return { id: kind === 'postgres' ? await idOf(tx) : undefined, result: await work(tx) };
  } catch (cause) {
    // What went wrong first is what the caller has to know.
    await tx
      .rollback()
      .execute()
      .catch(() => undefined);
    throw cause;
  }
}

async function idOf(tx: Transaction<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx);
  return rows[0]?.id;
}

/** Whether a transaction of PostgreSQL came through. */
async function committed(db: Kysely<Tables>, id: string): Promise<boolean> {
  for (;;) {
    const status = await statusOf(db, id).catch((cause: unknown) => {
      if (cause instanceof StoreUnavailable) return 'not known yet';
      throw cause;
    });
    if (status === 'committed') return true;
    if (status === 'aborted') return false;
    await wait(ASK_EVERY);
  }
}

/** "committed", "aborted" or "in progress". https://www.postgresql.org/docs/current/functions-info.html */
async function statusOf(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ status: string }>`select pg_xact_status(${id}::xid8) as status`.execute(db);
  return rows[0]?.status;
}
