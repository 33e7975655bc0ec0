import { Refused } from '../contract/problem.js';
import type { Actor } from './actor.js';
import { findKey } from './api-key.js';
import { readCookies } from './cookies.js';
import type { Gate } from './gate.js';
import { sameText } from './secrets.js';
import { findSession, SESSION_COOKIE, type Session } from './session.js';

/** What a request, or the handshake of a socket, shows of who sends it: the headers as they came. */
export interface Facts {
  readonly method: string;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  /** Header x-csrf-token. */
  readonly csrf: string | undefined;
}

/** Who it is. `session` only for a browser that is signed in. */
export interface Identified {
  readonly actor: Actor;
  readonly session?: Session;
}

/** Methods that change nothing. */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who makes a request. A session that has run out is nobody: public routes must work. A key goes before a cookie, and
 * needs no CSRF token, because no browser sends it by itself.
 * @throws Refused `not-signed-in` for a key that is not known or was revoked; `csrf-token-missing` for a write with a
 * session but without its token
 */
export async function identify(gate: Gate, facts: Facts): Promise<Identified> {
  if (facts.authorization !== undefined) {
    const actor = await findKey(gate, facts.authorization);
    if (actor === undefined)
      throw new Refused('not-signed-in', {
        ja: 'このキーは登録されていないか、無効にされています。',
        en: 'this key is not known, or was revoked',
      });
    return { actor };
  }
  const token = readCookies(facts.cookie)[SESSION_COOKIE];
  const session = token === undefined ? undefined : await findSession(gate, token);
  if (session === undefined) return { actor: { role: 'nobody' } };
  if (!READING.has(facts.method.toUpperCase()) && !sameText(facts.csrf ?? '', session.csrf)) {
    throw new Refused('csrf-token-missing', {
      ja: 'GET /api/session のトークンを x-csrf-token ヘッダーで送ってください。',
      en: 'send the token of GET /api/session in the header x-csrf-token',
    });
  }
  return { actor: session.actor, session };
}
