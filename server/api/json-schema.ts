import { z } from 'zod';

/** A JSON Schema, draft 2020-12: the dialect of OpenAPI 3.1. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Named schemas, gathered while a document is made. */
export type Components = Map<string, JsonSchema>;

/**
 * The schema of what is sent to us (`input`: fields with a default may be left out) or by us (`output`). Named parts
 * are gathered in `components`; those of inputs are called …Input, because the two may differ.
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const nameOf = (name: string): string => `${name}${io === 'input' ? 'Input' : ''}`;
  const whole = tidied(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), nameOf) as JsonSchema;
  const { $defs: named, $schema: _dialect, ...rest } = whole;
  for (const [name, part] of Object.entries((named ?? {}) as Record<string, JsonSchema>)) {
    components.set(nameOf(name), part);
  }
  return rest;
}

/** References to where OpenAPI keeps named schemas; without the limits that only say "a safe integer". */
function tidied(value: unknown, nameOf: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => tidied(item, nameOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !isIdle(key, part))
      .map(([key, part]) => [
        key,
        key === '$ref' && typeof part === 'string'
          ? part.replace(/^#\/\$defs\/(.+)$/, (_, name: string) => `#/components/schemas/${nameOf(name)}`)
          : tidied(part, nameOf),
      ]),
  );
}

/** An `id` of a named part repeats its name; bounds of safe integers say nothing. */
const isIdle = (key: string, part: unknown): boolean =>
  (key === 'minimum' && part === Number.MIN_SAFE_INTEGER) ||
  (key === 'maximum' && part === Number.MAX_SAFE_INTEGER) ||
  (key === 'id' && typeof part === 'string');
