import type { Kysely } from 'kysely';
import { Refused } from '../contract/problem.js';
import type { AccountRow, Tables } from '../store/tables.js';
import { normalLogin } from './account.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { isPassword } from './password.js';
import { takeCode } from './second-factor.js';
import { digest } from './secrets.js';
import { openSession, type OpenedSession } from './session.js';
import { countTry, forget, forgive, type Counted } from './throttle.js';

/** What somebody shows to come in. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
}

/** From where, and what the browser held before: it ends, whoever had put it there. */
export interface Visit {
  readonly address: string;
  readonly previous: string | undefined;
}

/**
 * Opens a session for an account. A wrong login, a wrong password, a disabled account and a wrong code look the same and
 * take the same time. Tries are counted by login and by address before they are judged.
 * @throws Refused `sign-in-failed`; `second-factor-needed` if only the code is missing; `account-locked` and
 * `too-many-requests` with the seconds to wait
 */
export async function signIn(gate: Gate, shown: Credentials, visit: Visit): Promise<OpenedSession> {
  const byLogin: Counted = { limit: 'login', text: normalLogin(shown.login) };
  const byAddress: Counted = { limit: 'address', text: visit.address };
  await countTry(gate, [byLogin, byAddress]);
  const row = await gate.store.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', byLogin.text)
    .executeTakeFirst();
  const known = await isPassword(shown.password, row?.password_hash ?? null);
  const outcome = await gate.store.write(async (tx) => {
    const account = known ? await usable(tx, row!) : undefined;
    const factor = account && (await takeCode(tx, gate, account.id, shown.code));
    if (account === undefined || factor === 'wrong' || factor === undefined) {
      await fail(tx, gate, row?.id);
      return 'sign-in-failed';
    }
    if (factor === 'missing') {
      await forgive(tx, gate, [byLogin, byAddress]);
      return 'second-factor-needed';
    }
    await forget(tx, gate, byLogin);
    await forgive(tx, gate, [byAddress]);
    return enter(tx, gate, account.id, { ...visit, by: factor === 'not-set' ? 'password' : factor });
  });
  if (outcome === 'sign-in-failed')
    throw new Refused(outcome, {
      ja: 'ログイン名、パスワード、コードのいずれかが違います。',
      en: 'login, password or code is wrong',
    });
  if (outcome === 'second-factor-needed')
    throw new Refused(outcome, {
      ja: '認証アプリのコードも送ってください。',
      en: 'send the code of your app as well',
    });
  return outcome;
}

/** Opens the session of an account that has shown enough, ends the browser's previous one, and writes it down. */
export async function enter(
  tx: Kysely<Tables>,
  gate: Gate,
  account: string,
  visit: Omit<Visit, 'address'> & { readonly by: string },
): Promise<OpenedSession> {
  const now = gate.clock.now();
  await endSession(tx, visit.previous);
  const opened = await openSession(tx, now, { kind: 'account', id: account });
  const object = `account:${account}`;
  await writeAudit(tx, now, { actor: object, action: 'signed-in', object, detail: { by: visit.by } });
  return opened;
}

/** Ends the session of this token. Doing it twice changes nothing. */
export async function signOut(gate: Gate, token: string | undefined): Promise<void> {
  await gate.store.write((tx) => endSession(tx, token));
}

/** As `signOut`, as part of something larger. */
export async function endSession(tx: Kysely<Tables>, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  await tx.deleteFrom('session').where('id', '=', digest(token)).execute();
}

/** The account as it is now, if it may come in with the password that was judged. */
function usable(tx: Kysely<Tables>, row: AccountRow): Promise<AccountRow | undefined> {
  return tx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', row.id)
    .where('password_hash', '=', row.password_hash)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

async function fail(tx: Kysely<Tables>, gate: Gate, account: string | undefined): Promise<void> {
  const object = account === undefined ? 'nobody' : `account:${account}`;
  await writeAudit(tx, gate.clock.now(), { actor: 'nobody', action: 'sign-in-failed', object });
}
