import { z } from 'zod';
import type { Words } from '../../core/words.js';

/**
 * Why a request was not done: the stable codes of the API, with the HTTP status of each. docs/errors.md says for each
 * what it means and what to do.
 */
export const PROBLEMS = {
  'malformed-body': 400,
  'invalid-request': 422,
  'not-signed-in': 401,
  'not-allowed': 403,
  'csrf-token-missing': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'offer-expired': 410,
  'offer-forged': 403,
  'duplicate-wish': 409,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'body-too-large': 413,
  'wrong-media-type': 415,
  'too-many-requests': 429,
  'sign-in-failed': 401,
  'second-factor-needed': 401,
  'account-locked': 423,
  'internal-error': 500,
  'store-unavailable': 503,
  'clock-stepped-back': 503,
  'not-the-holder': 503,
  stopping: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457. `detail` is a sentence for a person, in the language asked for; `errors` names each wrong field. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    errors: z
      .array(
        z.strictObject({
          where: z.string(),
          expected: z.string(),
          found: z.string(),
          remedy: z.string().optional(),
        }),
      )
      .optional(),
    retryAfter_s: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** Thrown by whoever answers a request; becomes problem details. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: ProblemCode;
  /** For people; one text in English, or one for each language. No personal data: it is logged. */
  readonly detail: string | Words;
  readonly more: Pick<Problem, 'errors' | 'retryAfter_s'>;

  constructor(
    code: ProblemCode,
    detail: string | Words,
    more: Pick<Problem, 'errors' | 'retryAfter_s'> = {},
  ) {
    super(`${code}: ${typeof detail === 'string' ? detail : detail.en}`);
    this.code = code;
    this.detail = detail;
    this.more = more;
  }
}
