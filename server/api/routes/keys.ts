import { z } from 'zod';
import type { Access } from '../../auth/access.js';
import { issueKey, listKeys, revokeKey, type ApiKey } from '../../auth/api-key.js';
import { apiKey, issuedKey, newApiKey } from '../../contract/api-key.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const ADMIN: Access = { roles: { admin: 'any' } };
const topic = 'keys';

/** Keys for machines. */
export const keyRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/keys',
    name: 'listKeys',
    topic,
    summary: 'All keys without their text, revoked ones too',
    access: ADMIN,
    answer: { status: 200, body: z.strictObject({ keys: z.array(apiKey) }) },
    handle: async () => ({ keys: (await listKeys(services.gate)).map((key) => told(services, key)) }),
  }),
  route({
    method: 'post',
    path: '/api/keys',
    name: 'issueKey',
    topic,
    summary: 'A new key; its text is answered once',
    access: ADMIN,
    body: newApiKey,
    answer: { status: 201, body: issuedKey },
    idempotency: 'none',
    handle: async ({ actor, body }) => {
      const { key, text } = await issueKey(services.gate, actor, body);
      return { key: told(services, key), text };
    },
  }),
  route({
    method: 'delete',
    path: '/api/keys/{key}',
    name: 'revokeKey',
    topic,
    summary: 'Revoke a key for good',
    access: ADMIN,
    parameters: z.strictObject({ key: z.string() }),
    answer: { status: 204 },
    problems: ['not-found'],
    idempotency: 'none',
    handle: async ({ actor, parameters }) => {
      await revokeKey(services.gate, actor, parameters.key);
    },
  }),
];

function told({ operation: { calendar } }: Services, key: ApiKey): z.infer<typeof apiKey> {
  return {
    ...key,
    scopes: [...key.scopes],
    created: calendar.text(key.created),
    revoked: key.revoked === null ? null : calendar.text(key.revoked),
  };
}
