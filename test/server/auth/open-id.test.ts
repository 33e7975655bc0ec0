import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAccount, listAccounts } from '../../../server/auth/account.js';
import {
  beginOpenId,
  finishOpenId,
  linkTo,
  openIdProvider,
  type OpenIdProvider,
  type OpenIdSettings,
} from '../../../server/auth/open-id.js';
import { findSession, type OpenedSession } from '../../../server/auth/session.js';
import { signIn } from '../../../server/auth/sign-in.js';
import { databasesOf } from '../../scene/store.js';
import { account, ADMIN, MINUTE, refusal, sceneOn, type Scene } from './scene.js';
import { CLIENT, openTown, type Town } from './town.js';

describe('the sign-in of the town, at a real provider', () => {
  const databases = databasesOf('sqlite');
  const groups: Record<string, string[]> = {
    sato: ['transport-desk', 'staff'],
    abe: ['staff'],
    mori: ['chief'],
  };
  let town: Town;
  let scene: Scene;
  beforeAll(async () => {
    town = await openTown(groups);
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    scene = sceneOn(await databases.open());
    // The provider stamps its tokens by the wall clock of this machine.
    scene.clock.pass(Date.now() - scene.clock.now());
  });

  const roles: NonNullable<OpenIdSettings['roles']> = {
    claim: 'groups',
    map: [
      { value: 'chief', role: 'admin' },
      { value: 'transport-desk', role: 'operator' },
    ],
  };
  const providerWith = (some: Pick<OpenIdSettings, 'roles'>): OpenIdProvider =>
    openIdProvider({
      issuer: town.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      redirectUri: CLIENT.redirectUri,
      scope: 'openid profile',
      ...some,
    });
  const come = async (provider: OpenIdProvider, person: string): Promise<OpenedSession> => {
    const { location, sealed } = await beginOpenId(scene, provider);
    const back = await town.visit(location, person);
    return finishOpenId(scene, provider, { ...visit, query: back.search.slice(1), sealed });
  };
  const visit = { address: '192.0.2.1', previous: undefined };

  test('whoever has a role there gets an account here, with that role, and keeps it', async () => {
    const provider = providerWith({ roles });
    const opened = await come(provider, 'sato');
    const [made, ...others] = await listAccounts(scene);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ role: 'operator', displayName: 'Name of sato', openId: true });
    expect((await findSession(scene, opened.token))?.actor).toEqual({ role: 'operator', account: made!.id });
    await come(provider, 'sato');
    expect(await listAccounts(scene)).toHaveLength(1);
  });

  test('the role follows what the town says, at the next sign-in; open sessions of the old role end', async () => {
    const provider = providerWith({ roles });
    const before = await come(provider, 'sato');
    groups['sato'] = ['chief'];
    const after = await come(provider, 'sato');
    groups['sato'] = ['transport-desk'];
    expect(await findSession(scene, before.token)).toBeUndefined();
    expect((await findSession(scene, after.token))?.actor.role).toBe('admin');
  });

  test('whoever has no role there does not come in', async () => {
    expect(await refusal(come(providerWith({ roles }), 'abe'))).toBe('not-allowed');
    expect(await listAccounts(scene)).toEqual([]);
  });

  test('without a map of roles only linked accounts come in, with the role they have here', async () => {
    const provider = providerWith({});
    expect(await refusal(come(provider, 'sato'))).toBe('not-allowed');
    const { id } = await account(scene, 'desk', 'planner');
    await changeAccount(scene, ADMIN, id, { openId: linkTo(provider.settings, 'sato') });
    const opened = await come(provider, 'sato');
    expect((await findSession(scene, opened.token))?.actor).toEqual({ role: 'planner', account: id });
  });

  test('a disabled account stays out, whatever the town says', async () => {
    const provider = providerWith({ roles });
    await account(scene, 'first', 'admin');
    await come(provider, 'sato');
    const made = (await listAccounts(scene)).find((one) => one.openId)!;
    await changeAccount(scene, ADMIN, made.id, { disabled: true });
    expect(await refusal(come(provider, 'sato'))).toBe('not-allowed');
  });

  test('an account made so has no password to guess', async () => {
    await come(providerWith({ roles }), 'sato');
    const [made] = await listAccounts(scene);
    const guess = signIn(scene, { login: made!.login, password: '' }, visit);
    expect(await refusal(guess)).toBe('sign-in-failed');
  });

  describe('an answer is refused', () => {
    test('that another browser asked for, or nobody', async () => {
      const provider = providerWith({ roles });
      const mine = await beginOpenId(scene, provider);
      const theirs = await beginOpenId(scene, provider);
      const query = (await town.visit(theirs.location, 'sato')).search.slice(1);
      for (const sealed of [mine.sealed, undefined, '', 'made up', `${theirs.sealed.slice(0, -2)}AA`]) {
        const finish = finishOpenId(scene, provider, { ...visit, query, sealed });
        expect(await refusal(finish)).toBe('sign-in-failed');
      }
    });

    test('that comes a second time', async () => {
      const provider = providerWith({ roles });
      const { location, sealed } = await beginOpenId(scene, provider);
      const back = { ...visit, query: (await town.visit(location, 'sato')).search.slice(1), sealed };
      expect(await refusal(finishOpenId(scene, provider, back))).toBe('not refused');
      expect(await refusal(finishOpenId(scene, provider, back))).toBe('sign-in-failed');
    });

    test('that comes too late', async () => {
      const provider = providerWith({ roles });
      const { location, sealed } = await beginOpenId(scene, provider);
      const query = (await town.visit(location, 'sato')).search.slice(1);
      scene.clock.pass(10 * MINUTE);
      expect(await refusal(finishOpenId(scene, provider, { ...visit, query, sealed }))).toBe(
        'sign-in-failed',
      );
    });

    test('that says no', async () => {
      const provider = providerWith({ roles });
      const { location, sealed } = await beginOpenId(scene, provider);
      const state = new URL(location).searchParams.get('state')!;
      const query = new URLSearchParams({ error: 'access_denied', state, iss: town.issuer }).toString();
      expect(await refusal(finishOpenId(scene, provider, { ...visit, query, sealed }))).toBe(
        'sign-in-failed',
      );
      expect(await refusal(finishOpenId(scene, provider, { ...visit, query: '', sealed }))).toBe(
        'sign-in-failed',
      );
    });
  });

  test('what goes to the provider has PKCE, state and nonce, and none of them twice', async () => {
    const provider = providerWith({ roles });
    const asked = await Promise.all([beginOpenId(scene, provider), beginOpenId(scene, provider)]);
    const queries = asked.map(({ location }) => new URL(location).searchParams);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(queries[0]!.get(name)).toMatch(/^[\w-]{43}$/);
      expect(queries[0]!.get(name)).not.toBe(queries[1]!.get(name));
    }
    expect(queries[0]!.get('code_challenge_method')).toBe('S256');
  });

  test('a provider that does not answer is told, and asked again the next time', async () => {
    const gone = await openTown({});
    const provider = openIdProvider({ ...providerWith({}).settings, issuer: gone.issuer });
    await gone.close();
    expect(await refusal(beginOpenId(scene, provider))).toBe('sign-in-failed');
    expect(await refusal(beginOpenId(scene, provider))).toBe('sign-in-failed');
  });

  test('plain HTTP is taken from this machine only', async () => {
    const provider = openIdProvider({ ...providerWith({}).settings, issuer: 'http://town.example' });
    expect(await refusal(beginOpenId(scene, provider))).toBe('sign-in-failed');
  });
});
