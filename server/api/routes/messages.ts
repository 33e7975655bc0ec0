import { z } from 'zod';
import type { Access, ObjectOf } from '../../auth/access.js';
import { actorName } from '../../auth/actor.js';
import { message } from '../../contract/message.js';
import { Refused } from '../../contract/problem.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const THIS: ObjectOf = { kind: 'vehicle', parameter: 'vehicle' };
const TALKERS: Access = { roles: { operator: 'any', driver: 'own', admin: 'any' } };
/** So many of the newest are told. */
const MOST = 100;
const topic = 'messages';

/** Words between the desk and a vehicle. */
export const messageRoutes = (services: Services): Route[] => [
  ...reading(services),
  ...saying(),
  ...noting(services),
];

const reading = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/vehicles/{vehicle}/messages',
    name: 'listMessages',
    topic,
    summary: 'The newest words between the desk and the vehicle, the newest first',
    access: TALKERS,
    object: THIS,
    parameters: z.strictObject({ vehicle: z.string() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(message) }) },
    handle: ({ parameters: { vehicle } }) => newest(gate, operation, vehicle),
  }),
  route({
    method: 'get',
    path: '/api/messages',
    name: 'listAllMessages',
    topic,
    summary: 'The newest words between the desk and all vehicles, the newest first',
    access: { roles: { operator: 'any', admin: 'any' } },
    answer: { status: 200, body: z.strictObject({ items: z.array(message) }) },
    handle: () => newest(gate, operation),
  }),
];

async function newest(
  gate: Services['gate'],
  operation: Services['operation'],
  vehicle?: string,
): Promise<{ items: z.infer<typeof message>[] }> {
  let rows = gate.store.db
    .selectFrom('message')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST);
  if (vehicle !== undefined) rows = rows.where('vehicle', '=', vehicle);
  return {
    items: (await rows.execute()).map(({ sent_at, read_at, ...row }) => ({
      ...row,
      sent: operation.calendar.text(sent_at),
      read: read_at === null ? null : operation.calendar.text(read_at),
    })),
  };
}

const saying = (): Route[] => [
  route({
    method: 'post',
    path: '/api/vehicles/{vehicle}/messages',
    name: 'sendMessage',
    topic,
    summary: 'A word from the desk to the vehicle, or from the vehicle to the desk',
    access: TALKERS,
    object: THIS,
    parameters: z.strictObject({ vehicle: z.string() }),
    body: z.strictObject({ text: z.string().min(1).max(1000) }),
    answer: { status: 201, body: z.strictObject({ id: z.string() }) },
    handle: ({ actor, parameters: { vehicle }, body, submit }) =>
      submit((desk) => {
        const row = {
          id: desk.newId(),
          vehicle,
          sender: actorName(actor),
          text: body.text,
          sent_at: desk.now,
          read_at: null,
        };
        desk.write({ table: 'message', row });
        return { id: row.id };
      }),
  }),
];

const noting = ({ gate }: Services): Route[] => [
  route({
    method: 'put',
    path: '/api/vehicles/{vehicle}/messages/{message}/read',
    name: 'readMessage',
    topic,
    summary: 'The word has been read',
    access: TALKERS,
    object: THIS,
    parameters: z.strictObject({ vehicle: z.string(), message: z.string() }),
    answer: { status: 204 },
    handle: async ({ parameters, submit }) => {
      const row = await gate.store.db
        .selectFrom('message')
        .selectAll()
        .where('id', '=', parameters.message)
        .where('vehicle', '=', parameters.vehicle)
        .executeTakeFirst();
      if (row === undefined)
        throw new Refused('not-found', { ja: '伝言がありません。', en: 'there is no such message' });
      return submit((desk) => {
        desk.write({ table: 'message', row: { ...row, read_at: row.read_at ?? desk.now } });
      });
    },
  }),
];
