import { z } from 'zod';
import type { ObjectOf } from '../../auth/access.js';
import { moment } from '../../contract/booking.js';
import { Refused } from '../../contract/problem.js';
import { standingOrderDetail } from '../../contract/standing-order.js';
import { endStanding, orderStanding } from '../../operation/standing-orders.js';
import type { StandingOrderRow } from '../../store/tables.js';
import { attributesOn } from '../riders.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { RIDING } from './quotes.js';

const standingOrder = z
  .strictObject({
    id: z.string(),
    rider: z.string(),
    detail: standingOrderDetail,
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    createdBy: z.string(),
    created: moment,
    ended: moment.nullable(),
  })
  .meta({ id: 'StandingOrder' });

const newStandingOrder = z
  .strictObject({
    rider: z.string().min(1).max(100).optional().meta({ description: 'Absent: the rider who asks' }),
    ...standingOrderDetail.omit({ attributes: true }).shape,
    from: z.iso.date(),
    to: z.iso.date().nullable().default(null),
  })
  .meta({ id: 'NewStandingOrder' });

const THIS: ObjectOf = { kind: 'standing-order', parameter: 'order' };
const parameters = z.strictObject({ order: z.string() });
const topic = 'standing orders';

/** "Every Tuesday at nine". */
export const standingOrderRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/standing-orders',
    name: 'listStandingOrders',
    topic,
    summary: 'Standing orders that have not ended; riders see their own and those of their family',
    access: { roles: { rider: 'own', operator: 'any', admin: 'any' }, scope: 'bookings:read' },
    object: { kind: 'rider', parameter: 'rider', in: 'query' },
    query: z.strictObject({ rider: z.string().max(100).optional() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(standingOrder) }) },
    handle: ({ actor, family, query }) => {
      const own = actor.role === 'rider' ? [actor.rider, ...family] : undefined;
      const wanted = query.rider === undefined ? own : [query.rider];
      const rows = [...services.operation.state.standingOrders.values()];
      return Promise.resolve({
        items: rows
          .filter(({ rider }) => wanted === undefined || wanted.some((one) => one === rider))
          .map((row) => viewOf(services, row)),
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/standing-orders',
    name: 'createStandingOrder',
    topic,
    summary: 'Bookings that make themselves as soon as their day can be booked',
    access: RIDING,
    object: { kind: 'rider', parameter: 'rider', in: 'body' },
    body: newStandingOrder,
    answer: { status: 201, body: standingOrder },
    handle: async ({ actor, body, submit }) => {
      const { rider: named, from, to, ...detail } = body;
      const rider = named ?? (actor.role === 'rider' ? actor.rider : undefined);
      if (rider === undefined || (to !== null && to < from)) throw incomplete();
      const attributes = await attributesOn(services.gate.store.db, rider, from);
      return submit((desk) =>
        viewOf(services, orderStanding(desk, { rider, detail: { ...detail, attributes }, from, to })),
      );
    },
  }),
  route({
    method: 'delete',
    path: '/api/standing-orders/{order}',
    name: 'endStandingOrder',
    topic,
    summary: 'No more bookings from now on; those already made stay',
    access: RIDING,
    object: THIS,
    parameters,
    answer: { status: 200, body: standingOrder },
    handle: ({ parameters: { order }, submit }) =>
      submit((desk) => viewOf(services, endStanding(desk, order))),
  }),
];

function viewOf({ operation: { calendar } }: Services, row: StandingOrderRow): z.input<typeof standingOrder> {
  return {
    id: row.id,
    rider: row.rider,
    detail: JSON.parse(row.detail) as z.input<typeof standingOrderDetail>,
    from: row.from_date,
    to: row.to_date,
    createdBy: row.created_by,
    created: calendar.text(row.created_at),
    ended: row.ended_at === null ? null : calendar.text(row.ended_at),
  };
}

const incomplete = (): Refused =>
  new Refused(
    'invalid-request',
    {
      ja: '利用者を指定し、期間を正しく入力してください。',
      en: 'name the rider, and end no earlier than it begins',
    },
    { errors: [{ where: 'body', expected: 'rider; to not before from', found: 'other' }] },
  );
