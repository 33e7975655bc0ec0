import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { RiderId } from '../../core/ids.js';
import type { Language } from '../../core/words.js';
import type { Access, ObjectOf } from '../auth/access.js';
import type { Actor } from '../auth/actor.js';
import type { Session } from '../auth/session.js';
import type { ProblemCode } from '../contract/problem.js';
import type { Desk } from '../operation/operation.js';
import type { Tables } from '../store/tables.js';

/**
 * One thing the API can do, as data: the router obeys it, the OpenAPI document shows it, and the test of closed doors
 * walks it. Nothing is reachable that is not a route.
 */
export interface Route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in /api/bookings/{booking}. */
  readonly path: string;
  /** The operationId, as in "getBooking". */
  readonly name: string;
  readonly topic: string;
  readonly summary: string;
  readonly access: Access;
  readonly object: ObjectOf;
  readonly parameters: P;
  readonly query: Q;
  readonly body?: B;
  /** Success: status and shape; or a file of this media type. */
  readonly answer:
    | { readonly status: 200 | 201 | 202; readonly body: z.ZodType }
    | { readonly status: 204 }
    /** The browser is to go to the header `location`. */
    | { readonly status: 303 }
    | { readonly status: 200; readonly file: string };
  /** Codes it may answer with beside those every route may. */
  readonly problems: readonly ProblemCode[];
  /** Which limit of rates counts it; absent: the general one. */
  readonly limit?: 'sign-in' | 'quotes';
  /**
   * Whether a write wants an Idempotency-Key and its answer is kept; absent: yes. `none`: the answer holds a secret
   * that must not be kept, or doing it twice harms nobody.
   */
  readonly idempotency?: 'none';
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
}

/** A request that is allowed and well-formed. */
export interface Call<P, Q, B> {
  readonly actor: Actor;
  readonly parameters: P;
  readonly query: Q;
  readonly body: B;
  readonly language: Language;
  readonly from: Sender;
  /** Of a browser that is signed in; machines and nobody have none. */
  readonly session: Session | undefined;
  /** Riders for whom a rider may also book; none for others. */
  readonly family: readonly RiderId[];
  /**
   * Hands a work to the engine. What it returns must be the answer to this request: it is kept in the same commit
   * under the request's idempotency key, so that a repeated request changes nothing and hears the same.
   */
  readonly submit: <T>(work: (desk: Desk) => T) => Promise<T>;
  /** The same for rows beside the engine (riders, passes): all of `work` or nothing. */
  readonly write: <T>(work: (tx: Transaction<Tables>) => Promise<T>) => Promise<T>;
}

/** What a request says about where it comes from. Headers as sent, undefined if absent. */
export interface Sender {
  readonly address: string;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  readonly csrf: string | undefined;
  readonly userAgent: string | undefined;
  /** Whether the browser's connection is encrypted (by a proxy in front of us that we trust). */
  readonly encrypted: boolean;
}

/** An answer with headers of its own (a cookie, a file name). Anything else that `handle` returns is the body itself. */
export class Reply {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;

  constructor(body: unknown, headers: Reply['headers']) {
    this.body = body;
    this.headers = headers;
  }
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** What a route may leave out: it acts on no object, takes no parameters and has no problems of its own. */
type Usual = 'object' | 'parameters' | 'query' | 'problems';

/** A route with its handler's types checked against its schemas, and then forgotten, so that routes can stand in a list. */
export function route<
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(draft: Omit<Route<P, Q, B>, Usual> & Partial<Pick<Route<P, Q, B>, Usual>>): Route {
  return {
    object: { kind: 'none' },
    parameters: nothing,
    query: nothing,
    problems: [],
    ...draft,
  } as unknown as Route;
}
