import { z } from 'zod';
import type { ObjectOf } from '../../auth/access.js';
import { driverEvent, driverOutcome } from '../../contract/driver-event.js';
import { riderDetail } from '../../contract/rider.js';
import { reportDriving } from '../../operation/report-driving.js';
import { dateOr, openDayOf, vehicleOf } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const THIS: ObjectOf = { kind: 'vehicle', parameter: 'vehicle' };
const parameters = z.strictObject({ vehicle: z.string() });
const topic = 'driving';

/** A party as its driver must know it: whom to look for, and how to help. No more is told, as the consent says. */
const passenger = z
  .strictObject({
    booking: z.string(),
    aboard: z.boolean(),
    name: z.string().nullable(),
    kana: z.string().nullable(),
    needs: z.array(z.string()),
  })
  .meta({ id: 'Passenger' });

/** What tablets report and need. */
export const drivingRoutes = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/vehicles/{vehicle}/events',
    name: 'reportDriving',
    topic,
    summary: 'What happened on the road, numbered by the tablet: late, doubled and out of order is fine',
    access: { roles: { operator: 'any', driver: 'own', admin: 'any' }, scope: 'fleet:write' },
    object: THIS,
    parameters,
    body: z.strictObject({ date: z.iso.date(), events: z.array(driverEvent).min(1).max(200) }),
    answer: { status: 200, body: z.strictObject({ items: z.array(driverOutcome) }) },
    handle: ({ parameters: { vehicle }, body: { date, events }, submit }) => {
      vehicleOf(openDayOf(services.operation.state, date), vehicle);
      return submit((desk) => ({ items: reportDriving(desk, { date, vehicle, events }) }));
    },
  }),
  route({
    method: 'get',
    path: '/api/vehicles/{vehicle}/passengers',
    name: 'listPassengers',
    topic,
    summary: 'The people of the bookings on the vehicle’s tour: name and needs, nothing else',
    access: { roles: { operator: 'any', driver: 'own', admin: 'any' } },
    object: THIS,
    parameters,
    query: z.strictObject({ date: z.iso.date().optional() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(passenger) }) },
    handle: async ({ parameters: { vehicle }, query }) => {
      const day = openDayOf(services.operation.state, dateOr(services, query.date));
      const { aboard, visits } = day.fleet.tours[vehicleOf(day, vehicle)]!;
      const rides = [...aboard, ...visits.flatMap((visit) => (visit.kind === 'pickup' ? [visit.ride] : []))];
      const promised = rides.filter(({ status }) => status.kind === 'promised');
      const ids = promised.flatMap(({ request }) => (request.rider === undefined ? [] : [request.rider]));
      const people = await peopleOf(services, ids);
      return {
        items: promised.map(({ request, boarded }) => ({
          booking: request.id,
          aboard: boarded !== undefined,
          ...(people.get(request.rider ?? '') ?? NAMELESS),
        })),
      };
    },
  }),
];

type Person = Omit<z.output<typeof passenger>, 'booking' | 'aboard'>;

/** A caller who gave no name, or has been erased. */
const NAMELESS: Person = { name: null, kana: null, needs: [] };

async function peopleOf({ gate }: Services, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await gate.store.db
    .selectFrom('rider')
    .select(['id', 'name', 'kana', 'detail'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map(({ id, detail, ...known }): [string, Person] => {
      const { needs } = detail === null ? NAMELESS : riderDetail.parse(JSON.parse(detail));
      return [id, { ...known, needs }];
    }),
  );
}
