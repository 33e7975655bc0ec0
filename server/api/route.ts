import type { z } from 'zod';
import type { Access, ObjectOf } from '../auth/access.js';
import type { Actor } from '../auth/actor.js';
import type { ProblemCode } from '../contract/problem.js';

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
    | { readonly status: 200; readonly file: string };
  /** Codes it may answer with beside those every route may. */
  readonly problems: readonly ProblemCode[];
  /** Which limit of rates counts it; absent: the general one. */
  readonly limit?: 'sign-in' | 'quotes';
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
}

/** A request that is allowed and well-formed. */
export interface Call<P, Q, B> {
  readonly actor: Actor;
  readonly parameters: P;
  readonly query: Q;
  readonly body: B;
  readonly language: 'ja' | 'en';
}
