import { beforeEach, expect, test } from 'vitest';
import { changeAccount } from '../../../server/auth/account.js';
import { findSession, setVehicle } from '../../../server/auth/session.js';
import type { VehicleId } from '../../../core/ids.js';
import { signIn, signOut } from '../../../server/auth/sign-in.js';
import { describeOnBoth } from '../../scene/store.js';
import { account, ADMIN, audit, HOUR, PASSWORD, refusal, sceneOn, SECOND, type Scene } from './scene.js';

const visit = { address: '192.0.2.1', previous: undefined };
const right = { login: 'sato', password: PASSWORD };
const wrong = { login: 'sato', password: 'not the password' };

describeOnBoth('signing in', (databases) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
  });

  const failTimes = async (times: number, login = 'sato'): Promise<void> => {
    for (let i = 0; i < times; i++) await refusal(signIn(scene, { login, password: 'no' }, visit));
  };

  test('the right password opens a session that says who it is', async () => {
    const { id } = await account(scene, 'sato');
    const opened = await signIn(scene, { login: ' ＳＡＴＯ ', password: PASSWORD }, visit);
    const session = await findSession(scene, opened.token);
    expect(session?.actor).toEqual({ role: 'operator', account: id });
    expect(session?.csrf).toBe(opened.csrf);
  });

  test('every sign-in has a new id, and what the browser held before is worth nothing', async () => {
    await account(scene, 'sato');
    const first = await signIn(scene, right, visit);
    const second = await signIn(scene, right, { ...visit, previous: first.token });
    expect(second.token).not.toBe(first.token);
    expect(await findSession(scene, first.token)).toBeUndefined();
    const planted = await signIn(scene, right, { ...visit, previous: 'planted by somebody' });
    expect(planted.token).not.toBe('planted by somebody');
    expect(await findSession(scene, 'planted by somebody')).toBeUndefined();
  });

  test('the store holds neither password nor token', async () => {
    await account(scene, 'sato');
    const { token } = await signIn(scene, right, visit);
    const tables = ['account', 'session', 'audit', 'throttle'] as const;
    const rows = await Promise.all(
      tables.map((table) => scene.store.db.selectFrom(table).selectAll().execute()),
    );
    const all = JSON.stringify(rows);
    expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(all).not.toContain(PASSWORD);
    expect(all).not.toContain(token);
    expect(all).not.toContain('192.0.2.1');
  });

  test('a wrong password, an unknown login and a disabled account look the same', async () => {
    const { id } = await account(scene, 'sato');
    await account(scene, 'mori');
    await changeAccount(scene, ADMIN, id, { disabled: true });
    expect(await refusal(signIn(scene, { login: 'mori', password: 'no' }, visit))).toBe('sign-in-failed');
    expect(await refusal(signIn(scene, { login: 'nobody', password: 'no' }, visit))).toBe('sign-in-failed');
    expect(await refusal(signIn(scene, right, visit))).toBe('sign-in-failed');
  });

  test('after five wrong tries one waits, whether there is such an account or not', async () => {
    await account(scene, 'sato');
    for (const login of ['sato', 'nobody']) {
      await failTimes(5, login);
      expect(await refusal(signIn(scene, { login, password: PASSWORD }, visit))).toBe(
        'account-locked, wait 30 s',
      );
    }
    scene.clock.pass(30 * SECOND);
    await signIn(scene, right, visit);
    await failTimes(4);
    expect(await refusal(signIn(scene, right, visit))).toBe('not refused');
  });

  test('tries made at once are counted like tries in a row', async () => {
    await account(scene, 'sato');
    const tries = Array.from({ length: 9 }, () => refusal(signIn(scene, wrong, visit)));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'sign-in-failed')).toHaveLength(5);
    expect(answers.filter((answer) => answer.startsWith('account-locked'))).toHaveLength(4);
  });

  test('signing out ends the session at once, and twice harms nobody', async () => {
    await account(scene, 'sato');
    const { token } = await signIn(scene, right, visit);
    await signOut(scene, token);
    await signOut(scene, token);
    await signOut(scene, undefined);
    expect(await findSession(scene, token)).toBeUndefined();
  });

  test('an account’s session ends after four hours without use, and after fourteen at any rate', async () => {
    await account(scene, 'sato');
    const idle = await signIn(scene, right, visit);
    scene.clock.pass(4 * HOUR - 1);
    expect(await findSession(scene, idle.token)).toBeDefined();
    scene.clock.pass(4 * HOUR);
    expect(await findSession(scene, idle.token)).toBeUndefined();
    const busy = await signIn(scene, right, visit);
    for (let hour = 1; hour < 14; hour++) {
      scene.clock.pass(HOUR);
      expect(await findSession(scene, busy.token)).toBeDefined();
    }
    scene.clock.pass(HOUR);
    expect(await findSession(scene, busy.token)).toBeUndefined();
  });

  test('a driver’s session knows the vehicle the driver is signed on to', async () => {
    const { id } = await account(scene, 'sato', 'driver');
    const { token } = await signIn(scene, right, visit);
    const session = (await findSession(scene, token))!;
    expect(session.actor).toEqual({ role: 'driver', account: id, vehicle: undefined });
    await setVehicle(scene, session, 'car' as VehicleId);
    expect((await findSession(scene, token))?.actor).toEqual({ role: 'driver', account: id, vehicle: 'car' });
  });

  test('sign-ins and failures are written down by id', async () => {
    const { id } = await account(scene, 'sato');
    scene.clock.pass(1);
    await refusal(signIn(scene, wrong, visit));
    scene.clock.pass(1);
    await refusal(signIn(scene, { login: 'nobody', password: 'no' }, visit));
    scene.clock.pass(1);
    await signIn(scene, right, visit);
    expect(await audit(scene)).toEqual([
      `admin:a0 account-created account:${id}`,
      `nobody sign-in-failed account:${id}`,
      'nobody sign-in-failed nobody',
      `account:${id} signed-in account:${id}`,
    ]);
  });
});
