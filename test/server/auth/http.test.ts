import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneTimeCode } from '../../../server/auth/one-time-code.js';
import { SESSION_COOKIE } from '../../../server/auth/session.js';
import type { SessionView } from '../../../server/contract/session.js';
import { testServer, type Answered, type Caller, type TestServer } from '../../scene/server.js';
import { sceneOn, rider } from './scene.js';
import { CLIENT, openTown, type Town } from './town.js';

describe('signing in over HTTP', () => {
  let town: Town;
  let server: TestServer;
  let admin: Caller;
  beforeAll(async () => {
    town = await openTown({ sato: ['desk'] });
    server = await testServer({
      openId: {
        issuer: town.issuer,
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        redirectUri: CLIENT.redirectUri,
        scope: 'openid profile',
        roles: { claim: 'groups', map: [{ value: 'desk', role: 'operator' }] },
      },
    });
    admin = await server.as('admin');
    await rider(sceneOn(server.gate.store), 'ito', '+819012345678');
  });
  afterAll(async () => {
    expect(server.misshapen).toEqual([]);
    await server.stop();
    await town.close();
  });

  const nobody = (method: string, path: string, body?: unknown, headers = {}): Promise<Answered> =>
    server.asNobody.call(method, path, body, headers);
  const cookieOf = (answer: Answered): string => answer.headers.getSetCookie()[0]!;
  const tokenOf = (answer: Answered): string => /^noriai_session=([^;]*)/.exec(cookieOf(answer))![1]!;
  const holding = (answer: Answered): { cookie: string; 'x-csrf-token': string } => ({
    cookie: `${SESSION_COOKIE}=${tokenOf(answer)}`,
    'x-csrf-token': (answer.body as SessionView).csrf!,
  });
  const codeOf = (answer: Answered): string => (answer.body as { code: string }).code;
  let made = 0;
  const account = async (role = 'operator'): Promise<{ id: string; login: string; password: string }> => {
    const login = `somebody-${++made}`;
    const answer = await admin.call('POST', '/api/accounts', { login, role, displayName: 'Somebody' });
    expect(answer.status).toBe(201);
    const { account, generatedPassword } = answer.body as {
      account: { id: string };
      generatedPassword: string;
    };
    return { id: account.id, login, password: generatedPassword };
  };

  test('an admin makes an account, and its owner comes in with the generated password', async () => {
    const { id, login, password } = await account();
    const answer = await nobody('POST', '/api/session', { login, password });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      role: 'operator',
      account: id,
      displayName: 'Somebody',
      rider: null,
    });
    expect(cookieOf(answer)).toMatch(
      /^noriai_session=[\w-]{43}; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/,
    );
    const here = await nobody('GET', '/api/session', undefined, holding(answer));
    expect(here.body).toEqual(answer.body);
  });

  test('behind an encrypted connection the cookie is for encrypted connections only', async () => {
    const proxied = await testServer({ trustedProxies: 1 });
    const { password } = proxied.firstAdmin!;
    const body = { login: 'admin', password };
    const answer = await proxied.asNobody.call('POST', '/api/session', body, {
      'x-forwarded-proto': 'https',
    });
    expect(cookieOf(answer)).toMatch(/; Secure$/);
    await proxied.stop();
  });

  test('a token planted before signing in is worth nothing after it', async () => {
    const { login, password } = await account();
    const planted = { cookie: `${SESSION_COOKIE}=planted` };
    const answer = await nobody('POST', '/api/session', { login, password }, planted);
    expect(tokenOf(answer)).not.toBe('planted');
    expect((await nobody('GET', '/api/session', undefined, planted)).body).toMatchObject({ role: 'nobody' });
  });

  test('a write without the token of the session is refused', async () => {
    const { login, password } = await account('admin');
    const own = holding(await nobody('POST', '/api/session', { login, password }));
    const issue = (headers: Record<string, string>): Promise<Answered> =>
      nobody('POST', '/api/keys', { label: 'x', scopes: ['fleet:read'] }, headers);
    expect(codeOf(await issue({ cookie: own.cookie }))).toBe('csrf-token-missing');
    expect(codeOf(await issue({ ...own, 'x-csrf-token': 'guessed' }))).toBe('csrf-token-missing');
    expect((await issue(own)).status).toBe(201);
  });

  test('signing out forgets the cookie and the session', async () => {
    const { login, password } = await account();
    const own = holding(await nobody('POST', '/api/session', { login, password }));
    const out = await nobody('DELETE', '/api/session', undefined, own);
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toContain('noriai_session=; Path=/; Expires=Thu, 01 Jan 1970');
    expect((await nobody('GET', '/api/session', undefined, own)).body).toMatchObject({ role: 'nobody' });
  });

  test('a new password gives the browser a new session', async () => {
    const { login, password } = await account();
    const own = holding(await nobody('POST', '/api/session', { login, password }));
    const change = { old: password, new: 'a new password of mine' };
    const answer = await nobody('POST', '/api/session/password', change, own);
    expect(answer.status).toBe(200);
    expect((await nobody('GET', '/api/session', undefined, own)).body).toMatchObject({ role: 'nobody' });
    const again = await nobody('GET', '/api/session', undefined, holding(answer));
    expect(again.body).toMatchObject({ role: 'operator' });
  });

  test('a second factor is set up, asked for, and taken away by an admin', async () => {
    const { id, login, password } = await account();
    const own = holding(await nobody('POST', '/api/session', { login, password }));
    const begun = await nobody('POST', '/api/session/second-factor', undefined, own);
    const { secret } = begun.body as { secret: string };
    const now = server.gate.clock.now();
    const code = (later: number): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + later });
    const confirmed = await nobody('PUT', '/api/session/second-factor', { code: code(0) }, own);
    expect((confirmed.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
    expect(codeOf(await nobody('POST', '/api/session', { login, password }))).toBe('second-factor-needed');
    const full = await nobody('POST', '/api/session', { login, password, code: code(30_000) });
    expect(full.status).toBe(200);
    const wrong = await nobody(
      'POST',
      '/api/session/second-factor/removal',
      { password: 'no' },
      holding(full),
    );
    expect(codeOf(wrong)).toBe('sign-in-failed');
    expect((await admin.call('DELETE', `/api/accounts/${id}/second-factor`)).status).toBe(204);
    expect((await nobody('POST', '/api/session', { login, password })).status).toBe(200);
  });

  test('a disabled account is out at once', async () => {
    const { id, login, password } = await account();
    const own = holding(await nobody('POST', '/api/session', { login, password }));
    expect((await admin.call('PATCH', `/api/accounts/${id}`, { disabled: true })).status).toBe(200);
    expect(codeOf(await nobody('GET', `/api/accounts/${id}`, undefined, own))).toBe('not-signed-in');
    expect(codeOf(await nobody('POST', '/api/session', { login, password }))).toBe('sign-in-failed');
  });

  test('a key works until it is revoked, and only where its scopes reach', async () => {
    const issued = await admin.call('POST', '/api/keys', { label: 'kiosk', scopes: ['reports:read'] });
    const { key, text } = issued.body as { key: { id: string }; text: string };
    const bearer = { authorization: `Bearer ${text}` };
    const report = (): Promise<Answered> =>
      nobody('GET', '/api/reports/monthly?from=2026-11-24', undefined, bearer);
    expect((await report()).status).toBe(200);
    expect(codeOf(await nobody('GET', '/api/keys', undefined, bearer))).toBe('not-allowed');
    expect((await admin.call('DELETE', `/api/keys/${key.id}`)).status).toBe(204);
    expect(codeOf(await report())).toBe('not-signed-in');
    expect(JSON.stringify((await admin.call('GET', '/api/keys')).body)).not.toContain(text);
  });

  test('a rider comes in with the code that was sent; unknown numbers hear the same', async () => {
    const ask = (phone: string): Promise<Answered> => nobody('POST', '/api/rider-session/codes', { phone });
    const known = await ask('090-1234-5678');
    const unknown = await ask('090-0000-0000');
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const letters = await server.gate.store.db
      .selectFrom('outbox')
      .select('fields')
      .where('template', '=', 'one-time-code')
      .execute();
    expect(letters).toHaveLength(1);
    const { code } = JSON.parse(letters[0]!.fields) as { code: string };
    const shown = { phone: '09012345678', code: oneTimeCode(server.gate.secret, code) };
    const answer = await nobody('POST', '/api/rider-session', shown);
    expect(answer.body).toMatchObject({ role: 'rider', rider: 'ito', account: null });
    expect(codeOf(await nobody('POST', '/api/rider-session', shown))).toBe('sign-in-failed');
  });

  test('an operator tells a code on the phone; a driver may not', async () => {
    const operator = await server.as('operator');
    const told = await operator.call('POST', '/api/riders/ito/code');
    expect(told.status).toBe(201);
    const shown = { phone: '09012345678', code: codeOf(told) };
    expect((await nobody('POST', '/api/rider-session', shown)).status).toBe(200);
    const driver = await server.as('driver');
    expect(codeOf(await driver.call('POST', '/api/riders/ito/code'))).toBe('not-allowed');
  });

  test('the town’s people go to their own sign-in and come back with a session', async () => {
    const begun = await nobody('GET', '/api/session/open-id');
    expect(begun.status).toBe(303);
    const kept = /^noriai_oidc=[^;]+/.exec(cookieOf(begun))![0];
    const back = await town.visit(begun.headers.get('location')!, 'sato');
    const path = `/api/session/open-id/return${back.search}`;
    expect(codeOf(await nobody('GET', path))).toBe('sign-in-failed');
    const again = await nobody('GET', '/api/session/open-id');
    const sealed = /^noriai_oidc=[^;]+/.exec(cookieOf(again))![0];
    const home = await town.visit(again.headers.get('location')!, 'sato');
    const answer = await nobody('GET', `/api/session/open-id/return${home.search}`, undefined, {
      cookie: sealed,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(kept).not.toBe(sealed);
    const cookie = `${SESSION_COOKIE}=${tokenOf(answer)}`;
    const here = await nobody('GET', '/api/session', undefined, { cookie });
    expect(here.body).toMatchObject({ role: 'operator', displayName: 'Name of sato', openId: true });
  });

  test('the log holds neither passwords nor codes nor numbers', () => {
    const log = server.logged.join('\n');
    for (const secret of ['a new password of mine', '9012345678', 'noriai_session', 'Bearer nk_']) {
      expect(log).not.toContain(secret);
    }
  });
});
