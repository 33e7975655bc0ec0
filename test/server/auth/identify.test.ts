import { beforeEach, expect, test } from 'vitest';
import type { RiderId } from '../../../core/ids.js';
import { issueKey, listKeys, revokeKey } from '../../../server/auth/api-key.js';
import { readCookies } from '../../../server/auth/cookies.js';
import { guard, membersOf } from '../../../server/auth/guard.js';
import { identify, type Facts } from '../../../server/auth/identify.js';
import { openSession, SESSION_COOKIE } from '../../../server/auth/session.js';
import { describeOnBoth } from '../../scene/store.js';
import { ADMIN, audit, refusal, rider, sceneOn, type Scene } from './scene.js';

describeOnBoth('who makes a request', (databases) => {
  let scene: Scene;
  let cookie: string;
  let csrf: string;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
    await rider(scene, 'ito', null);
    const opened = await openSession(scene.store.db, scene.clock.now(), { kind: 'rider', id: 'ito' });
    cookie = `a=b; ${SESSION_COOKIE}=${opened.token}`;
    csrf = opened.csrf;
  });

  const facts = (some: Partial<Facts>): Facts => ({
    method: 'GET',
    cookie: undefined,
    authorization: undefined,
    csrf: undefined,
    ...some,
  });
  const who = async (some: Partial<Facts>): Promise<string> =>
    (await identify(scene, facts(some))).actor.role;

  test('without anything it is nobody', async () => {
    expect(await who({})).toBe('nobody');
    expect(await who({ cookie: `${SESSION_COOKIE}=made up` })).toBe('nobody');
    expect(await who({ cookie: `${SESSION_COOKIE}=`, method: 'POST' })).toBe('nobody');
  });

  test('a cookie reads; to write it takes the token of the same session as well', async () => {
    expect(await who({ cookie })).toBe('rider');
    expect(await who({ cookie, method: 'head' })).toBe('rider');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await refusal(who({ cookie, method }))).toBe('csrf-token-missing');
      expect(await refusal(who({ cookie, method, csrf: `${csrf}x` }))).toBe('csrf-token-missing');
      expect(await who({ cookie, method, csrf })).toBe('rider');
    }
    const other = await openSession(scene.store.db, scene.clock.now(), { kind: 'rider', id: 'ito' });
    expect(await refusal(who({ cookie, method: 'POST', csrf: other.csrf }))).toBe('csrf-token-missing');
  });

  test('a key goes before a cookie and needs no token', async () => {
    const { text } = await issueKey(scene, ADMIN, { label: 'kiosk', scopes: ['bookings:read'] });
    const { actor, session } = await identify(
      scene,
      facts({ authorization: `Bearer ${text}`, cookie, method: 'POST' }),
    );
    expect(actor).toMatchObject({ role: 'machine', scopes: ['bookings:read'] });
    expect(session).toBeUndefined();
  });

  test.each(['Bearer', 'Bearer nk_made-up', 'Basic nk_x', 'Bearer x y', ''])(
    'the header "%s" is no key, and is refused rather than ignored',
    async (authorization) => {
      expect(await refusal(who({ authorization, cookie }))).toBe('not-signed-in');
    },
  );

  test('a revoked key is refused; revoking twice is no fault; only the hash was ever kept', async () => {
    const { key, text } = await issueKey(scene, ADMIN, { label: 'kiosk', scopes: ['fleet:read'] });
    const rows = JSON.stringify(await scene.store.db.selectFrom('api_key').selectAll().execute());
    expect(rows).not.toContain(text);
    scene.clock.pass(1);
    await revokeKey(scene, ADMIN, key.id);
    await revokeKey(scene, ADMIN, key.id);
    expect(await refusal(who({ authorization: `Bearer ${text}` }))).toBe('not-signed-in');
    expect(await refusal(revokeKey(scene, ADMIN, 'no key'))).toBe('not-found');
    expect((await listKeys(scene))[0]).toMatchObject({ id: key.id, revoked: scene.clock.now() });
    expect(await audit(scene)).toEqual([
      `admin:a0 key-issued key:${key.id}`,
      `admin:a0 key-revoked key:${key.id}`,
    ]);
  });

  test('the guard looks up to whom an object belongs', async () => {
    const { db } = scene.store;
    await rider(scene, 'child', null);
    await rider(scene, 'tanaka', null);
    await db.insertInto('rider_family').values({ rider: 'ito', member: 'child' }).execute();
    expect(await membersOf(scene.store, 'ito' as RiderId)).toEqual(['child']);
    const ito = { role: 'rider', rider: 'ito' as RiderId } as const;
    const access = { roles: { rider: 'own', operator: 'any' } } as const;
    const pass = (id: string | undefined): Promise<string> =>
      refusal(guard(scene.store, ito, access, { kind: 'rider', id }));
    expect(await pass('ito')).toBe('not refused');
    expect(await pass('child')).toBe('not refused');
    expect(await pass('tanaka')).toBe('not-found');
    expect(await pass('nobody')).toBe('not-found');
    expect(await pass(undefined)).toBe('not refused');
    const child = { role: 'rider', rider: 'child' as RiderId } as const;
    expect(await refusal(guard(scene.store, child, access, { kind: 'rider', id: 'ito' }))).toBe('not-found');
    const nobody = guard(scene.store, { role: 'nobody' }, access, { kind: 'rider', id: 'ito' });
    expect(await refusal(nobody)).toBe('not-signed-in');
  });
});

test('cookies are read by name; the first of two counts, and nonsense is left out', () => {
  expect(readCookies('a=1; b=2=3;c ; =4;a=5')).toEqual({ a: '1', b: '2=3' });
  expect(readCookies(undefined)).toEqual({});
  expect(readCookies('__proto__=1')).toEqual(Object.fromEntries([['__proto__', '1']]));
});
