import { z } from 'zod';
import { serviceTime } from '../../../core/units.js';
import type { Access } from '../../auth/access.js';
import { deed, watchItem, type DeedView } from '../../contract/watch.js';
import { watch } from '../../operation/watch.js';
import { dateOr } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { signalsOf } from '../watch-bell.js';

const DESK: Access = { roles: { operator: 'any', admin: 'any' } };
const topic = 'desk';
/** So many of the newest deeds are told. */
const MOST = 100;
/** Objects of the desk's deeds; what is done to accounts, keys and riders is for the administrator. */
const OF_THE_DESK = ['booking:%', 'vehicle:%', 'stop:%', 'part:%', 'standing-order:%'] as const;

/** What needs an operator's eye, and what operators have done. */
export const watchRoutes = (services: Services): Route[] => [...watching(services), ...remembering(services)];

const watching = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/watch',
    name: 'listWatch',
    topic,
    summary: 'What an operator should look at now: late, at risk, out of touch, without a ride',
    access: { ...DESK, scope: 'fleet:read' },
    answer: { status: 200, body: z.strictObject({ items: z.array(watchItem) }) },
    handle: () => Promise.resolve({ items: [...watch(services.operation.state, signalsOf(services))] }),
  }),
];

const remembering = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/deeds',
    name: 'listDeeds',
    topic,
    summary: 'What was done to plans, vehicles and stops since a date, by whom and why; the newest first',
    access: DESK,
    query: z.strictObject({ date: z.iso.date().optional() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(deed) }) },
    handle: async ({ query }): Promise<{ items: DeedView[] }> => {
      const { calendar } = services.operation;
      const begin = calendar.instantOf(dateOr(services, query.date), serviceTime(0));
      const { db } = services.gate.store;
      const rows = await db
        .selectFrom('audit')
        .select(['id', 'at', 'actor', 'action', 'object', 'reason'])
        .where('at', '>=', begin)
        .where((row) => row.or(OF_THE_DESK.map((like) => row('object', 'like', like))))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(MOST)
        .execute();
      const accounts = await db.selectFrom('account').select(['id', 'display_name']).execute();
      const names = new Map(accounts.map(({ id, display_name }) => [id, display_name]));
      return {
        items: rows.map((row) => ({
          ...row,
          at: calendar.text(row.at),
          name: names.get(row.actor.slice(row.actor.indexOf(':') + 1)) ?? null,
        })),
      };
    },
  }),
];
