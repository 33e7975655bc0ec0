import { sql, type Kysely } from 'kysely';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Instant } from '../../../server/clock.js';
import { openLog } from '../../../server/log.js';
import { PRIMARY_KEY } from '../../../server/store/keys.js';
import { openStore } from '../../../server/store/open-store.js';
import { LeaseLost, type Store } from '../../../server/store/store.js';
import type { Tables } from '../../../server/store/tables.js';
import { describeOnBoth, QUIET } from '../../scene/store.js';
import { ROWS } from './rows.js';

const TABLES = Object.keys(ROWS) as (keyof Tables)[];
const at = (moment: number): Instant => moment as Instant;
const snapshot = (seq: number): Tables['snapshot'] => ({ service_date: '2026-04-01', seq, fleet: '{}' });
const seqs = async (store: Store): Promise<number[]> =>
  (await store.db.selectFrom('snapshot').select('seq').orderBy('seq').execute()).map(({ seq }) => seq);

/** Tables by name, without what the compiler knows about each. */
const plain = (store: Store): Kysely<Record<string, Record<string, unknown>>> =>
  store.db as unknown as Kysely<Record<string, Record<string, unknown>>>;

describeOnBoth('the store', (databases) => {
  test('gives every row back as it was written', async () => {
    const store = await databases.open();
    for (const table of TABLES) {
      await plain(store)
        .insertInto(table)
        .values([...(ROWS[table] as readonly object[] as Record<string, unknown>[])])
        .execute();
      const key = PRIMARY_KEY[table][0];
      const rows = await plain(store).selectFrom(table).selectAll().orderBy(key, 'desc').execute();
      const written = [...(ROWS[table] as readonly object[])].sort((a, b) =>
        (a as Record<string, string>)[key]! < (b as Record<string, string>)[key]! ? 1 : -1,
      );
      expect(rows, table).toEqual(written);
    }
  });

  test('has no two rows with the same key', async () => {
    const store = await databases.open();
    for (const table of TABLES) {
      const [row] = ROWS[table] as readonly object[] as Record<string, unknown>[];
      await plain(store).insertInto(table).values(row!).execute();
      await expect(plain(store).insertInto(table).values(row!).execute(), table).rejects.toThrow(/unique/i);
    }
  });

  test('finds everything again after it was closed', async () => {
    const place = await databases.place();
    const first = await openStore(place, QUIET);
    await first.write((tx) => tx.insertInto('snapshot').values(snapshot(1)).execute());
    await first.close();
    expect(await seqs(await databases.open(place))).toEqual([1]);
  });

  test('can be opened by several processes at the same moment, and is made once', async () => {
    const place = await databases.place();
    const stores = await Promise.all([1, 2, 3, 4].map(() => databases.open(place)));
    await stores[0]!.write((tx) => tx.insertInto('snapshot').values(snapshot(1)).execute());
    expect(await seqs(stores[3]!)).toEqual([1]);
  });

  test('writes all of a work or nothing', async () => {
    const store = await databases.open();
    const work = store.write(async (tx) => {
      await tx.insertInto('snapshot').values(snapshot(1)).execute();
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await seqs(store)).toEqual([]);
  });

  test('writes nothing of a work whose second row clashes, and goes on', async () => {
    const store = await databases.open();
    await store.write((tx) => tx.insertInto('snapshot').values(snapshot(1)).execute());
    const clash = store.write(async (tx) => {
      await tx.insertInto('snapshot').values(snapshot(2)).execute();
      await tx.insertInto('snapshot').values(snapshot(1)).execute();
    });
    await expect(clash).rejects.toThrow(/unique/i);
    await store.write((tx) => tx.insertInto('snapshot').values(snapshot(3)).execute());
    expect(await seqs(store)).toEqual([1, 3]);
  });

  test('answers with what the work returned', async () => {
    const store = await databases.open();
    expect(await store.write(() => Promise.resolve('yes'))).toBe('yes');
  });

  test('keeps apart what many works write at once', async () => {
    const store = await databases.open();
    const numbers = Array.from({ length: 30 }, (_, i) => i);
    await Promise.all(
      numbers
        .map((i) =>
          store.write(async (tx) => {
            await tx.insertInto('snapshot').values(snapshot(i)).execute();
            if (i % 3 === 0) throw new Error('not this one');
          }),
        )
        .map((work) => work.catch(() => undefined)),
    );
    expect(await seqs(store)).toEqual(numbers.filter((i) => i % 3 !== 0));
  });

  test('counts and adds up in numbers, moments included', async () => {
    const store = await databases.open();
    await store.db
      .insertInto('service_day')
      .values([...ROWS.service_day])
      .execute();
    const sums = await store.db
      .selectFrom('service_day')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('opened_at').as('sum')])
      .executeTakeFirstOrThrow();
    expect(sums).toEqual({ n: 2, sum: 3_550_000_000_000 });
  });

  test('says how many rows were changed', async () => {
    const store = await databases.open();
    await store.db
      .insertInto('service_day')
      .values([...ROWS.service_day])
      .execute();
    const { numUpdatedRows } = await store.db
      .updateTable('service_day')
      .set({ state: 'closed' })
      .executeTakeFirst();
    expect(numUpdatedRows).toBe(2n);
  });

  test('puts text in the order of its code points, whatever the language of the database', async () => {
    const store = await databases.open();
    const dates = ['b', 'A', 'あ', 'ア', 'a', '漢', 'B', 'か'];
    const days = dates.map((service_date) => ({ ...ROWS.service_day[0]!, service_date }));
    await store.db.insertInto('service_day').values(days).execute();
    const rows = await store.db
      .selectFrom('service_day')
      .select('service_date')
      .orderBy('service_date')
      .execute();
    expect(rows.map((row) => row.service_date)).toEqual([...dates].sort());
  });

  test('keeps U+FFFD for the character NUL, which no database can hold', async () => {
    const store = await databases.open();
    await store.db
      .insertInto('snapshot')
      .values({ ...snapshot(1), fleet: 'before\0after' })
      .execute();
    const row = await store.db.selectFrom('snapshot').select('fleet').executeTakeFirstOrThrow();
    expect(row.fleet).toBe('before\uFFFDafter');
  });

  test('keeps a snapshot of a megabyte', async () => {
    const store = await databases.open();
    const fleet = JSON.stringify({ text: '乗合'.repeat(250_000) });
    await store.db
      .insertInto('snapshot')
      .values({ ...snapshot(1), fleet })
      .execute();
    expect((await store.db.selectFrom('snapshot').select('fleet').executeTakeFirstOrThrow()).fleet).toBe(
      fleet,
    );
  });

  test('puts a row in the place of the one with its key', async () => {
    const store = await databases.open();
    const [row] = ROWS.booking;
    for (const status of ['booked', 'aboard']) {
      const newest = { ...row!, status };
      await store.db
        .insertInto('booking')
        .values(newest)
        .onConflict((conflict) => conflict.columns([...PRIMARY_KEY.booking]).doUpdateSet(newest))
        .execute();
    }
    const rows = await store.db.selectFrom('booking').select('status').execute();
    expect(rows).toEqual([{ status: 'aboard' }]);
  });

  test('quotes nothing of a row that it refuses: who logs the error must not write down a person', async () => {
    const store = await databases.open();
    const twice = [...ROWS.rider, ...ROWS.rider];
    const refused = await store.db
      .insertInto('rider')
      .values(twice)
      .execute()
      .catch((cause: unknown) => cause as Error);
    const lines: string[] = [];
    openLog('info', { write: (line) => void lines.push(line) }).error({ err: refused }, 'failed');
    expect(lines.join('')).toMatch(/unique/i);
    expect(lines.join('')).not.toMatch(/髙橋|81312345678|r1/);
    const nameless = plain(store)
      .insertInto('rider')
      .values({ ...ROWS.rider[0]!, attributes: null });
    const missing = await nameless.execute().catch((cause: unknown) => cause as Error);
    openLog('info', { write: (line) => void lines.push(line) }).error({ err: missing }, 'failed');
    expect(lines.join('')).toMatch(/not.null/i);
    expect(lines.join('')).not.toMatch(/髙橋|81312345678/);
  });

  test('refuses to be opened by a version that knows fewer migrations', async () => {
    const place = await databases.place();
    const store = await databases.open(place);
    await sql`insert into migration (taken) values (1000)`.execute(store.db);
    await expect(openStore(place, QUIET)).rejects.toThrow(/1000 migrations.*newer version/);
  });
});

