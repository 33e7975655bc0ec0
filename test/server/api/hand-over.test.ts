import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Booking } from '../../../server/contract/booking.js';
import type { Problem } from '../../../server/contract/problem.js';
import { newRider } from '../../scene/rides.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';

const folder = mkdtempSync(join(tmpdir(), 'noriai-two-'));
const place = { file: join(folder, 'noriai.db') };
let first: TestServer;
let second: TestServer;
let desk: Caller;

beforeAll(async () => {
  first = await testServer({ place });
  second = await testServer({ place });
  desk = await first.as('operator');
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The same person at the other process. */
const at = (server: TestServer, method: string, path: string, body?: unknown): ReturnType<Caller['call']> =>
  server.asNobody.call(method, path, body, { ...desk.headers });

test('of two processes one runs the engine, the other knows where', async () => {
  expect((await first.asNobody.call('GET', '/readyz')).body).toMatchObject({ engine: 'here' });
  expect((await second.asNobody.call('GET', '/readyz')).body).toMatchObject({ engine: 'elsewhere' });
  expect(second.engine()).toBeUndefined();
});

test('a request to the other is passed on, whoever sends it, and problems come back as they are', async () => {
  const rider = await newRider(
    { ...desk, call: (...[method, path, body]) => at(second, method, path, body) },
    'たなか',
  );
  const read = await at(second, 'GET', `/api/riders/${rider}`);
  expect(read).toMatchObject({ status: 200, body: { kana: 'たなか' } });
  const nobody = await second.asNobody.call('GET', `/api/riders/${rider}`);
  expect((nobody.body as Problem).code).toBe('not-signed-in');
});

test('when the first stops the second takes over, and nothing is lost', async () => {
  const asked = await at(first, 'POST', '/api/quotes', {
    origin: 'village',
    destination: 'station',
    wish: { kind: 'now' },
  });
  const { booking } = asked.body as { booking: Booking };
  await first.stop();
  const tookOver = async (): Promise<boolean> =>
    (await second.asNobody.call('GET', '/readyz')).status === 200 && second.engine() !== undefined;
  await expect.poll(tookOver, { timeout: 20_000 }).toBe(true);
  const known = await at(second, 'GET', `/api/bookings/${booking.id}`);
  expect(known).toMatchObject({ status: 200, body: { id: booking.id, status: 'offered' } });
});

test('a server that stops says so and takes nothing new', async () => {
  const stopping = second.stop();
  const answer = await second.asNobody.call('GET', '/api/service').catch(() => 'no connection');
  expect(answer === 'no connection' ? 503 : (answer as { status: number }).status).toBe(503);
  await stopping;
});
