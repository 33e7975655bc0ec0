import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.js';
import { StoreUnavailable, type Store } from '../../../server/store/store.js';
import { ownCluster, sharedCluster } from '../../scene/postgres.js';
import { wireTo, type Wire } from '../../scene/proxy.js';
import { databasesOf, describeWithPostgres, QUIET } from '../../scene/store.js';

const keep = (store: Store, seq: number, fleet = '{}'): Promise<unknown> =>
  store.write((tx) => tx.insertInto('snapshot').values({ service_date: '2026-04-01', seq, fleet }).execute());
const seqs = async (store: Store): Promise<number[]> =>
  (await store.db.selectFrom('snapshot').select('seq').orderBy('seq').execute()).map(({ seq }) => seq);

describe('a full disk (SQLite)', () => {
  const databases = databasesOf('sqlite');

  test('refuses what does not fit, keeps all that was said yes to, and takes more once there is room', async () => {
    const store = await databases.open();
    await keep(store, 1);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 2)}`.execute(store.db);
    await expect(keep(store, 2, 'x'.repeat(100_000))).rejects.toThrow(StoreUnavailable);
    await expect(keep(store, 2, 'x'.repeat(100_000))).rejects.toThrow(/disk is full; make room/);
    expect(await seqs(store)).toEqual([1]);
    await sql`pragma max_page_count = 1000000`.execute(store.db);
    await keep(store, 2, 'x'.repeat(100_000));
    expect(await seqs(store)).toEqual([1, 2]);
  });

  test('half of a work that does not fit is not kept either', async () => {
    const store = await databases.open();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 2)}`.execute(store.db);
    const work = store.write(async (tx) => {
      await tx.insertInto('snapshot').values({ service_date: 'd', seq: 1, fleet: '{}' }).execute();
      await tx
        .insertInto('snapshot')
        .values({ service_date: 'd', seq: 2, fleet: 'x'.repeat(100_000) })
        .execute();
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    expect(await seqs(store)).toEqual([]);
  });
});

describe('a file that is no store (SQLite)', () => {
  const databases = databasesOf('sqlite');

  test('is not opened, and the message names it and says what to do', async () => {
    const place = await databases.place();
    writeFileSync(place.file!, 'Dear diary, '.repeat(1000));
    await expect(openStore(place, QUIET)).rejects.toThrow(/noriai\.db: it is damaged; restore a back-up/);
  });

  test('a folder that is not there is named', async () => {
    const { file } = await databases.place();
    await expect(openStore({ file: `${file!}/none/noriai.db` }, QUIET)).rejects.toThrow(StoreUnavailable);
  });

  test('the file of a store can be read by its owner only', async () => {
    const place = await databases.place();
    await databases.open(place);
    expect(statSync(place.file!).mode & 0o077).toBe(0);
  });
});

describeWithPostgres('a database that goes away (PostgreSQL)', () => {
  let wire: Wire;
  let store: Store;
  let direct: Store;

  beforeEach(async () => {
    const url = await (await sharedCluster()).create(`outage-${randomUUID()}`);
    wire = await wireTo(url);
    store = await openStore({ url: wire.url }, QUIET);
    direct = await openStore({ url }, QUIET);
  });
  afterEach(async () => {
    wire.cut();
    await store.close();
    await direct.close();
    await wire.close();
  });

  test('is said to be unavailable, loses nothing, and is used again as soon as it is back', async () => {
    await keep(store, 1);
    wire.cut();
    await expect(keep(store, 2)).rejects.toThrow(StoreUnavailable);
    await expect(seqs(store)).rejects.toThrow(StoreUnavailable);
    await expect(store.renewLease(1, 0 as never)).rejects.toThrow(StoreUnavailable);
    wire.mend();
    await keep(store, 3);
    expect(await seqs(store)).toEqual([1, 3]);
  });

  test('in the middle of a work, leaves nothing of the work', async () => {
    const work = store.write(async (tx) => {
      await tx.insertInto('snapshot').values({ service_date: 'd', seq: 1, fleet: '{}' }).execute();
      wire.cut();
      await tx.insertInto('snapshot').values({ service_date: 'd', seq: 2, fleet: '{}' }).execute();
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    wire.mend();
    expect(await seqs(store)).toEqual([]);
  });

  test('without a word, is noticed all the same', async () => {
    await keep(store, 1);
    wire.freeze();
    await expect(keep(store, 2)).rejects.toThrow(StoreUnavailable);
    wire.mend();
    await keep(store, 3);
    expect(await seqs(store)).toEqual([1, 3]);
  });

  test('just when it commits, is asked later whether it did: a work that was done counts as done', async () => {
    wire.cutAfter('commit');
    const kept = keep(store, 1);
    // The wire is down now; the row is there for all others.
    while ((await seqs(direct)).length === 0);
    wire.mend();
    await kept;
    expect(await seqs(store)).toEqual([1]);
  });

  test('just before it commits, is asked later whether it did: a work that was not done is refused', async () => {
    await sql`create table ended (id text)`.execute(direct.db);
    const work = store.write(async (tx) => {
      await tx.insertInto('snapshot').values({ service_date: 'd', seq: 1, fleet: '{}' }).execute();
      // The database ends our session; we learn of it with the answer to the commit.
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(direct.db);
    });
    await expect(work).rejects.toThrow(StoreUnavailable);
    expect(await seqs(store)).toEqual([]);
  });

  test('a process that hangs inside a transaction does not keep others waiting for long', async () => {
    await store.takeLease({ id: 'hanging', url: '' }, 0 as never, 6000 as never);
    const hanging = store.writeAs(1, async () => {
      while ((await direct.takeLease({ id: 'other', url: '' }, 6000 as never, 9000 as never)) === undefined);
    });
    await expect(hanging).rejects.toThrow(StoreUnavailable);
  });
});

describeWithPostgres('a database server that is killed (PostgreSQL)', () => {
  test('has every work that was said yes to when it is back', async () => {
    const cluster = ownCluster();
    try {
      const store = await openStore({ url: await cluster.create('town') }, QUIET);
      await keep(store, 1);
      cluster.stop('immediate');
      await expect(keep(store, 2)).rejects.toThrow(StoreUnavailable);
      await expect(keep(store, 2)).rejects.toThrow(StoreUnavailable);
      cluster.start();
      await keep(store, 3);
      expect(await seqs(store)).toEqual([1, 3]);
      await store.close();
    } finally {
      cluster.remove();
    }
  });
});
