import type { RiderId } from '../../core/ids.js';
import { getAccount } from '../auth/account.js';
import { membersOf } from '../auth/guard.js';
import { findSession, SESSION_COOKIE, type OpenedSession, type Session } from '../auth/session.js';
import type { SessionView } from '../contract/session.js';
import { Reply, type Sender } from './route.js';
import type { Services } from './services.js';
import { setCookie } from './set-cookie.js';

/** The answer to whoever has just signed in: who they are, and the cookie that says so from now on. */
export async function sessionReply(services: Services, opened: OpenedSession, from: Sender): Promise<Reply> {
  const view = await viewOf(services, await findSession(services.gate, opened.token));
  return new Reply(view, { 'set-cookie': sessionCookie(opened, from) });
}

/** The cookie of a session just opened. */
export function sessionCookie({ token, expires }: OpenedSession, from: Sender): string {
  return setCookie({ name: SESSION_COOKIE, value: token, expires }, from);
}

/** Who is signed in, as pages ask for it first; nobody without a session. */
export async function viewOf(services: Services, session: Session | undefined): Promise<SessionView> {
  const { gate, operation, openId } = services;
  const actor = session?.actor ?? { role: 'nobody' };
  const account = 'account' in actor ? actor.account : null;
  return {
    role: actor.role === 'machine' ? 'nobody' : actor.role,
    account,
    displayName: account === null ? null : (await getAccount(gate, account)).displayName,
    rider: actor.role === 'rider' ? actor.rider : null,
    family: actor.role === 'rider' ? [...(await membersOf(gate.store, actor.rider as RiderId))] : [],
    vehicle: actor.role === 'driver' ? (actor.vehicle ?? null) : null,
    csrf: session?.csrf ?? null,
    expires: session === undefined ? null : operation.calendar.text(session.expires),
    openId: openId !== undefined,
  };
}
