import { ipKeyGenerator } from 'express-rate-limit';
import { z } from 'zod';
import type { Access } from '../../auth/access.js';
import { getAccount } from '../../auth/account.js';
import { changePassword, provePassword } from '../../auth/change-password.js';
import { readCookies } from '../../auth/cookies.js';
import { beginOpenId, finishOpenId, OPEN_ID_COOKIE, type OpenIdProvider } from '../../auth/open-id.js';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from '../../auth/second-factor.js';
import { SESSION_COOKIE, type Session } from '../../auth/session.js';
import { signIn, signOut, type Visit } from '../../auth/sign-in.js';
import {
  begunSecondFactor,
  passwordChange,
  passwordProof,
  recoveryCodes,
  secondFactorCode,
} from '../../contract/account.js';
import { Refused } from '../../contract/problem.js';
import { credentials, sessionView } from '../../contract/session.js';
import { Reply, route, type Route, type Sender } from '../route.js';
import type { Services } from '../services.js';
import { sessionCookie, sessionReply, viewOf } from '../session-reply.js';
import { setCookie } from '../set-cookie.js';
import { EVERYBODY } from './everybody.js';

/** Everybody with an account, for their own account. */
const STAFF: Access = { roles: { operator: 'own', driver: 'own', planner: 'own', admin: 'own' } };

const topic = 'session';
const TRIES = ['sign-in-failed', 'account-locked', 'too-many-requests'] as const;

/** Signing in and out of accounts, one's own password and second factor. */
export const sessionRoutes = (services: Services): Route[] => [
  ...comingAndGoing(services),
  ...ownPassword(services),
  ...ownSecondFactor(services),
  ...townSignIn(services),
];

const comingAndGoing = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/session',
    name: 'getSession',
    topic,
    summary: 'Who is signed in here, and the CSRF token',
    access: EVERYBODY,
    answer: { status: 200, body: sessionView },
    handle: ({ session }) => viewOf(services, session),
  }),
  route({
    method: 'post',
    path: '/api/session',
    name: 'signIn',
    topic,
    summary: 'Sign in with an account',
    access: EVERYBODY,
    body: credentials,
    answer: { status: 200, body: sessionView },
    problems: [...TRIES, 'second-factor-needed'],
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ body, from }) =>
      sessionReply(services, await signIn(services.gate, body, visitOf(from)), from),
  }),
  route({
    method: 'delete',
    path: '/api/session',
    name: 'signOut',
    topic,
    summary: 'Sign out',
    access: EVERYBODY,
    answer: { status: 204 },
    idempotency: 'none',
    handle: async ({ from }) => {
      await signOut(services.gate, visitOf(from).previous);
      return new Reply(undefined, { 'set-cookie': setCookie({ name: SESSION_COOKIE }, from) });
    },
  }),
];

const ownPassword = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/session/password',
    name: 'changePassword',
    topic,
    summary: 'Change one’s own password; all other sessions end',
    access: STAFF,
    body: passwordChange,
    answer: { status: 200, body: sessionView },
    problems: TRIES,
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ session, body, from }) =>
      sessionReply(services, await changePassword(services.gate, mustBe(session), body), from),
  }),
];

const ownSecondFactor = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/session/second-factor',
    name: 'beginSecondFactor',
    topic,
    summary: 'A secret for an authenticator app; in force once confirmed',
    access: STAFF,
    answer: { status: 200, body: begunSecondFactor },
    problems: ['conflict'],
    idempotency: 'none',
    handle: async ({ session }) =>
      beginSecondFactor(services.gate, await getAccount(services.gate, mustBe(session).subject.id)),
  }),
  route({
    method: 'put',
    path: '/api/session/second-factor',
    name: 'confirmSecondFactor',
    topic,
    summary: 'Put the second factor in force with a code of the app; answers recovery codes',
    access: STAFF,
    body: secondFactorCode,
    answer: { status: 200, body: recoveryCodes },
    problems: ['conflict', 'sign-in-failed'],
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ actor, session, body }) => ({
      recoveryCodes: await confirmSecondFactor(services.gate, actor, mustBe(session).subject.id, body.code),
    }),
  }),
  route({
    method: 'post',
    path: '/api/session/second-factor/removal',
    name: 'removeOwnSecondFactor',
    topic,
    summary: 'Take one’s own second factor away',
    access: STAFF,
    body: passwordProof,
    answer: { status: 204 },
    problems: TRIES,
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ actor, session, body }) => {
      await provePassword(services.gate, mustBe(session), body.password);
      await removeSecondFactor(services.gate, actor, mustBe(session).subject.id);
    },
  }),
];

const text = z.string().max(4000).optional();
/** What is known of what a provider answers with; others add to it, and the code flow judges the whole. */
const providersAnswer = z.looseObject({ code: text, state: text, iss: text, error: text });

const townSignIn = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/session/open-id',
    name: 'beginOpenId',
    topic,
    summary: 'Go to the sign-in of the town (OpenID Connect)',
    access: EVERYBODY,
    answer: { status: 303 },
    problems: ['not-found', 'sign-in-failed'],
    limit: 'sign-in',
    handle: async ({ from }) => {
      const begun = await beginOpenId(services.gate, providerOf(services));
      const cookie = { name: OPEN_ID_COOKIE, value: begun.sealed, expires: begun.expires };
      return new Reply(undefined, { location: begun.location, 'set-cookie': setCookie(cookie, from) });
    },
  }),
  route({
    method: 'get',
    path: '/api/session/open-id/return',
    name: 'finishOpenId',
    topic,
    summary: 'Come back from the sign-in of the town',
    access: EVERYBODY,
    query: providersAnswer,
    answer: { status: 303 },
    problems: ['not-found', 'sign-in-failed', 'not-allowed'],
    limit: 'sign-in',
    handle: async ({ from, query }) => {
      const sealed = readCookies(from.cookie)[OPEN_ID_COOKIE];
      const asked = new URLSearchParams(
        Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ).toString();
      const back = { ...visitOf(from), query: asked, sealed };
      const opened = await finishOpenId(services.gate, providerOf(services), back);
      const cookies = [sessionCookie(opened, from), setCookie({ name: OPEN_ID_COOKIE }, from)];
      return new Reply(undefined, { location: '/', 'set-cookie': cookies });
    },
  }),
];

/** From where somebody comes, and what their browser held. Of an IPv6 address the network counts. */
export function visitOf(from: Sender): Visit {
  return { address: ipKeyGenerator(from.address), previous: readCookies(from.cookie)[SESSION_COOKIE] };
}

function mustBe(session: Session | undefined): Session {
  if (session === undefined)
    throw new Refused('not-signed-in', { ja: 'サインインしてください。', en: 'sign in' });
  return session;
}

function providerOf({ openId }: Services): OpenIdProvider {
  if (openId !== undefined) return openId;
  throw new Refused('not-found', {
    ja: '自治体のサインインは設定されていません。',
    en: 'no sign-in of the town is set up',
  });
}
