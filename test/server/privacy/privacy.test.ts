import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Instant } from '../../../server/clock.js';
import { CONSENT } from '../../../server/privacy/consent.js';
import { eraseRider } from '../../../server/privacy/erase-rider.js';
import { exportRider } from '../../../server/privacy/export-rider.js';
import { retain, RETENTION } from '../../../server/privacy/retain.js';
import { BACKED_UP } from '../../../server/store/backup.js';
import type { Store } from '../../../server/store/store.js';
import type { BookingRow, Tables } from '../../../server/store/tables.js';
import { describeOnBoth } from '../../scene/store.js';
import { ROWS } from '../store/rows.js';

const DAY = 86_400_000;
const APRIL = Date.parse('2026-04-01T00:00:00Z') as Instant;
const after = (days: number): Instant => (APRIL + days * DAY) as Instant;

/** Words that must not be found anywhere once Takahashi has been erased. */
const PERSONAL = ['髙橋', 'タカハシ', '+81312345678', 'hanako@example.jp'];

/** A town with one row in every table, in which r1 is Takahashi, and a stored answer that names her. */
async function town(store: Store, booking: Partial<BookingRow> = { status: 'completed' }): Promise<void> {
  for (const table of Object.keys(ROWS) as (keyof Tables)[]) {
    await store.db.insertInto(table).values(ROWS[table]).execute();
  }
  const detail = JSON.stringify({ id: 'b1', rider: 'r1', createdBy: 'rider:r1', party: { persons: 1 } });
  await store.db
    .updateTable('booking')
    .set({ detail, ...booking })
    .where('id', '=', 'b1')
    .execute();
  await store.db.updateTable('service_day').set({ state: 'closed' }).execute();
  const input = JSON.stringify({ kind: 'asked', at: 1, request: { id: 'b1', rider: 'r1', party: 1 } });
  await store.db.updateTable('journal').set({ input }).execute();
  await store.db
    .insertInto('idempotency')
    .values({ ...ROWS.idempotency[0]!, actor: 'operator:1', answer: '{"id":"r1","name":"髙橋 花子"}' })
    .execute();
}

