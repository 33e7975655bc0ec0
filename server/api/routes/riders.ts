import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tariffOf } from '../../../scenarios/tariff.js';
import type { Access, ObjectOf } from '../../auth/access.js';
import { actorName, type Actor } from '../../auth/actor.js';
import { writeAudit } from '../../auth/audit.js';
import { pageOf, paging } from '../../contract/page.js';
import { Refused } from '../../contract/problem.js';
import { newPass, newRider, ownChange, pass, rider, riderChange, riderLine } from '../../contract/rider.js';
import { changeRider, createRider, readRider, searchRiders } from '../riders.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const DESK: Access = { roles: { operator: 'any', admin: 'any' }, scope: 'riders:write' };
const THIS: ObjectOf = { kind: 'rider', parameter: 'rider' };
const parameters = z.strictObject({ rider: z.string() });
const created = z.strictObject({ id: z.string() }).meta({ id: 'Created' });
const topic = 'riders';

/** The people who ride: the only routes with personal data. Answers to writes hold ids only, because they are kept. */
export const riderRoutes = (services: Services): Route[] => [
  ...reading(services),
  ...changing(services),
  ...passes(services),
  ...family(services),
];

const reading = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/riders',
    name: 'searchRiders',
    topic,
    summary: 'Riders by part of a phone number, of the kana or of the name, in the order of the kana',
    access: { roles: { operator: 'any', admin: 'any' }, scope: 'riders:read' },
    query: z.strictObject({ ...paging, text: z.string().min(1).max(80).optional() }),
    answer: { status: 200, body: pageOf(riderLine) },
    handle: ({ query: { text, limit, after } }) =>
      searchRiders(gate.store.db, operation.calendar, { text, limit, after }),
  }),
  route({
    method: 'get',
    path: '/api/riders/{rider}',
    name: 'getRider',
    topic,
    summary: 'All that is known of a rider; riders see themselves and their family',
    access: { roles: { rider: 'own', operator: 'any', admin: 'any' }, scope: 'riders:read' },
    object: THIS,
    parameters,
    answer: { status: 200, body: rider },
    handle: ({ parameters: { rider: id } }) => readRider(gate.store.db, operation.calendar, id),
  }),
];

const changing = ({ gate }: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/riders',
    name: 'createRider',
    topic,
    summary: 'A new rider',
    access: DESK,
    body: newRider,
    answer: { status: 201, body: created },
    handle: ({ actor, body, write }) =>
      write(async (tx) => {
        const id = await createRider(tx, gate.clock.now(), body);
        await writeAudit(tx, gate.clock.now(), deed(actor, 'rider-created', id));
        return { id };
      }),
  }),
  route({
    method: 'patch',
    path: '/api/riders/{rider}',
    name: 'changeRider',
    topic,
    summary: 'Change what is named of a rider',
    access: DESK,
    object: THIS,
    parameters,
    body: riderChange,
    answer: { status: 204 },
    handle: ({ actor, parameters: { rider: id }, body, write }) =>
      write(async (tx) => {
        await changeRider(tx, gate.clock.now(), id, body);
        await writeAudit(tx, gate.clock.now(), deed(actor, 'rider-changed', id));
      }),
  }),
  route({
    method: 'patch',
    path: '/api/riders/{rider}/own',
    name: 'changeOwnRider',
    topic,
    summary: 'Change what riders decide themselves: name, places, needs, language, how to be told; consent',
    access: { roles: { rider: 'own' } },
    object: THIS,
    parameters,
    body: ownChange,
    answer: { status: 204 },
    handle: ({ actor, parameters: { rider: id }, body, write }) =>
      write(async (tx) => {
        await changeRider(tx, gate.clock.now(), id, body);
        await writeAudit(tx, gate.clock.now(), deed(actor, 'rider-changed', id));
      }),
  }),
];

