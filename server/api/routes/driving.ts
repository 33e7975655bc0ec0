import { z } from 'zod';
import { COUPON } from '../../../core/money/fare.js';
import { isPass } from '../../../core/money/party.js';
import type { ObjectOf } from '../../auth/access.js';
import { driverEvent, driverOutcome } from '../../contract/driver-event.js';
import { duty, type DutyView, type Passenger } from '../../contract/duty.js';
import { riderDetail } from '../../contract/rider.js';
import { tourView as viewOfTour } from '../../live/tour-view.js';
import { reportDriving } from '../../operation/report-driving.js';
import { tabletKey } from '../../operation/tablet.js';
import { dateOr, openDayOf, vehicleOf } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const THIS: ObjectOf = { kind: 'vehicle', parameter: 'vehicle' };
const parameters = z.strictObject({ vehicle: z.string() });
const topic = 'driving';

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
    path: '/api/vehicles/{vehicle}/duty',
    name: 'getDuty',
    topic,
    summary: 'What a tablet must know: the tour, its people with needs and fares, the last event heard',
    access: { roles: { operator: 'any', driver: 'own', admin: 'any' } },
    object: THIS,
    parameters,
    query: z.strictObject({ date: z.iso.date().optional() }),
    answer: { status: 200, body: duty },
    handle: async ({ parameters: { vehicle }, query }) => {
      const { state, calendar, clock } = services.operation;
      const day = openDayOf(state, dateOr(services, query.date));
      const v = vehicleOf(day, vehicle);
      const { aboard, visits } = day.fleet.tours[v]!;
      const rides = [...aboard, ...visits.flatMap((visit) => (visit.kind === 'pickup' ? [visit.ride] : []))];
      const promised = rides.filter(({ status }) => status.kind === 'promised');
      const known: Omit<DutyView, 'passengers'> = {
        now: calendar.text(clock.now()),
        tour: viewOfTour(day, v, calendar),
        lastNumber: Math.max(0, ...(state.tablets.get(tabletKey(day.date, vehicle))?.outcomes.keys() ?? [])),
      };
      // Everything above is of one moment; people are asked for after it, since they change by no event.
      const ids = promised.flatMap(({ request }) => (request.rider === undefined ? [] : [request.rider]));
      const people = await peopleOf(services, ids);
      return {
        ...known,
        passengers: promised.map(({ request: { id, rider, attributes } }) => ({
          booking: id,
          ...(people.get(rider ?? '') ?? NAMELESS),
          fare_yen: state.bookings.get(id)?.fare_yen ?? null,
          pays: meansOf(attributes),
        })),
      };
    },
  }),
];

type Person = Pick<Passenger, 'name' | 'kana' | 'needs'>;

/** A caller who gave no name, or has been erased. */
const NAMELESS: Person = { name: null, kana: null, needs: [] };

function meansOf(attributes: readonly string[]): Passenger['pays'] {
  if (attributes.some(isPass)) return 'pass';
  return attributes.some((one) => one.startsWith(COUPON)) ? 'coupon' : 'cash';
}

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
