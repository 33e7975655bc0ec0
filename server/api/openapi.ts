import { PROBLEMS, problem, type ProblemCode } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';
import { jsonSchema, type Components, type JsonSchema } from './json-schema.js';
import { PROBLEM_TYPE } from './problem-details.js';
import type { Route } from './route.js';

/** An OpenAPI document, as plain JSON. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: JsonSchema;
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: JsonSchema;
  };
  readonly tags: readonly JsonSchema[];
}

const ABOUT = `Everything the pages of a service do goes through this API.

- **Moments** are ISO 8601 with an offset, lengths of time are seconds (\`…_s\`), distances metres (\`…_m\`), money yen (\`…_yen\`).
- **Who**: a browser signs in and gets the cookie \`noriai_session\`; its writes carry the header \`x-csrf-token\`. A machine sends \`Authorization: Bearer nk_…\`.
- **Writes** carry an \`Idempotency-Key\`: sent again with the same key, they change nothing and hear the same answer.
- **Problems** are RFC 9457 (\`application/problem+json\`) with a stable \`code\`; sentences come in the language of \`Accept-Language\` (ja, en).
- **Lists** come in pages: \`next\` of one answer is \`after\` of the next request, null at the end.`;

/** Problems that any route may answer with; a write may have some more. */
const ALWAYS: readonly ProblemCode[] = [
  'invalid-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'too-many-requests',
  'internal-error',
  'store-unavailable',
  'not-the-holder',
  'stopping',
];
const WRITES: readonly ProblemCode[] = ['csrf-token-missing', 'clock-stepped-back'];
const KEYED: readonly ProblemCode[] = ['idempotency-key-missing', 'idempotency-key-reused'];
const BODIES: readonly ProblemCode[] = ['malformed-body', 'body-too-large', 'wrong-media-type'];

/** The document that describes these routes: made of the very schemas that judge requests. */
export function openApi(routes: readonly Route[], version: string): OpenApiDocument {
  const components: Components = new Map();
  const problems = jsonSchema(problem, 'output', components);
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    const at = (paths[route.path] ??= {});
    at[route.method] = operation(route, components, problems);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Noriai',
      version,
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'noriai_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
    tags: [...new Set(routes.map(({ topic }) => topic))].map((name) => ({ name })),
  };
}

function operation(route: Route, components: Components, problems: JsonSchema): JsonSchema {
  const keyed = route.method !== 'get' && route.idempotency !== 'none';
  return {
    operationId: route.name,
    tags: [route.topic],
    summary: route.summary,
    description: whoMay(route),
    ...('nobody' in route.access.roles ? { security: [] } : { security: [{ session: [] }, { key: [] }] }),
    parameters: [
      ...parameters(route.parameters, 'path', components),
      ...parameters(route.query, 'query', components),
      ...(keyed ? [KEY_PARAMETER] : []),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body, 'input', components) } },
          },
        }),
    responses: { ...success(route, components), ...failures(route, keyed, problems) },
  };
}

const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'New for each thing to be done; the same for a repeated request',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,100}$' },
};

function parameters(schema: Route['query'], place: 'path' | 'query', components: Components): JsonSchema[] {
  const { properties, required } = jsonSchema(schema, 'input', components) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties ?? {}).map(([name, { description, ...inner }]) => ({
    name,
    in: place,
    required: place === 'path' || required?.includes(name) === true,
    ...(description === undefined ? {} : { description }),
    schema: inner,
  }));
}

function success({ answer }: Route, components: Components): JsonSchema {
  if (answer.status === 204) return { 204: { description: 'Done' } };
  if (answer.status === 303) return { 303: { description: 'Go to the address in the header Location' } };
  const content =
    'file' in answer
      ? { [answer.file]: { schema: { type: 'string' } } }
      : { 'application/json': { schema: jsonSchema(answer.body, 'output', components) } };
  return { [answer.status]: { description: 'The answer', content } };
}

function failures(route: Route, keyed: boolean, schema: JsonSchema): JsonSchema {
  const codes = new Set([
    ...ALWAYS,
    ...(route.method === 'get' ? [] : WRITES),
    ...(keyed ? KEYED : []),
    ...(route.body === undefined ? [] : BODIES),
    ...route.problems,
  ]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, alike]) => [
      status,
      {
        description: alike.map((code) => `\`${code}\`: ${PROBLEM_WORDS[code].title.en}`).join('; '),
        content: { [PROBLEM_TYPE]: { schema } },
      },
    ]),
  );
}

/** Roles and scope of a route in one sentence. */
export function whoMay({ access }: Pick<Route, 'access'>): string {
  const roles = Object.entries(access.roles).map(([role, reach]) =>
    reach === 'own' ? `${role} (own)` : role,
  );
  const machine = access.scope === undefined ? [] : [`machine with ${access.scope}`];
  return `May be used by: ${[...roles, ...machine].join(', ')}.`;
}
