import { Secret, TOTP } from 'otpauth';
import { beforeEach, expect, test } from 'vitest';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  takeCode,
} from '../../../server/auth/second-factor.js';
import { signIn } from '../../../server/auth/sign-in.js';
import type { Account } from '../../../server/auth/account.js';
import { describeOnBoth } from '../../scene/store.js';
import { account, ADMIN, PASSWORD, refusal, sceneOn, SECOND, type Scene } from './scene.js';

const STEP = 30 * SECOND;

describeOnBoth('the second factor', (databases) => {
  let scene: Scene;
  let sato: Account;
  let secret: string;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
    sato = await account(scene, 'sato');
    ({ secret } = await beginSecondFactor(scene, sato));
  });

  /** What an authenticator app shows, so many ms from now. */
  const shown = (later = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: scene.clock.now() + later });
  const confirm = (): Promise<string[]> => confirmSecondFactor(scene, ADMIN, sato.id, shown());
  const take = (code: string | undefined): Promise<string> => takeCode(scene.store.db, scene, sato.id, code);

  test('is asked for only once it is confirmed', async () => {
    expect(await take(undefined)).toBe('not-set');
    await confirm();
    expect(await take(undefined)).toBe('missing');
  });

  test('is not confirmed by a wrong code, nor without being begun, nor twice', async () => {
    const other = new TOTP({ secret: new Secret() }).generate({ timestamp: scene.clock.now() });
    expect(await refusal(confirmSecondFactor(scene, ADMIN, sato.id, other))).toBe('sign-in-failed');
    expect(await refusal(confirmSecondFactor(scene, ADMIN, 'nobody', shown()))).toBe('conflict');
    await confirm();
    expect(await refusal(confirm())).toBe('conflict');
    expect(await refusal(beginSecondFactor(scene, sato))).toBe('conflict');
  });

  test('takes the code of the step before, of now and of the next, and no other', async () => {
    await confirm();
    scene.clock.pass(10 * STEP);
    expect(await take(shown(-2 * STEP))).toBe('wrong');
    expect(await take(shown(2 * STEP))).toBe('wrong');
    expect(await take(shown(-STEP))).toBe('right');
    expect(await take(shown())).toBe('right');
    expect(await take(shown(STEP))).toBe('right');
  });

  test('takes no code twice, and none older than the last', async () => {
    await confirm();
    expect(await take(shown())).toBe('wrong');
    scene.clock.pass(5 * STEP);
    expect(await take(shown(STEP))).toBe('right');
    expect(await take(shown(STEP))).toBe('wrong');
    expect(await take(shown())).toBe('wrong');
  });

  test('answers ten recovery codes, each good once, however they are typed', async () => {
    const codes = await confirm();
    expect(new Set(codes).size).toBe(10);
    expect(await take(codes[3])).toBe('right-recovery');
    expect(await take(codes[3])).toBe('wrong');
    expect(await take(codes[4]!.toLowerCase().replaceAll('-', ' '))).toBe('right-recovery');
    const rows = JSON.stringify(await scene.store.db.selectFrom('second_factor').selectAll().execute());
    expect([...codes, secret].some((code) => rows.includes(code))).toBe(false);
  });

  test('holds back a right password without its code, and lets the tries count', async () => {
    await confirm();
    scene.clock.pass(STEP);
    const visit = { address: '192.0.2.1', previous: undefined };
    const enter = (code?: string): Promise<unknown> =>
      signIn(scene, { login: 'sato', password: PASSWORD, code }, visit);
    expect(await refusal(enter())).toBe('second-factor-needed');
    expect(await refusal(enter(shown()))).toBe('not refused');
    expect(await refusal(enter(shown()))).toBe('sign-in-failed');
    for (let i = 0; i < 4; i++) {
      expect(await refusal(enter('000000'))).toBe('sign-in-failed');
      await refusal(enter());
    }
    expect(await refusal(enter(shown(STEP)))).toMatch(/^account-locked/);
  });

  test('under another secret of the service no app is right any more, but a recovery code is', async () => {
    const codes = await confirm();
    scene.clock.pass(STEP);
    const moved = { ...scene, secret: new Uint8Array(32).fill(8) };
    expect(await takeCode(scene.store.db, moved, sato.id, shown())).toBe('wrong');
    expect(await takeCode(scene.store.db, moved, sato.id, codes[0])).toBe('right-recovery');
  });

  test('can be taken away and begun anew', async () => {
    await confirm();
    await removeSecondFactor(scene, ADMIN, sato.id);
    expect(await take(undefined)).toBe('not-set');
    const again = await beginSecondFactor(scene, sato);
    expect(again.secret).not.toBe(secret);
    expect(again.uri).toContain('otpauth://totp/Noriai:sato?');
  });
});
