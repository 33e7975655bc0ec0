import type { z } from 'zod';
import { nearestWord } from './nearest-word.js';
import type { ProblemWords } from './problem.js';

type Issue = z.core.$ZodIssue;

/**
 * A message of a schema rule: what is expected and, behind a dash, what to do. `issueWords` takes it apart again,
 * because zod knows one text only.
 */
export const rule = (expected: string, remedy = 'correct it'): { error: string } => ({
  error: `${expected}${DASH}${remedy}`,
});

const DASH = ' — ';

/** A schema issue as people read it. `found` is the value at its place; `known` are the keys of the whole file. */
export function issueWords(issue: Issue, found: unknown, known: readonly string[]): ProblemWords {
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys[0] ?? '', known);
  if (found === undefined) {
    return {
      expected: expectation(issue),
      found: 'nothing',
      remedy: `add ${String(issue.path.at(-1) ?? 'it')}`,
    };
  }
  return { expected: expectation(issue), found: shown(found), remedy: widthRemedy(found) ?? remedyOf(issue) };
}

/** A Japanese keyboard easily writes １２：００ for 12:00: it looks right, and nothing but the width is wrong. */
function widthRemedy(found: unknown): string | undefined {
  if (typeof found !== 'string' || !/[！-～]/.test(found)) return undefined;
  return `write it in half-width letters (半角): ${found.normalize('NFKC')}`;
}

function unknownKey(key: string, known: readonly string[]): ProblemWords {
  const near = nearestWord(key, known);
  return {
    expected: 'a key of the published format',
    found: `"${key}"`,
    remedy: near === undefined ? 'remove it (docs/scenario.md lists all keys)' : `did you mean "${near}"?`,
  };
}

function expectation(issue: Issue): string {
  if (issue.message.includes(DASH)) return issue.message.slice(0, issue.message.indexOf(DASH));
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  if (issue.code === 'invalid_union') return 'one of the forms that docs/scenario.md describes';
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list ([…] or lines that begin with -)',
  object: 'keys with values',
  record: 'keys with values',
  boolean: 'true or false',
};

function remedyOf(issue: Issue): string {
  const dash = issue.message.indexOf(DASH);
  if (dash >= 0) return issue.message.slice(dash + DASH.length);
  const isNumber = issue.code === 'invalid_type' && /^(int|number)$/.test(issue.expected);
  return isNumber ? 'write digits, such as 3' : 'correct it';
}

/** A value of a file in a message: short, and on one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
