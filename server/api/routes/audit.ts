import { z } from 'zod';
import { auditEntry } from '../../contract/audit.js';
import { pageOf, paging } from '../../contract/page.js';
import { placeAfter, placeOf } from '../place-in-list.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

/** What was done, newest first. */
export const auditRoutes = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/audit',
    name: 'listAudit',
    topic: 'audit',
    summary: 'Who did what to which object, and why; the newest first',
    access: { roles: { admin: 'any' } },
    query: z.strictObject({
      ...paging,
      object: z.string().max(100).optional().meta({ description: 'As in "rider:ID"' }),
      actor: z.string().max(100).optional(),
    }),
    answer: { status: 200, body: pageOf(auditEntry) },
    handle: async ({ query: { limit, after, object, actor } }) => {
      let rows = gate.store.db
        .selectFrom('audit')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (object !== undefined) rows = rows.where('object', '=', object);
      if (actor !== undefined) rows = rows.where('actor', '=', actor);
      const from = placeOf(after, ['number', 'string']);
      if (from !== undefined) {
        const [at, id] = from as [Parameters<typeof operation.calendar.text>[0], string];
        rows = rows.where((row) =>
          row.or([row('at', '<', at), row.and([row('at', '=', at), row('id', '<', id)])]),
        );
      }
      const found = await rows.execute();
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => ({
          ...row,
          at: operation.calendar.text(row.at),
          detail: row.detail === null ? null : (JSON.parse(row.detail) as unknown),
        })),
        next: found.length > limit && last !== undefined ? placeAfter([last.at, last.id]) : null,
      };
    },
  }),
];