const passes = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/riders/{rider}/passes',
    name: 'createPass',
    topic,
    summary: 'A pass for a rider, from one date to another, both included',
    access: DESK,
    object: THIS,
    parameters,
    body: newPass,
    answer: { status: 201, body: pass },
    handle: ({ actor, parameters: { rider: id }, body, write }) => {
      const kinds = tariffOf(operation.state.parts.scenario.service.fare).passes.map((one) => one.id);
      if (!kinds.includes(body.kind) || body.to < body.from) throw noSuchPass(kinds);
      return write(async (tx) => {
        const row = {
          id: randomUUID(),
          rider: id,
          kind: body.kind,
          from_date: body.from,
          to_date: body.to,
          created_at: gate.clock.now(),
        };
        await tx.insertInto('pass').values(row).execute();
        await writeAudit(tx, gate.clock.now(), deed(actor, 'pass-created', id));
        return { id: row.id, ...body };
      });
    },
  }),
  route({
    method: 'delete',
    path: '/api/riders/{rider}/passes/{pass}',
    name: 'deletePass',
    topic,
    summary: 'Take a pass back',
    access: DESK,
    object: THIS,
    parameters: z.strictObject({ rider: z.string(), pass: z.string() }),
    answer: { status: 204 },
    handle: ({ actor, parameters: { rider: id, pass: taken }, write }) =>
      write(async (tx) => {
        await tx.deleteFrom('pass').where('id', '=', taken).where('rider', '=', id).execute();
        await writeAudit(tx, gate.clock.now(), deed(actor, 'pass-deleted', id));
      }),
  }),
];

const family = ({ gate }: Services): Route[] => [
  route({
    method: 'put',
    path: '/api/riders/{rider}/family/{member}',
    name: 'addFamilyMember',
    topic,
    summary: 'From now on the rider may book for this other rider',
    access: DESK,
    object: THIS,
    parameters: z.strictObject({ rider: z.string(), member: z.string() }),
    answer: { status: 204 },
    handle: ({ actor, parameters: { rider: id, member }, write }) =>
      write(async (tx) => {
        await readMember(tx, member);
        await tx
          .insertInto('rider_family')
          .values({ rider: id, member })
          .onConflict((on) => on.columns(['rider', 'member']).doNothing())
          .execute();
        await writeAudit(tx, gate.clock.now(), deed(actor, 'family-added', id));
      }),
  }),
  route({
    method: 'delete',
    path: '/api/riders/{rider}/family/{member}',
    name: 'removeFamilyMember',
    topic,
    summary: 'The rider may not book for this other rider any more',
    access: DESK,
    object: THIS,
    parameters: z.strictObject({ rider: z.string(), member: z.string() }),
    answer: { status: 204 },
    handle: ({ actor, parameters: { rider: id, member }, write }) =>
      write(async (tx) => {
        await tx.deleteFrom('rider_family').where('rider', '=', id).where('member', '=', member).execute();
        await writeAudit(tx, gate.clock.now(), deed(actor, 'family-removed', id));
      }),
  }),
];

const deed = (actor: Actor, action: string, id: string): Parameters<typeof writeAudit>[2] => ({
  actor: actorName(actor),
  action,
  object: `rider:${id}`,
});

async function readMember(tx: Parameters<typeof writeAudit>[0], member: string): Promise<void> {
  const row = await tx
    .selectFrom('rider')
    .select('id')
    .where('id', '=', member)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (row !== undefined) return;
  throw new Refused('not-found', { ja: '家族とする利用者がいません。', en: 'there is no such other rider' });
}

const noSuchPass = (kinds: readonly string[]): Refused =>
  new Refused(
    'invalid-request',
    { ja: 'その定期券はないか、期間が逆です。', en: 'there is no such pass, or it ends before it begins' },
    {
      errors: [
        {
          where: 'body',
          expected: `kind of ${kinds.join(', ') || 'none'}; to not before from`,
          found: 'other',
        },
      ],
    },
  );
