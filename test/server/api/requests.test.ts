import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../server/contract/problem.js';
import type { Booking } from '../../../server/contract/booking.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import { askedRide, bookedRide, newRider } from '../../scene/rides.js';
import { testServer, type Answered, type Caller, type TestServer } from '../../scene/server.js';

let server: TestServer;
let desk: Caller;

beforeAll(async () => {
  server = await testServer();
  desk = await server.as('operator');
});
afterAll(async () => {
  await server.stop();
  expect(server.misshapen).toEqual([]);
});

const codeOf = ({ status, body }: Answered): string => `${status} ${(body as Problem).code}`;
const RIDE = { origin: 'village', destination: 'station', wish: { kind: 'now' } };

describe('a ride', () => {
  test('is asked for, promised with a yes, seen by its rider, and cancelled', async () => {
    const rider = await newRider(desk, 'やまだ');
    const asRider = await server.asRider(rider);
    const asked = await asRider.call('POST', '/api/quotes', RIDE);
    expect(asked.status).toBe(201);
    const { booking, offers } = asked.body as Quote;
    expect(booking).toMatchObject({ rider, status: 'offered', createdBy: `rider:${rider}` });
    const at = `/api/bookings/${booking.id}`;
    const yes = await asRider.call('POST', `${at}/confirmation`, { offer: 0, token: offers[0]!.token });
    expect(yes.body).toMatchObject({ status: 'booked', fare_yen: 300 });
    const listed = await asRider.call('GET', '/api/bookings');
    expect((listed.body as { items: Booking[] }).items.map(({ id }) => id)).toEqual([booking.id]);
    const cancelled = await asRider.call('POST', `${at}/cancellation`, {});
    expect((cancelled.body as { items: Booking[] }).items[0]).toMatchObject({ status: 'cancelled' });
  });

  test('is refused with the reason and with what would have helped', async () => {
    const wish = { kind: 'depart', at: '2026-11-24T20:00:00+09:00' };
    const { body, status } = await desk.call('POST', '/api/quotes', { ...RIDE, wish });
    expect(status).toBe(201);
    const { booking, explanation } = body as Quote;
    expect(booking).toMatchObject({ status: 'refused', refusal: { reason: 'outside-service-hours' } });
    expect(explanation?.ja).toContain('申し訳ございません');
    const why = await desk.call('GET', `/api/bookings/${booking.id}/explanation`);
    expect(why.status).toBe(200);
  });

  test('has suggestions of vehicles with what each would cost, and moves only if promises hold', async () => {
    const { id, vehicle } = await bookedRide(desk, null);
    const { body } = await desk.call('GET', `/api/bookings/${id}/suggestions`);
    const items = (body as { items: { vehicle: string; fits: boolean }[] }).items;
    expect(items.map((one) => one.vehicle).sort()).toEqual(['car', 'van']);
    const other = items.find((one) => one.vehicle !== vehicle)!;
    const moved = await desk.call('POST', '/api/overrides', {
      action: 'move',
      booking: id,
      vehicle: other.vehicle,
      reason: 'the driver knows the way',
    });
    expect(moved.status).toBe(other.fits ? 200 : 409);
  });
});

describe('an offer', () => {
  test('that was forged, or belongs to another booking, is no offer', async () => {
    const [one, two] = [await askedRide(desk, null), await askedRide(desk, null, 'wheelchair')];
    const at = `/api/bookings/${one.booking.id}/confirmation`;
    for (const token of ['', 'guessed', two.offers[0]!.token]) {
      expect(codeOf(await desk.call('POST', at, { offer: 0, token }))).toBe('403 offer-forged');
    }
  });

  test('that has been declined has expired', async () => {
    const { booking, offers } = await askedRide(desk, null);
    await desk.call('POST', `/api/bookings/${booking.id}/decline`);
    const yes = { offer: 0, token: offers[0]!.token };
    const answer = await desk.call('POST', `/api/bookings/${booking.id}/confirmation`, yes);
    expect(codeOf(answer)).toBe('410 offer-expired');
  });
});