async function textOf(store: Store): Promise<string> {
  const rows = await Promise.all(BACKED_UP.map((table) => store.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

describeOnBoth('one’s own data', (databases) => {
  test('are handed out whole: who one is, family, passes, orders, rides, notices, sessions, what was done', async () => {
    const store = await databases.open();
    await town(store);
    const mine = (await exportRider(store.db, 'r1', APRIL))!;
    expect(mine.rider).toMatchObject({
      name: '髙橋 花子',
      phone: '+81312345678',
      detail: { email: 'hanako@example.jp' },
      attributes: ['age-75-plus'],
    });
    expect(mine.family).toEqual({ mayBookFor: ['r2'], mayBeBookedBy: [] });
    expect(mine.passes).toHaveLength(1);
    expect(mine.standingOrders).toMatchObject([{ id: 's1', detail: { weekdays: [2] } }]);
    expect(mine.bookings).toMatchObject([
      { id: 'b1', origin: 'onsen', created_at: '2026-03-31T23:33:20.000Z' },
    ]);
    expect(mine.notices).toMatchObject([{ template: 'booking-confirmed' }]);
    expect(JSON.stringify(mine)).not.toContain('code_hash');
  });

  test('of somebody else are not among them', async () => {
    const store = await databases.open();
    await town(store);
    expect(await exportRider(store.db, 'r2', APRIL)).toBeUndefined();
    expect(JSON.stringify(await exportRider(store.db, 'r1', APRIL))).not.toContain('"b2"');
  });

  test('are erased on request: nothing in any table names the rider any more, and the ride is still counted', async () => {
    const store = await databases.open();
    await town(store);
    for (const word of PERSONAL) expect(await textOf(store)).toContain(word);
    expect(await store.write((tx) => eraseRider(tx, 'r1', APRIL))).toBe('erased');
    for (const word of PERSONAL) expect(await textOf(store)).not.toContain(word);
    expect(await store.db.selectFrom('booking').select('id').orderBy('id').execute()).toEqual([
      { id: 'b1' },
      { id: 'b2' },
    ]);
    expect(await store.db.selectFrom('rider').selectAll().execute()).toEqual([
      {
        ...ROWS.rider[0]!,
        phone: null,
        name: null,
        kana: null,
        detail: null,
        attributes: '[]',
        consent_at: null,
        erased_at: APRIL,
      },
    ]);
    expect(await exportRider(store.db, 'r1', APRIL)).toBeUndefined();
  });

  test('are not erased twice, nor for somebody who is not there', async () => {
    const store = await databases.open();
    await town(store);
    await store.write((tx) => eraseRider(tx, 'r1', APRIL));
    expect(await store.write((tx) => eraseRider(tx, 'r1', APRIL))).toBe('not-there');
    expect(await store.write((tx) => eraseRider(tx, 'nobody', APRIL))).toBe('not-there');
  });

  test('are not erased under a ride that is still to be driven', async () => {
    const store = await databases.open();
    await town(store, { status: 'booked' });
    expect(await store.write((tx) => eraseRider(tx, 'r1', APRIL))).toBe('has-open-bookings');
    expect(await textOf(store)).toContain('髙橋');
  });
});

describeOnBoth('the job that forgets', (databases) => {
  const run = async (days: number, change?: (store: Store) => Promise<unknown>): Promise<Store> => {
    const store = await databases.open();
    await town(store);
    // The pass and the order of the first row would keep the rider for ever.
    await store.db.updateTable('standing_order').set({ ended_at: APRIL }).execute();
    await change?.(store);
    await retain(store, RETENTION, after(days));
    return store;
  };
  const count = async (store: Store, table: keyof Tables): Promise<number> =>
    (
      await store.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;

  test('leaves everything of the last weeks', async () => {
    const store = await run(0);
    for (const table of BACKED_UP) {
      const kept = table === 'idempotency' ? 2 : ROWS[table].length;
      if (table !== 'session' && table !== 'idempotency') expect(await count(store, table), table).toBe(kept);
    }
  });

  test('takes away at once what has run out: sessions and stored answers; codes and counted failures after a day', async () => {
    const store = await run(2);
    for (const table of ['session', 'idempotency', 'one_time_code', 'throttle'] as const) {
      expect(await count(store, table), table).toBe(0);
    }
  });

  test('takes away notices after 90 days, unless they are still to be sent', async () => {
    expect(await count(await run(91), 'outbox')).toBe(1);
    const sent = await run(91, (store) => store.db.updateTable('outbox').set({ state: 'sent' }).execute());
    expect(await count(sent, 'outbox')).toBe(0);
  });

  test('keeps rides and their journal beyond 400 days, but not whose they were', async () => {
    const store = await run(402);
    const booking = await store.db
      .selectFrom('booking')
      .selectAll()
      .where('id', '=', 'b1')
      .executeTakeFirstOrThrow();
    expect(booking).toMatchObject({ rider: null, created_by: 'rider', origin: 'onsen' });
    expect(JSON.parse(booking.detail)).toEqual({
      id: 'b1',
      rider: null,
      createdBy: 'rider',
      party: { persons: 1 },
    });
    const { input, actor } = await store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(input)).toEqual({ kind: 'asked', at: 1, request: { id: 'b1', rider: '1', party: 1 } });
    expect(actor).toBe('rider');
    expect(await count(store, 'snapshot')).toBe(0);
    expect(await count(store, 'rider')).toBe(1);
  });

  test('forgets a day once only', async () => {
    const store = await run(402);
    expect(await retain(store, RETENTION, after(402))).toEqual({
      erasedRiders: 0,
      forgottenDays: 0,
      deletedRows: 0,
    });
  });

  test('does not touch the journal of a day that is open, however old', async () => {
    const store = await run(402, (s) => s.db.updateTable('service_day').set({ state: 'open' }).execute());
    expect((await store.db.selectFrom('journal').select('actor').executeTakeFirstOrThrow()).actor).toBe(
      'rider:r1',
    );
  });

  test('keeps driving records for 400 days, and accidents for three years', async () => {
    const accident = (store: Store): Promise<unknown> =>
      store.db
        .insertInto('vehicle_record')
        .values({ ...ROWS.vehicle_record[0]!, id: 'v2', kind: 'accident' })
        .execute();
    expect(await count(await run(399, accident), 'vehicle_record')).toBe(2);
    expect(await count(await run(402, accident), 'vehicle_record')).toBe(1);
    expect(await count(await run(1132, accident), 'vehicle_record')).toBe(0);
  });

  test('erases riders who have not come for two years', async () => {
    const names = async (days: number): Promise<unknown> =>
      (await (await run(days)).db.selectFrom('rider').select('name').execute())[0]?.name;
    expect(await names(729)).toBe('髙橋 花子');
    expect(await names(731)).toBeNull();
  });

  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['a pass that still counts', (s) => s.db.updateTable('pass').set({ to_date: '2099-01-01' }).execute()],
    ['a standing order', (s) => s.db.updateTable('standing_order').set({ ended_at: null }).execute()],
    [
      'a booking since then',
      (s) =>
        s.db
          .updateTable('booking')
          .set({ updated_at: after(700) })
          .where('id', '=', 'b1')
          .execute(),
    ],
  ])('does not erase a rider with %s', async (_what, change) => {
    // Rides keep their rider here, as where a town keeps them longer.
    const store = await databases.open();
    await town(store);
    await store.db.updateTable('standing_order').set({ ended_at: APRIL }).execute();
    await change(store);
    await retain(store, { ...RETENTION, rides: 2000 }, after(740));
    expect((await store.db.selectFrom('rider').select('name').execute())[0]!.name).toBe('髙橋 花子');
  });
});

test('docs/privacy.md says for how long each thing is kept, and shows the consent text of both languages', () => {
  const page = readFileSync('docs/privacy.md', 'utf8');
  for (const [what, days] of Object.entries(RETENTION)) expect(page).toContain(`| \`${what}\` | ${days} |`);
  for (const line of [...CONSENT.ja, ...CONSENT.en]) expect(page).toContain(line);
});
