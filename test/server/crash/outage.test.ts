import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { fastClock, type Clock, type Instant } from '../../../server/clock.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import { ownCluster } from '../../scene/postgres.js';
import { MORNING, testServer, type Answered, type Caller, type TestServer } from '../../scene/server.js';
import { databasesOf, describeWithPostgres } from '../../scene/store.js';

const WISH = { origin: 'village', destination: 'station', wish: { kind: 'now' } };
/** How long the database is away, s; 30 in the long form. */
const AWAY_S = process.env['KILLS'] === undefined ? 5 : 30;

let leave: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const go of leave.reverse()) await go();
  leave = [];
});

async function serving(settings: Parameters<typeof testServer>[0]): Promise<[TestServer, Caller]> {
  const server = await testServer(settings);
  leave.push(() => server.stop());
  return [server, await server.asMachine()];
}

const codeOf = ({ body }: Answered): unknown => (body as { code?: unknown }).code;
const ask = (caller: Caller, key: string, wish: object = WISH): Promise<Answered> =>
  caller.call('POST', '/api/quotes', wish, { 'idempotency-key': key });

/** Asks with the same key until it is a yes. */
async function askAgain(caller: Caller, key: string): Promise<Quote> {
  let answer = await ask(caller, key);
  await expect
    .poll(
      async () => {
        if (answer.status !== 201) answer = await ask(caller, key);
        return answer.status;
      },
      { timeout: 60_000 },
    )
    .toBe(201);
  return answer.body as Quote;
}

async function countOf(caller: Caller): Promise<number> {
  const { body } = await caller.call('GET', '/api/bookings');
  return (body as { items: unknown[] }).items.length;
}

describe('a full disk', () => {
  test('is said to whoever asks, leaves nothing half-done, and once there is room the same request is taken', async () => {
    const [server, caller] = await serving({});
    const { db } = server.gate.store;
    expect((await ask(caller, 'before-0001')).status).toBe(201);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(db);
    const taken: string[] = ['before-0001'];
    // What is free inside the file goes first.
    let refused: Answered | undefined;
    for (let i = 0; refused === undefined; i++) {
      const key = `filling-${String(i).padStart(4, '0')}`;
      const answer = await ask(caller, key);
      if (answer.status === 201) taken.push(key);
      else refused = answer;
    }
    expect(refused.status).toBe(503);
    expect(codeOf(refused)).toBe('store-unavailable');
    const all = await caller.call('GET', '/api/bookings?limit=200');
    expect((all.body as { items: unknown[] }).items).toHaveLength(taken.length);
    await sql`pragma max_page_count = 1000000`.execute(db);
    const key = `filling-${String(taken.length - 1).padStart(4, '0')}`;
    expect((await ask(caller, key)).status).toBe(201);
    expect((await ask(caller, key)).status).toBe(201);
    const after = await caller.call('GET', '/api/bookings?limit=200');
    expect((after.body as { items: unknown[] }).items).toHaveLength(taken.length + 1);
  });
});

describeWithPostgres('a database that is away for a while (PostgreSQL)', () => {
  test('is said to whoever asks meanwhile; afterwards the service goes on by itself and has done nothing twice', async () => {
    const cluster = ownCluster();
    leave.push(() => {
      cluster.remove();
    });
    const [, caller] = await serving({ place: { url: await cluster.create('town') } });
    const before = await askAgain(caller, 'before-0001');
    cluster.stop('immediate');
    const back = performance.now() + AWAY_S * 1000;
    const codes = new Set<unknown>();
    let tries = 0;
    while (performance.now() < back) {
      const answer = await ask(caller, `meanwhile-${String(tries++ % 3).padStart(4, '0')}`);
      expect(answer.status).toBe(503);
      codes.add(codeOf(answer));
    }
    expect([...codes]).toEqual(['store-unavailable']);
    cluster.start();
    for (const i of [0, 1, 2]) await askAgain(caller, `meanwhile-${String(i).padStart(4, '0')}`);
    expect(await askAgain(caller, 'before-0001')).toEqual(before);
    expect(await countOf(caller)).toBe(4);
  });
});

describe('a clock that is stepped back', () => {
  const databases = databasesOf('sqlite');

  test('keeps new promises off until it has caught up; what drivers did is taken all the time', async () => {
    let behind = 0;
    const wall = fastClock(MORNING, 1);
    const clock: Clock = {
      now: () => (wall.now() - behind) as Instant,
      wake: (at, call) => wall.wake((at + behind) as Instant, call),
    };
    const [, caller] = await serving({ place: await databases.place(), clock });
    await askAgain(caller, 'before-0001');
    behind = 10 * 60_000;
    const refused = await ask(caller, 'meanwhile-0001');
    expect(refused.status).toBe(503);
    expect(codeOf(refused)).toBe('clock-stepped-back');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const event = { kind: 'start', number: 1, happened: '2026-11-24T08:00:00+09:00', odometer_m: 1000 };
    const left = { kind: 'departed', number: 2, happened: '2026-11-24T08:05:00+09:00' };
    const body = { date: '2026-11-24', events: [event, left] };
    const told = await caller.call('POST', '/api/vehicles/car/events', body);
    expect(told.status).toBe(200);
    expect(told.body).toMatchObject({ items: [{ number: 1, outcome: 'recorded' }, { number: 2 }] });
    const ready = await caller.call('GET', '/readyz');
    expect(ready.body).toMatchObject({ clock: 'stepped-back' });
    behind = 0;
    await askAgain(caller, 'meanwhile-0001');
    expect(await countOf(caller)).toBe(2);
  });
});
