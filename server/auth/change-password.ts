import { getAccount } from './account.js';
import { Refused } from '../contract/problem.js';
import { actorName, type Actor } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { hashPassword, isPassword, judgePassword } from './password.js';
import { randomToken } from './secrets.js';
import { endSessions, openSession, type OpenedSession, type Session } from './session.js';
import { forget } from './throttle.js';

/**
 * Changes one's own password. All other sessions end; this one gets a new id.
 * @throws Refused `sign-in-failed` if the old one is wrong, `invalid-request` if the new one is weak
 */
export async function changePassword(
  gate: Gate,
  session: Session,
  passwords: { readonly old: string; readonly new: string },
): Promise<OpenedSession> {
  const id = session.subject.id;
  const row = await gate.store.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(passwords.old, row.password_hash))) {
    throw new Refused('sign-in-failed', 'the old password is wrong');
  }
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
