import { getAccount } from './account.js';
import { Refused } from '../contract/problem.js';
import { actorName, type Actor } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { hashPassword, isPassword, judgePassword } from './password.js';
import { randomToken } from './secrets.js';
import { endSessions, openSession, type OpenedSession, type Session } from './session.js';
import { countTry, forget, type Counted } from './throttle.js';

/**
 * Changes one's own password. All other sessions end; this one gets a new id.
 * @throws Refused as `provePassword`; `invalid-request` if the new one is too short or too long
 */
export async function changePassword(
  gate: Gate,
  session: Session,
  passwords: { readonly old: string; readonly new: string },
): Promise<OpenedSession> {
  const id = session.subject.id;
  await provePassword(gate, session, passwords.old);
  judgePassword(passwords.new);
  const hashed = await hashPassword(passwords.new);
  return gate.store.write(async (tx) => {
    const now = gate.clock.now();
    await tx.updateTable('account').set({ password_hash: hashed }).where('id', '=', id).execute();
    await endSessions(tx, session.subject);
    const action = 'password-changed';
    await writeAudit(tx, now, { actor: actorName(session.actor), action, object: `account:${id}` });
    return openSession(tx, now, session.subject);
  });
}

/**
 * Gives somebody who has forgotten it a new password, generated, and ends their sessions and waits.
 * @throws Refused `not-found`
 */
export async function resetPassword(gate: Gate, actor: Actor, id: string): Promise<string> {
  const { login } = await getAccount(gate, id);
  const password = randomToken().slice(0, 20);
  const hashed = await hashPassword(password);
  await gate.store.write(async (tx) => {
    await tx.updateTable('account').set({ password_hash: hashed }).where('id', '=', id).execute();
    await endSessions(tx, { kind: 'account', id });
    await forget(tx, gate, { limit: 'login', text: login });
    const action = 'password-reset';
    await writeAudit(tx, gate.clock.now(), { actor: actorName(actor), action, object: `account:${id}` });
  });
  return password;
}

/**
 * Makes sure that whoever sits at a session knows the password of its account. Counted as tries to sign in are.
 * @throws Refused `sign-in-failed`, `account-locked`
 */
export async function provePassword(gate: Gate, session: Session, password: string): Promise<void> {
  const row = await gate.store.db
    .selectFrom('account')
    .select(['login', 'password_hash'])
    .where('id', '=', session.subject.id)
    .executeTakeFirstOrThrow();
  const byLogin: Counted = { limit: 'login', text: row.login };
  await countTry(gate, [byLogin]);
  if (!(await isPassword(password, row.password_hash))) {
    throw new Refused('sign-in-failed', {
      ja: '今のパスワードが違います。',
      en: 'the old password is wrong',
    });
  }
  await gate.store.write((tx) => forget(tx, gate, byLogin));
}
