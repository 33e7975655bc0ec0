import fc from 'fast-check';
import type { JsonSchema } from '../../server/api/json-schema.js';

/** Named schemas of an OpenAPI document. */
export type Named = Readonly<Record<string, JsonSchema>>;

/** So deep values are made; recursive schemas end there. */
const DEEPEST = 5;

/**
 * Values that a JSON Schema of our documents allows, mostly. Patterns are followed for dates and moments only; texts
 * are sometimes `words`, such as ids that exist.
 */
export function fromJsonSchema(
  schema: JsonSchema,
  named: Named,
  words: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner: Inner = (part) => fromJsonSchema(part as JsonSchema, named, words, depth + 1);
  if (depth > DEEPEST) return fc.constant(null);
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema['$ref']))?.[1];
  if (name !== undefined) return inner(named[name]);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly unknown[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const type = schema['type'];
  if (Array.isArray(type)) return fc.oneof(...type.map((one: unknown) => inner({ ...schema, type: one })));
  return KINDS[String(type)]?.(schema, inner, words) ?? fc.jsonValue({ maxDepth: 2 });
}

type Inner = (part: unknown) => fc.Arbitrary<unknown>;
type Kind = (schema: JsonSchema, inner: Inner, words: readonly string[]) => fc.Arbitrary<unknown>;

const KINDS: Readonly<Record<string, Kind>> = {
  object: (schema, inner) => objects(schema, inner),
  array: (schema, inner) => fc.array(inner(schema['items'] ?? {}), { maxLength: 4 }),
  string: (schema, _, words) => texts(schema, words),
  integer: () => fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer()),
  number: () => fc.double(),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
};

function objects(schema: JsonSchema, inner: Inner): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, unknown>);
  const required = (schema['required'] ?? []) as readonly string[];
  const record = fc.record(Object.fromEntries(properties.map(([key, part]) => [key, inner(part)])), {
    requiredKeys: properties.map(([key]) => key).filter((key) => required.includes(key)),
  });
  const free = schema['additionalProperties'];
  if (typeof free !== 'object' || free === null) return record;
  return fc.dictionary(fc.string({ maxLength: 8 }), inner(free), { maxKeys: 4 });
}

/** Around the morning in which the tests live. */
const MOMENTS = ['2026-11-24T08:10:00+09:00', '2026-11-24T09:00:00+09:00', '2026-11-25T09:00:00Z'] as const;
const DATES = ['2026-11-24', '2026-11-25', '2026-11-30', '1999-02-28', '2400-02-29'] as const;

function texts(schema: JsonSchema, words: readonly string[]): fc.Arbitrary<unknown> {
  if (schema['format'] === 'date-time')
    return fc.constantFrom(...MOMENTS, '0001-01-01T00:00:00Z', '9999-12-31T23:59:59+09:00');
  if (schema['format'] === 'date') return fc.constantFrom(...DATES);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
}
