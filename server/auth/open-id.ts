import type { Kysely } from 'kysely';
import * as client from 'openid-client';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { AccountRow, Tables } from '../store/tables.js';
import { insertAccount, newRow, normalLogin, type AccountRole } from './account.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { digest, seal, unseal } from './secrets.js';
import { endSessions, type OpenedSession } from './session.js';
import { enter, type Visit } from './sign-in.js';

/** Where the town's people sign in (OpenID Connect), and what they are to us. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our address to come back to, as registered at the provider. */
  readonly redirectUri: string;
  /** As in "openid profile"; what the provider needs to be asked for the claim of the role as well. */
  readonly scope: string;
  /**
   * Which values of which claim make somebody what; the first that fits decides, at every sign-in. Absent: only accounts
   * that an admin has linked to a subject may come in, and keep their role.
   */
  readonly roles?: {
    readonly claim: string;
    readonly map: readonly { readonly value: string; readonly role: AccountRole }[];
  };
}

/** The provider, asked for its addresses when it is first needed. */
export interface OpenIdProvider {
  readonly settings: OpenIdSettings;
  readonly discover: () => Promise<client.Configuration>;
}

/** The cookie that carries what one sign-in must come back with. */
export const OPEN_ID_COOKIE = 'noriai_oidc';

/** How long somebody may take at the provider, ms. */
const STAY = 10 * 60_000;

/** The provider of these settings. Plain HTTP is taken from this machine only, for trying things out. */
export function openIdProvider(settings: OpenIdSettings): OpenIdProvider {
  let found: Promise<client.Configuration> | undefined;
  const issuer = new URL(settings.issuer);
  const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  // The function is marked as deprecated only to make its use stand out.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const execute = local ? [client.allowInsecureRequests] : [];
  return {
    settings,
    discover: () => {
      found ??= client
        .discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute, timeout: 5 })
        .catch((cause: unknown) => {
          found = undefined;
          throw cause;
        });
      return found;
    },
  };
}

/** What an account is linked by: a subject means something only together with its issuer. */
export function linkTo(settings: OpenIdSettings, subject: string): string {
  return `${settings.issuer} ${subject}`;
}

/**
 * Where to send the browser, and what it must keep meanwhile (for `OPEN_ID_COOKIE`): state, nonce and PKCE verifier,
 * sealed.
 * @throws Refused `sign-in-failed` if the provider does not answer
 */
export async function beginOpenId(
  gate: Gate,
  provider: OpenIdProvider,
): Promise<{ readonly location: string; readonly sealed: string; readonly expires: Instant }> {
  const { settings } = provider;
  const configuration = await provider.discover().catch(() => {
    throw new Refused('sign-in-failed', {
      ja: '自治体のサインインが応答しません。後でもう一度お試しください。',
      en: 'the sign-in of the town does not answer; try again later',
    });
  });
  const expires = (gate.clock.now() + STAY) as Instant;
  const kept: Kept = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    expires,
  };
  const location = client.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  });
  return { location: location.href, sealed: seal(gate.secret, 'oidc', JSON.stringify(kept)), expires };
}

/** How the browser came back: the query of the address it was sent to, and the cookie it kept. */
export interface OpenIdReturn extends Visit {
  readonly query: string;
  readonly sealed: string | undefined;
}

/**
 * Opens a session for whoever the provider vouches for: the account linked to the subject, or a new one if a claim gives
 * them a role.
 * @throws Refused `sign-in-failed` if anything about the answer is wrong, `not-allowed` if they are nothing to us
 */
export async function finishOpenId(
  gate: Gate,
  provider: OpenIdProvider,
  back: OpenIdReturn,
): Promise<OpenedSession> {
  const claims = await claimsOf(gate, provider, back);
  const opened = await gate.store.write(async (tx) => {
    const account = await admit(tx, gate, provider.settings, claims);
    if (account !== undefined) return enter(tx, gate, account, { previous: back.previous, by: 'open-id' });
    const now = gate.clock.now();
    await writeAudit(tx, now, {
      actor: 'nobody',
      action: 'sign-in-failed',
      object: 'nobody',
      detail: { by: 'open-id' },
    });
    return undefined;
  });
  if (opened === undefined)
    throw new Refused('not-allowed', {
      ja: 'このサービスのアカウントがありません。',
      en: 'nobody has given you an account of this service',
    });
  return opened;
}

