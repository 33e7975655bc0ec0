import type { z } from 'zod';
import { Refused, type Problem } from '../contract/problem.js';

type FieldError = NonNullable<Problem['errors']>[number];

/** One part of a request and the shape it must have. */
export interface Part {
  /** "path", "query" or "body". */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** The most faults told at once: enough to correct a form, too few to make a long answer of a short request. */
const MOST_ERRORS = 20;
/** Names of fields that nobody knows are told up to so many characters. */
const LONGEST_NAME = 40;

/**
 * The parts as their schemas see them, in their order.
 * @throws Refused `invalid-request` that names every wrong field of all parts
 */
export function validate(parts: readonly Part[]): unknown[] {
  const results = parts.map(({ schema, value }) => schema.safeParse(value));
  const errors = results
    .flatMap((result, i) =>
      result.success ? [] : result.error.issues.flatMap((issue) => fieldErrors(issue, parts[i]!)),
    )
    .slice(0, MOST_ERRORS);
  if (errors.length > 0) {
    throw new Refused(
      'invalid-request',
      {
        ja: `誤りのある項目: ${errors.map(({ where }) => where).join('、')}`,
        en: `Wrong: ${errors.map(({ where, expected }) => `${where} (expected ${expected})`).join('; ')}`,
      },
      { errors },
    );
  }
  return results.map((result) => result.data);
}

function fieldErrors(issue: z.core.$ZodIssue, part: Part): FieldError[] {
  const where = [part.name, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      where: `${where}.${key.slice(0, LONGEST_NAME)}`,
      expected: 'no such field',
      found: 'a field of this name',
    }));
  }
  const found = issue.path.reduce<unknown>((at, key) => fieldOf(at, key), part.value);
  return [{ where, expected: expectation(issue), found: shown(found) }];
}

const fieldOf = (at: unknown, key: PropertyKey): unknown =>
  typeof at === 'object' && at !== null && Object.hasOwn(at, key)
    ? (at as Record<PropertyKey, unknown>)[key]
    : undefined;

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? `a text of the form ${issue.format}`;
  if (issue.code === 'invalid_union') return `a known ${issue.discriminator ?? 'form'}`;
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-04-01',
  datetime: 'a moment such as 2026-04-01T08:05:00+09:00',
  email: 'an e-mail address',
};

/** A value by its kind only, where it may say something about a person; numbers and truth values as they are. */
function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (found === null || typeof found === 'number' || typeof found === 'boolean') return String(found);
  if (typeof found === 'string') return `a text of ${found.length} characters`;
  return Array.isArray(found) ? `a list of ${found.length}` : 'an object';
}
