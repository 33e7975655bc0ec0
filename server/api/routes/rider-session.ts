import { z } from 'zod';
import type { RiderId } from '../../../core/ids.js';
import { CODE_LIFE, redeemCode, requestCode, tellCode } from '../../auth/rider-code.js';
import { codeRedemption, codeRequest, codeRequested, toldCode } from '../../contract/rider-sign-in.js';
import { sessionView } from '../../contract/session.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { sessionReply } from '../session-reply.js';
import { EVERYBODY } from './everybody.js';
import { visitOf } from './session.js';

const topic = 'session';

/** Riders come in by phone number and one-time code. */
export const riderSessionRoutes = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/rider-session/codes',
    name: 'requestCode',
    topic,
    summary: 'Send a one-time code to a phone number, if it is a rider’s',
    access: EVERYBODY,
    body: codeRequest,
    answer: { status: 202, body: codeRequested },
    problems: ['too-many-requests'],
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ body, from }) => {
      await requestCode(services.gate, body.phone, visitOf(from).address);
      return { digits: 6, validFor_s: CODE_LIFE / 1000 };
    },
  }),
  route({
    method: 'post',
    path: '/api/rider-session',
    name: 'redeemCode',
    topic,
    summary: 'Sign in as a rider with a one-time code; sign out by DELETE /api/session',
    access: EVERYBODY,
    body: codeRedemption,
    answer: { status: 200, body: sessionView },
    problems: ['sign-in-failed', 'too-many-requests'],
    limit: 'sign-in',
    idempotency: 'none',
    handle: async ({ body, from }) =>
      sessionReply(services, await redeemCode(services.gate, body, visitOf(from)), from),
  }),
  route({
    method: 'post',
    path: '/api/riders/{rider}/code',
    name: 'tellCode',
    topic,
    summary: 'A one-time code for an operator to tell a rider on the phone',
    access: { roles: { operator: 'any', admin: 'any' } },
    object: { kind: 'rider', parameter: 'rider' },
    parameters: z.strictObject({ rider: z.string() }),
    answer: { status: 201, body: toldCode },
    problems: ['conflict'],
    idempotency: 'none',
    handle: async ({ actor, parameters: { rider } }) => {
      const { code, expires } = await tellCode(services.gate, actor, rider as RiderId);
      return { code, expires: services.operation.calendar.text(expires) };
    },
  }),
];