interface Kept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expires: Instant;
}

/** What the provider says of somebody, after every check of the code flow. */
type Claims = { readonly sub: string } & Readonly<Record<string, unknown>>;

async function claimsOf(gate: Gate, provider: OpenIdProvider, back: OpenIdReturn): Promise<Claims> {
  const text = back.sealed === undefined ? undefined : unseal(gate.secret, 'oidc', back.sealed);
  const kept = text === undefined ? undefined : (JSON.parse(text) as Kept);
  if (kept === undefined || kept.expires <= gate.clock.now()) {
    throw new Refused('sign-in-failed', {
      ja: '時間がかかりすぎたか、別のブラウザで始められています。最初からやり直してください。',
      en: 'this took too long, or began in another browser; begin again',
    });
  }
  const { redirectUri, roles } = provider.settings;
  try {
    const configuration = await provider.discover();
    const tokens = await client.authorizationCodeGrant(
      configuration,
      new URL(`?${back.query}`, redirectUri),
      {
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        pkceCodeVerifier: kept.verifier,
      },
    );
    const claims = tokens.claims()!;
    // Many providers put a role into the userinfo only.
    return roles === undefined || claims[roles.claim] !== undefined
      ? claims
      : { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  } catch {
    throw new Refused('sign-in-failed', {
      ja: '自治体のサインインで確認できませんでした。最初からやり直してください。',
      en: 'the sign-in of the town did not vouch for you; begin again',
    });
  }
}

/** The id of the account these claims open, made or brought up to date; undefined if none. */
async function admit(
  tx: Kysely<Tables>,
  gate: Gate,
  settings: OpenIdSettings,
  claims: Claims,
): Promise<string | undefined> {
  const subject = linkTo(settings, claims.sub);
  const row = await tx
    .selectFrom('account')
    .selectAll()
    .where('oidc_subject', '=', subject)
    .executeTakeFirst();
  const role =
    settings.roles === undefined ? (row?.role as AccountRole | undefined) : roleOf(settings.roles, claims);
  if (role === undefined || (row !== undefined && row.disabled_at !== null)) return undefined;
  if (row === undefined) return provision(tx, gate, { claims, role, subject });
  if (row.role !== role) await changeRole(tx, gate, row, role);
  return row.id;
}

function roleOf(roles: NonNullable<OpenIdSettings['roles']>, claims: Claims): AccountRole | undefined {
  const values = [claims[roles.claim]].flat();
  return roles.map.find(({ value }) => values.includes(value))?.role;
}

async function provision(
  tx: Kysely<Tables>,
  gate: Gate,
  who: { readonly claims: Claims; readonly role: AccountRole; readonly subject: string },
): Promise<string> {
  const name = who.claims['name'];
  const row: AccountRow = {
    ...newRow(gate.clock.now(), {
      // The subject, not a name of the provider's: it never meets a login that an admin has given.
      login: normalLogin(`oidc-${digest(who.subject).slice(0, 16)}`),
      role: who.role,
      displayName: typeof name === 'string' && name !== '' ? name.slice(0, 80) : 'OpenID',
    }),
    oidc_subject: who.subject,
  };
  await insertAccount(tx, row, 'open-id');
  return row.id;
}

async function changeRole(tx: Kysely<Tables>, gate: Gate, row: AccountRow, role: AccountRole): Promise<void> {
  await tx.updateTable('account').set({ role }).where('id', '=', row.id).execute();
  await endSessions(tx, { kind: 'account', id: row.id });
  await writeAudit(tx, gate.clock.now(), {
    actor: 'open-id',
    action: 'account-role-changed',
    object: `account:${row.id}`,
    detail: { from: row.role, to: role },
  });
}
