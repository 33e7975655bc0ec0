import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonSchema } from '../../../server/api/json-schema.js';
import type { OpenApiDocument } from '../../../server/api/openapi.js';
import type { Problem } from '../../../server/contract/problem.js';
import { fromJsonSchema } from '../../scene/from-json-schema.js';
import { askedRide, bookedRide, newRider } from '../../scene/rides.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';

/** Requests to make: a short run in CI, `FUZZ=10000` for the long one. */
const REQUESTS = Number(process.env['FUZZ'] ?? 600);
const SEED = 5;

let server: TestServer;
let document: OpenApiDocument;
let words: string[];
let callers: Record<string, () => Promise<Caller>>;

beforeAll(async () => {
  server = await testServer({ trustedProxies: 1 });
  const desk = await server.as('operator');
  document = (await desk.call('GET', '/api/openapi.json')).body as OpenApiDocument;
  const rider = await newRider(desk, 'さとう', { phone: '090-1234-5678' });
  const booked = await bookedRide(desk, rider);
  const { booking, offers } = await askedRide(desk, rider, 'on-foot', { anyway: true });
  words = ['village', 'station', 'market', 'van', 'car', 'fleet', 'stops', 'service', desk.id];
  words.push(rider, booked.id, booking.id, offers[0]?.token ?? '', '090-1234-5678', 'operator-1', '9:30');
  words.push('tiny', 'fleet.yaml', 'fleet.size');
  callers = {
    nobody: () => Promise.resolve(server.asNobody),
    rider: () => server.asRider(rider),
    operator: () => server.as('operator'),
    driver: () => server.as('driver'),
    planner: () => server.as('planner'),
    admin: () => server.as('admin'),
    machine: () => server.asMachine(),
  };
});
afterAll(() => server.stop());

/** A request for one operation: near what the document allows, or nothing of the kind. */
interface Wild {
  readonly role: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function wildRequests(): fc.Arbitrary<Wild> {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return fc.constantFrom(...all).chain(({ path, method, operation }) => {
    const parameters = operation['parameters'] as readonly JsonSchema[];
    const body = (operation['requestBody'] as { content: Record<string, { schema: JsonSchema }> } | undefined)
      ?.content['application/json']?.schema;
    const from = (schema: JsonSchema): fc.Arbitrary<unknown> =>
      fromJsonSchema(schema, document.components.schemas, words);
    return fc.record({
      role: fc.constantFrom(
        'nobody',
        'rider',
        'operator',
        'operator',
        'driver',
        'planner',
        'admin',
        'admin',
        'machine',
      ),
      method: fc.constant(method.toUpperCase()),
      path: addresses(path, parameters, from),
      body:
        body === undefined
          ? fc.constant(undefined)
          : fc.oneof({ weight: 4, arbitrary: from(body) }, { weight: 1, arbitrary: nonsense() }),
      headers: fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders() }),
    });
  });
}

function addresses(
  path: string,
  parameters: readonly JsonSchema[],
  from: (schema: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<string> {
  const values = (place: string): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((p) => p['in'] === place)
          .map((p) => [String(p['name']), from(p['schema'] as JsonSchema)]),
      ),
    );
  return fc
    .tuple(values('path'), values('query'), fc.constantFrom('', '', '', '&x=1', '&limit=-1', '&%'))
    .map(([inPath, query, more]) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(inPath[name]) || 'x');
      const asked = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
      return `${filled}?${asked.join('&')}${more}`;
    });
}

/** Percent-encoded; halves of characters, which cannot be, become the sign for that. */
const encoded = (value: unknown): string => encodeURIComponent(Buffer.from(String(value)).toString());

const nonsense = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      '{"a":',
      '[',
      'null',
      '"text"',
      '{"__proto__":{"role":"admin"}}',
      `"${'x'.repeat(120_000)}"`,
      '\u0000',
    ),
  );

const oddHeaders = (): fc.Arbitrary<Record<string, string>> =>
  fc.constantFrom<Record<string, string>>(
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-7' },
    { 'idempotency-key': 'short' },
    { 'idempotency-key': 'the same key for all' },
    { 'accept-language': 'de;q=x, ja;q=0.5' },
    { authorization: 'Bearer nk_nobodys' },
    { 'x-csrf-token': 'guessed' },
    { cookie: 'noriai_session=%00; noriai_session=' },
    { 'content-encoding': 'gzip' },
    { 'x-noriai-origin': 'e30.forged' },
  );

test(
  `${REQUESTS} wild requests: no fault of ours, nothing told of our insides`,
  { timeout: 3_600_000 },
  async () => {
    const signedIn = new Map<string, Caller>();
    let sent = 0;
    const hits = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(wildRequests(), async ({ role, method, path, body, headers }) => {
        const caller = signedIn.get(role) ?? (await callers[role]!());
        signedIn.set(role, caller);
        sent++;
        const answer = await caller.call(method, path, body, {
          'x-forwarded-for': `10.1.${Math.floor(sent / 250) % 250}.${sent % 250}`,
          ...headers,
        });
        // Some requests end the session or shut the account that makes them.
        if (answer.status === 401) signedIn.delete(role);
        hits.set(answer.status, (hits.get(answer.status) ?? 0) + 1);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
          expect((answer.body as Problem).status).toBe(answer.status);
        }
        expect(JSON.stringify(answer.body)).not.toMatch(
          /node_modules|\.ts:\d|at \w+ \(|SqliteError|SELECT |select "/,
        );
      }),
      { numRuns: REQUESTS, seed: SEED, endOnFailure: true },
    );
    expect(server.misshapen).toEqual([]);
    // The run is worth something only if it gets behind the doors.
    expect((hits.get(200) ?? 0) + (hits.get(201) ?? 0) + (hits.get(204) ?? 0)).toBeGreaterThan(REQUESTS / 20);
    expect(server.logged.filter((line) => line.includes('090') || line.includes('さとう'))).toEqual([]);
  },
);
