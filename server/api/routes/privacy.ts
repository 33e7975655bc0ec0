import { z } from 'zod';
import type { ObjectOf } from '../../auth/access.js';
import { actorName } from '../../auth/actor.js';
import { writeAudit } from '../../auth/audit.js';
import { Refused } from '../../contract/problem.js';
import { CONSENT } from '../../privacy/consent.js';
import { eraseRider } from '../../privacy/erase-rider.js';
import { exportRider } from '../../privacy/export-rider.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { EVERYBODY } from './everybody.js';

const THIS: ObjectOf = { kind: 'rider', parameter: 'rider' };
const parameters = z.strictObject({ rider: z.string() });
const topic = 'privacy';

/** What riders agree to, and what they may ask for at any time. */
export const privacyRoutes = ({ gate }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/consent',
    name: 'getConsent',
    topic,
    summary: 'The text that riders agree to before anything is written down about them',
    access: EVERYBODY,
    answer: {
      status: 200,
      body: z
        .strictObject({ version: z.iso.date(), ja: z.array(z.string()), en: z.array(z.string()) })
        .meta({ id: 'Consent' }),
    },
    handle: () => Promise.resolve({ version: CONSENT.version, ja: [...CONSENT.ja], en: [...CONSENT.en] }),
  }),
  route({
    method: 'get',
    path: '/api/riders/{rider}/export',
    name: 'exportRider',
    topic,
    summary: 'Everything that is stored about a rider, to be handed out',
    access: { roles: { rider: 'own', operator: 'any', admin: 'any' } },
    object: THIS,
    parameters,
    answer: { status: 200, body: z.json() },
    handle: async ({ actor, parameters: { rider } }) => {
      const { db } = gate.store;
      const found = await exportRider(db, rider, gate.clock.now());
      if (found === undefined) throw noSuchRider();
      const deed = { actor: actorName(actor), action: 'rider-exported', object: `rider:${rider}` };
      await writeAudit(db, gate.clock.now(), deed);
      return found;
    },
  }),
  route({
    method: 'delete',
    path: '/api/riders/{rider}',
    name: 'eraseRider',
    topic,
    summary: 'Forget who a rider is; rides stay with an id that leads to nobody',
    access: { roles: { rider: 'own', operator: 'any', admin: 'any' } },
    object: THIS,
    parameters,
    answer: { status: 204 },
    problems: ['conflict'],
    handle: ({ actor, parameters: { rider }, write }) =>
      write(async (tx) => {
        const outcome = await eraseRider(tx, rider, gate.clock.now());
        if (outcome === 'not-there') throw noSuchRider();
        if (outcome === 'has-open-bookings') throw stillToRide();
        const deed = { actor: actorName(actor), action: 'rider-erased', object: `rider:${rider}` };
        await writeAudit(tx, gate.clock.now(), deed);
      }),
  }),
];

const noSuchRider = (): Refused =>
  new Refused('not-found', { ja: 'そのような利用者はいません。', en: 'there is no such rider' });

const stillToRide = (): Refused =>
  new Refused('conflict', {
    ja: 'これから乗る予約があります。先に取り消すか、乗車後に消去してください。',
    en: 'there are bookings still to be driven: cancel them first, or erase after the ride',
  });
