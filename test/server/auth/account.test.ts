import { beforeEach, expect, test } from 'vitest';
import { changeAccount, createAccount, listAccounts } from '../../../server/auth/account.js';
import { changePassword, resetPassword } from '../../../server/auth/change-password.js';
import { firstAdmin } from '../../../server/auth/first-admin.js';
import { findSession } from '../../../server/auth/session.js';
import { signIn } from '../../../server/auth/sign-in.js';
import { describeOnBoth } from '../../scene/store.js';
import { account, ADMIN, audit, PASSWORD, refusal, sceneOn, type Scene } from './scene.js';

const visit = { address: '192.0.2.1', previous: undefined };
const NEW = 'another long password';

describeOnBoth('accounts', (databases) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
  });

  const enter = async (login: string, password = PASSWORD): Promise<string> =>
    (await signIn(scene, { login, password }, visit)).token;

  test('an empty store gets an admin with a generated password, once', async () => {
    const first = (await firstAdmin(scene))!;
    expect(first.password).toMatch(/^[\w-]{20}$/);
    expect(await findSession(scene, await enter(first.login, first.password))).toMatchObject({
      actor: { role: 'admin' },
    });
    expect(await firstAdmin(scene)).toBeUndefined();
  });

  test('a login is given once, however it is written', async () => {
    await account(scene, 'Sato');
    const again = { login: 'ｓａｔｏ', role: 'driver', displayName: 'x', password: PASSWORD } as const;
    expect(await refusal(createAccount(scene, ADMIN, again))).toBe('conflict');
    expect((await listAccounts(scene)).map((one) => one.login)).toEqual(['sato']);
  });

  test('a password has 12 to 128 characters; without one it is generated', async () => {
    const wanted = { login: 'sato', role: 'operator', displayName: 'Sato' } as const;
    expect(await refusal(createAccount(scene, ADMIN, { ...wanted, password: 'elevenchars' }))).toBe(
      'invalid-request',
    );
    const long = { ...wanted, password: 'x'.repeat(129) };
    expect(await refusal(createAccount(scene, ADMIN, long))).toBe('invalid-request');
    const { password } = await createAccount(scene, ADMIN, wanted);
    expect(await enter('sato', password)).toBeDefined();
  });

  test('a new role ends the sessions of the old one', async () => {
    const { id } = await account(scene, 'sato', 'driver');
    const token = await enter('sato');
    await changeAccount(scene, ADMIN, id, { displayName: 'Sato Hanako' });
    expect(await findSession(scene, token)).toBeDefined();
    await changeAccount(scene, ADMIN, id, { role: 'planner' });
    expect(await findSession(scene, token)).toBeUndefined();
    expect((await findSession(scene, await enter('sato')))?.actor).toEqual({ role: 'planner', account: id });
  });

  test('who is disabled is out at once, and may come in again when enabled', async () => {
    const { id } = await account(scene, 'sato');
    const token = await enter('sato');
    await changeAccount(scene, ADMIN, id, { disabled: true });
    expect(await findSession(scene, token)).toBeUndefined();
    await changeAccount(scene, ADMIN, id, { disabled: false });
    expect(await findSession(scene, token)).toBeUndefined();
    expect(await enter('sato')).toBeDefined();
  });

  test('the last admin stays one', async () => {
    const { id } = await account(scene, 'sato', 'admin');
    expect(await refusal(changeAccount(scene, ADMIN, id, { role: 'planner' }))).toBe('conflict');
    expect(await refusal(changeAccount(scene, ADMIN, id, { disabled: true }))).toBe('conflict');
    await account(scene, 'mori', 'admin');
    expect(await refusal(changeAccount(scene, ADMIN, id, { disabled: true }))).toBe('not refused');
  });

  test('a subject of the town’s sign-in is linked to one account', async () => {
    const sato = await account(scene, 'sato');
    const mori = await account(scene, 'mori');
    await changeAccount(scene, ADMIN, sato.id, { openId: 'https://town x' });
    const taken = changeAccount(scene, ADMIN, mori.id, { openId: 'https://town x' });
    expect(await refusal(taken)).toBe('conflict');
    await changeAccount(scene, ADMIN, sato.id, { openId: null });
    await changeAccount(scene, ADMIN, mori.id, { openId: 'https://town x' });
    expect((await listAccounts(scene)).map((one) => one.openId)).toEqual([true, false]);
  });

  test('a new password needs the old one, ends all other sessions and gives this one a new id', async () => {
    await account(scene, 'sato');
    const [here, elsewhere] = [await enter('sato'), await enter('sato')];
    const session = (await findSession(scene, here))!;
    const wrong = changePassword(scene, session, { old: 'not it', new: NEW });
    expect(await refusal(wrong)).toBe('sign-in-failed');
    const opened = await changePassword(scene, session, { old: PASSWORD, new: NEW });
    expect(await findSession(scene, opened.token)).toBeDefined();
    expect(await findSession(scene, here)).toBeUndefined();
    expect(await findSession(scene, elsewhere)).toBeUndefined();
    expect(await refusal(enter('sato'))).toBe('sign-in-failed');
    expect(await enter('sato', NEW)).toBeDefined();
  });

  test('guessing the old password from an open session is counted as well', async () => {
    await account(scene, 'sato');
    const session = (await findSession(scene, await enter('sato')))!;
    const guess = (): Promise<string> => refusal(changePassword(scene, session, { old: 'guess', new: NEW }));
    for (let i = 0; i < 5; i++) expect(await guess()).toBe('sign-in-failed');
    expect(await guess()).toBe('account-locked, wait 30 s');
  });

  test('a reset password lets in who was locked out, and ends what was open', async () => {
    const { id } = await account(scene, 'sato');
    const token = await enter('sato');
    for (let i = 0; i < 5; i++) await refusal(enter('sato', 'no'));
    const password = await resetPassword(scene, ADMIN, id);
    expect(await findSession(scene, token)).toBeUndefined();
    expect(await enter('sato', password)).toBeDefined();
  });

  test('every change is written down by id', async () => {
    const { id } = await account(scene, 'sato');
    const step = async (work: Promise<unknown>): Promise<void> => {
      scene.clock.pass(1);
      await work;
    };
    await step(changeAccount(scene, ADMIN, id, { role: 'driver' }));
    await step(changeAccount(scene, ADMIN, id, { disabled: true }));
    await step(changeAccount(scene, ADMIN, id, { disabled: false }));
    await step(resetPassword(scene, ADMIN, id));
    const actions = (await audit(scene)).map((line) => line.split(' ')[1]);
    expect(actions).toEqual([
      'account-created',
      'account-role-changed',
      'account-disabled',
      'account-enabled',
      'password-reset',
    ]);
    expect((await audit(scene)).every((line) => !line.includes('sato'))).toBe(true);
  });
});
