import { beforeEach, expect, test } from 'vitest';
import type { RiderId } from '../../../core/ids.js';
import { oneTimeCode } from '../../../server/auth/one-time-code.js';
import { redeemCode, requestCode, tellCode } from '../../../server/auth/rider-code.js';
import { findSession } from '../../../server/auth/session.js';
import { describeOnBoth } from '../../scene/store.js';
import { ADMIN, DAY, MINUTE, refusal, rider, sceneOn, SECOND, type Scene } from './scene.js';

const address = '192.0.2.1';
const visit = { address, previous: undefined };
const ITO = '090-1234-5678';

describeOnBoth('one-time codes', (databases) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
    await rider(scene, 'ito', '+819012345678');
  });

  /** The code that the outbox would send last, as its sender works it out. */
  const sent = async (): Promise<string> => {
    const rows = await scene.store.db.selectFrom('outbox').selectAll().orderBy('due_at').execute();
    const { code } = JSON.parse(rows.at(-1)!.fields) as { code: string };
    return oneTimeCode(scene.secret, code);
  };
  const redeem = (code: string, phone = ITO): Promise<string> =>
    refusal(redeemCode(scene, { phone, code }, visit));
  const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');

  test('open a session for the rider they were sent to, and work once', async () => {
    await requestCode(scene, ITO, address);
    const code = await sent();
    const opened = await redeemCode(scene, { phone: '+81 90 1234 5678', code: ` ${code} ` }, visit);
    expect((await findSession(scene, opened.token))?.actor).toEqual({ role: 'rider', rider: 'ito' });
    expect(await redeem(code)).toBe('sign-in-failed');
  });

  test('a number nobody has is answered the same, and sent nothing', async () => {
    expect(await refusal(requestCode(scene, '090-9999-9999', address))).toBe('not refused');
    expect(await scene.store.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
    expect(await redeem('123456', '090-9999-9999')).toBe('sign-in-failed');
    expect(await redeem('123456')).toBe('sign-in-failed');
  });

  test('even the code made for an unknown number opens nothing', async () => {
    await requestCode(scene, '090-9999-9999', address);
    const [row] = await scene.store.db.selectFrom('one_time_code').selectAll().execute();
    expect(await redeem(oneTimeCode(scene.secret, row!.id), '090-9999-9999')).toBe('sign-in-failed');
  });

  test('neither the table nor the outbox holds the code or the number', async () => {
    await requestCode(scene, ITO, address);
    const tables = ['one_time_code', 'outbox', 'throttle', 'audit'] as const;
    const rows = await Promise.all(
      tables.map((table) => scene.store.db.selectFrom(table).selectAll().execute()),
    );
    // Ids and moments are digits as well: what matters is no field that equals the code.
    const code = await sent();
    expect(rows.flat().flatMap((row) => Object.values(row))).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain('9012345678');
  });

  test('may be tried five times', async () => {
    await requestCode(scene, ITO, address);
    const code = await sent();
    for (let i = 0; i < 5; i++) expect(await redeem(wrongOf(code))).toBe('sign-in-failed');
    expect(await redeem(code)).toBe('sign-in-failed');
  });

  test('the fifth try may still be the right one', async () => {
    await requestCode(scene, ITO, address);
    const code = await sent();
    for (let i = 0; i < 4; i++) await redeem(wrongOf(code));
    expect(await redeem(code)).toBe('not refused');
  });

  test('last ten minutes', async () => {
    await requestCode(scene, ITO, address);
    const early = await sent();
    scene.clock.pass(10 * MINUTE);
    expect(await redeem(early)).toBe('sign-in-failed');
    await requestCode(scene, ITO, address);
    const late = await sent();
    scene.clock.pass(10 * MINUTE - 1);
    expect(await redeem(late)).toBe('not refused');
  });

  test('only the newest of a number counts', async () => {
    await requestCode(scene, ITO, address);
    const old = await sent();
    scene.clock.pass(SECOND);
    await requestCode(scene, ITO, address);
    const fresh = await sent();
    if (old !== fresh) expect(await redeem(old)).toBe('sign-in-failed');
    expect(await redeem(fresh)).toBe('not refused');
  });

  test('one number is sent three, then has to wait, known or not; a good code ends the wait', async () => {
    for (const phone of [ITO, '090-9999-9999']) {
      for (let i = 0; i < 3; i++) await requestCode(scene, phone, address);
      expect(await refusal(requestCode(scene, phone, address))).toBe('too-many-requests, wait 60 s');
    }
    scene.clock.pass(MINUTE);
    await requestCode(scene, ITO, address);
    expect(await refusal(requestCode(scene, ITO, address))).toBe('too-many-requests, wait 120 s');
    expect(await redeem(await sent())).toBe('not refused');
    expect(await refusal(requestCode(scene, ITO, address))).toBe('not refused');
  });

  test('one address may ask for ten, whichever the numbers', async () => {
    for (let i = 0; i < 10; i++) await requestCode(scene, `090-0000-000${i}`, address);
    expect(await refusal(requestCode(scene, ITO, address))).toBe('too-many-requests, wait 60 s');
    expect(await refusal(requestCode(scene, ITO, '192.0.2.2'))).toBe('not refused');
  });

  test('guessing over many numbers is counted by address', async () => {
    for (let i = 0; i < 30; i++) await redeem('123456', `090-0000-00${String(i).padStart(2, '0')}`);
    expect(await redeem('123456')).toBe('too-many-requests, wait 30 s');
  });

  test('an operator can tell one on the phone', async () => {
    const { code } = await tellCode(scene, ADMIN, 'ito' as RiderId);
    expect(code).toMatch(/^\d{6}$/);
    expect(await redeem(code)).toBe('not refused');
    expect(await refusal(tellCode(scene, ADMIN, 'nobody' as RiderId))).toBe('not-found');
    await rider(scene, 'abe', null);
    expect(await refusal(tellCode(scene, ADMIN, 'abe' as RiderId))).toBe('conflict');
  });

  test('of riders who share a number the one registered first is meant', async () => {
    scene.clock.pass(SECOND);
    await rider(scene, 'a-child-of-ito', '+819012345678');
    await requestCode(scene, ITO, address);
    const opened = await redeemCode(scene, { phone: ITO, code: await sent() }, visit);
    expect((await findSession(scene, opened.token))?.actor).toEqual({ role: 'rider', rider: 'ito' });
  });

  test('what is no phone number is said to be none', async () => {
    expect(await refusal(requestCode(scene, 'ito', address))).toBe('invalid-request');
    expect(await redeem('123456', '12')).toBe('invalid-request');
  });

  test('a rider stays signed in for a season, unless erased', async () => {
    await requestCode(scene, ITO, address);
    const { token } = await redeemCode(scene, { phone: ITO, code: await sent() }, visit);
    for (let i = 0; i < 8; i++) {
      scene.clock.pass(20 * DAY);
      expect(await findSession(scene, token)).toBeDefined();
    }
    await scene.store.db.updateTable('rider').set({ erased_at: scene.clock.now() }).execute();
    expect(await findSession(scene, token)).toBeUndefined();
  });
});