describe('a write', () => {
  test('without a key, or with a bad one, is not done', async () => {
    for (const key of ['', 'short', 'with blanks in it', 'x'.repeat(101)]) {
      const answer = await desk.call('POST', '/api/quotes', RIDE, { 'idempotency-key': key });
      expect(codeOf(answer)).toBe('400 idempotency-key-missing');
    }
  });

  test('sent again is done once, and hears the same', async () => {
    const key = { 'idempotency-key': 'once-and-again' };
    const first = await desk.call('POST', '/api/quotes', RIDE, key);
    const again = await desk.call('POST', '/api/quotes', RIDE, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  test('sent ten times at once is done once', async () => {
    const key = { 'idempotency-key': 'all-at-once' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.call('POST', '/api/quotes', RIDE, key)),
    );
    expect(new Set(answers.map(({ body }) => (body as Quote).booking.id)).size).toBe(1);
  });

  test('with a used key and other content is refused', async () => {
    const key = { 'idempotency-key': 'used-for-another' };
    await desk.call('POST', '/api/quotes', RIDE, key);
    const other = await desk.call('POST', '/api/quotes', { ...RIDE, destination: 'market' }, key);
    expect(codeOf(other)).toBe('422 idempotency-key-reused');
  });

  test('with the key of somebody else is another write', async () => {
    const key = { 'idempotency-key': 'shared-by-chance' };
    const other = await server.as('operator');
    const [one, two] = [
      await desk.call('POST', '/api/quotes', RIDE, key),
      await other.call('POST', '/api/quotes', RIDE, key),
    ];
    expect((one.body as Quote).booking.id).not.toBe((two.body as Quote).booking.id);
  });
});

describe('a wrong request', () => {
  test('names every wrong field at once, and no value of a text', async () => {
    const { status, body } = await desk.call('POST', '/api/quotes', {
      origin: 7,
      wish: { kind: 'soon' },
      party: { persons: 0 },
      secretly: 'yes',
    });
    expect(status).toBe(422);
    expect((body as Problem).errors?.map(({ where }) => where).sort()).toEqual(
      ['body.destination', 'body.origin', 'body.party.persons', 'body.secretly', 'body.wish.kind'].sort(),
    );
    expect(JSON.stringify(body)).not.toContain('soon');
  });

  test.each([
    ['no JSON', '{"origin":', {}, '400 malformed-body'],
    ['a JSON that is no object', '"text"', {}, '400 malformed-body'],
    ['100 kB and more', JSON.stringify({ origin: 'x'.repeat(110_000) }), {}, '413 body-too-large'],
    [
      'a form',
      'origin=village',
      { 'content-type': 'application/x-www-form-urlencoded' },
      '415 wrong-media-type',
    ],
  ])('%s is not read', async (_, body, headers, code) => {
    expect(codeOf(await desk.call('POST', '/api/quotes', body, headers))).toBe(code);
  });

  test('an address that is not there, and a method that is not', async () => {
    expect(codeOf(await desk.call('GET', '/api/nowhere'))).toBe('404 not-found');
    expect(codeOf(await desk.call('GET', '/api/%E0%A4%A'))).toMatch(/^40[04]/);
    const method = await desk.call('DELETE', '/api/quotes');
    expect(codeOf(method)).toBe('405 method-not-allowed');
    expect(method.headers.get('allow')).toBe('POST');
  });

  test('is answered in the language asked for', async () => {
    const ja = await desk.call('GET', '/api/nowhere', undefined, { 'accept-language': 'ja,en;q=0.5' });
    expect((ja.body as Problem).title).toBe('見つかりません');
  });
});

describe('a server', () => {
  test('says nothing of what it is made of, and lets nothing be kept', async () => {
    const { headers } = await desk.call('GET', '/api/service');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('limits how often a rider asks', async () => {
    const rider = await server.asRider(await newRider(desk, 'いしい'));
    const wrong = { ...RIDE, origin: 'nowhere' };
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push(await rider.call('POST', '/api/quotes', wrong));
    expect(answers.map(codeOf)).toEqual([
      ...Array<string>(20).fill('422 invalid-request'),
      '429 too-many-requests',
    ]);
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('tells Prometheus how it is doing, without saying who asked', async () => {
    const { body } = await desk.call('GET', '/metrics');
    expect(body).toMatch(
      /noriai_http_request_duration_seconds_count\{method="post",route="\/api\/quotes",status="201"\} \d/,
    );
    expect(body).toContain('noriai_commit_duration_seconds_count');
    expect(body).not.toContain(desk.id);
  });

  test('keeps figures from others than this machine', async () => {
    const far = await desk.call('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.7' });
    expect(far.status).toBe(404);
  });

  test('does not write down who its riders are', async () => {
    await newRider(desk, 'ひみつ', { phone: '090-9999-0000', note: 'ひみつ' });
    await desk.call('GET', `/api/riders?text=${encodeURIComponent('ひみつ')}`);
    expect(server.logged.filter((line) => /ひみつ|9999/.test(line))).toEqual([]);
  });
});