describeOnBoth('the lease', (databases) => {
  const one = { id: 'one', url: 'http://one' };
  const two = { id: 'two', url: 'http://two' };

  test('is taken by one process, and by another once it has run out', async () => {
    const store = await databases.open();
    expect(await store.takeLease(one, at(0), at(6000))).toBe(1);
    expect(await store.takeLease(two, at(5999), at(12_000))).toBeUndefined();
    expect(await store.leaseHolder(at(5999))).toEqual(one);
    expect(await store.leaseHolder(at(6000))).toBeUndefined();
    expect(await store.takeLease(two, at(6000), at(12_000))).toBe(2);
    expect(await store.leaseHolder(at(6000))).toEqual(two);
  });

  test('may be taken again by its holder, whose older commits then fail', async () => {
    const store = await databases.open();
    expect(await store.takeLease(one, at(0), at(6000))).toBe(1);
    expect(await store.takeLease(one, at(1), at(6001))).toBe(2);
    await expect(store.writeAs(1, () => Promise.resolve())).rejects.toThrow(LeaseLost);
  });

  test('is renewed by its holder only', async () => {
    const store = await databases.open();
    await store.takeLease(one, at(0), at(6000));
    expect(await store.renewLease(1, at(8000))).toBe(true);
    expect(await store.leaseHolder(at(7999))).toEqual(one);
    await store.takeLease(two, at(8000), at(14_000));
    expect(await store.renewLease(1, at(20_000))).toBe(false);
  });

  test('is free at once when it is given back, and its epochs go on', async () => {
    const store = await databases.open();
    await store.takeLease(one, at(0), at(6000));
    await store.releaseLease(1);
    expect(await store.leaseHolder(at(1))).toBeUndefined();
    expect(await store.takeLease(two, at(1), at(6001))).toBe(2);
    await store.releaseLease(1);
    expect(await store.leaseHolder(at(2))).toEqual(two);
  });

  test('goes to one of many that ask at once', async () => {
    const place = await databases.place();
    const stores = await Promise.all([1, 2, 3, 4].map(() => databases.open(place)));
    const epochs = await Promise.all(
      stores.map((store, i) => store.takeLease({ id: `p${i}`, url: '' }, at(0), at(6000))),
    );
    expect(epochs.filter((epoch) => epoch !== undefined)).toEqual([1]);
  });

  test('lets its holder write, and nobody who had it before', async () => {
    const store = await databases.open();
    await store.takeLease(one, at(0), at(6000));
    await store.writeAs(1, (tx) => tx.insertInto('snapshot').values(snapshot(1)).execute());
    await store.takeLease(two, at(6000), at(12_000));
    const late = store.writeAs(1, (tx) => tx.insertInto('snapshot').values(snapshot(2)).execute());
    await expect(late).rejects.toThrow(LeaseLost);
    expect(await seqs(store)).toEqual([1]);
  });

  test('cannot be taken while its holder is committing', async () => {
    const place = await databases.place();
    const [mine, other] = [await databases.open(place), await databases.open(place)];
    await mine.takeLease(one, at(0), at(6000));
    const order: string[] = [];
    const taking: Promise<void>[] = [];
    await mine.writeAs(1, async (tx) => {
      taking.push(other.takeLease(two, at(6000), at(12_000)).then(() => void order.push('taken')));
      await tx.insertInto('snapshot').values(snapshot(1)).execute();
      for (let i = 0; i < 100; i += 1) await turn();
      order.push('written');
    });
    await Promise.all(taking);
    expect(order).toEqual(['written', 'taken']);
  });
});
