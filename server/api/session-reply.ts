import { getAccount } from '../auth/account.js';
import type { Actor } from '../auth/actor.js';
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
  const openId = services.openId !== undefined;
  if (session === undefined) return { ...NOBODY, openId };
  const { csrf, actor } = session;
  const expires = services.operation.calendar.text(session.expires);
  return { ...NOBODY, ...(await whoIs(services, actor)), csrf, expires, openId };
}

const NOBODY: Omit<SessionView, 'openId'> = {
  role: 'nobody',
  account: null,
  displayName: null,
  rider: null,
  family: [],
  vehicle: null,
  csrf: null,
  expires: null,
};

async function whoIs({ gate }: Services, actor: Actor): Promise<Partial<SessionView>> {
  switch (actor.role) {
    case 'nobody':
    case 'machine':
      return {};
    case 'rider':
      return { role: 'rider', rider: actor.rider, family: [...(await membersOf(gate.store, actor.rider))] };
    case 'driver':
    case 'operator':
    case 'planner':
    case 'admin': {
      const { role, account } = actor;
      const { displayName } = await getAccount(gate, account);
      return { role, account, displayName, vehicle: role === 'driver' ? (actor.vehicle ?? null) : null };
    }
  }
}
