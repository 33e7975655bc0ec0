import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../server/api/openapi.js';
import { PROBLEMS } from '../../../server/contract/problem.js';
import { testServer, type TestServer } from '../../scene/server.js';

let server: TestServer;
let document: OpenApiDocument;

beforeAll(async () => {
  server = await testServer();
  document = (await server.asNobody.call('GET', '/api/openapi.json')).body as OpenApiDocument;
});
afterAll(() => server.stop());

test('the API describes itself as an OpenAPI 3.1 document that a validator of others accepts', async () => {
  const { valid, errors } = await new Validator().validate(
    structuredClone(document) as object as Record<string, unknown>,
  );
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('every route stands in the document, under its name, and every reference leads somewhere', () => {
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation['operationId']),
  );
  expect(names.sort()).toEqual(
    server
      .engine()!
      .routes.map(({ name }) => name)
      .sort(),
  );
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  const missing = references
    .map(([, name]) => name!)
    .filter((name) => !(name in document.components.schemas));
  expect(missing).toEqual([]);
});

test('every write wants an idempotency key, but for those whose answer must not be kept', () => {
  const bare = server
    .engine()!
    .routes.filter(({ method, idempotency }) => method !== 'get' && idempotency === 'none')
    .map(({ name }) => name);
  const signing = 'signIn signOut changePassword beginSecondFactor confirmSecondFactor removeOwnSecondFactor';
  const secrets = 'requestCode redeemCode tellCode createAccount resetPassword issueKey';
  const harmless = 'signOn signOff reportPosition removeSecondFactor revokeKey checkScenario';
  expect(bare.sort()).toEqual(`${signing} ${secrets} ${harmless}`.split(' ').sort());
});

test('a page shows it without any script, under a policy that allows none from elsewhere', async () => {
  const { body, headers, status } = await server.asNobody.call('GET', '/api/docs');
  expect(status).toBe(200);
  expect(body).not.toMatch(/<script|style=|onclick/);
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self';.*script-src 'self'/);
  for (const code of Object.keys(PROBLEMS)) expect(body).toContain(`id="problem-${code}"`);
  expect(body).toContain('POST /api/quotes');
});
