import { z } from 'zod';
import type { ObjectOf } from '../../auth/access.js';
import { booking, BOOKING_STATUS, moment, type Booking } from '../../contract/booking.js';
import { cancellation, explanationView, reason, suggestion } from '../../contract/booking-request.js';
import { pageOf, paging } from '../../contract/page.js';
import { Refused } from '../../contract/problem.js';
import { cancel } from '../../operation/cancel.js';
import { noShow } from '../../operation/no-show.js';
import { bookingOf } from '../../operation/rows.js';
import { openDayOf } from '../day.js';
import { explanationOf, suggestionsFor } from '../explanation.js';
import { placeAfter, placeOf } from '../place-in-list.js';
import { route, type Call, type Route } from '../route.js';
import type { Services } from '../services.js';
import { RIDING } from './quotes.js';

const THIS: ObjectOf = { kind: 'booking', parameter: 'booking' };
const parameters = z.strictObject({ booking: z.string() });
const topic = 'bookings';

/** Bookings as they are and were, and their ends. */
export const bookingRoutes = (services: Services): Route[] => [
  ...reading(services),
  ...history(services),
  ...ending(),
  ...asking(services),
];

const listQuery = z.strictObject({
  ...paging,
  date: z.iso.date().optional(),
  rider: z.string().max(100).optional(),
  vehicle: z.string().max(100).optional(),
  status: z.enum(BOOKING_STATUS).optional(),
});

const reading = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/bookings',
    name: 'listBookings',
    topic,
    summary: 'Bookings, the newest first; riders see their own and those of their family',
    access: { roles: { rider: 'own', operator: 'any', admin: 'any' }, scope: 'bookings:read' },
    object: { kind: 'rider', parameter: 'rider', in: 'query' },
    query: listQuery,
    answer: { status: 200, body: pageOf(booking) },
    handle: (call) => list(services, call),
  }),
  route({
    method: 'get',
    path: '/api/bookings/{booking}',
    name: 'getBooking',
    topic,
    summary: 'One booking; drivers see those of their vehicle',
    access: { roles: { rider: 'own', driver: 'own', operator: 'any', admin: 'any' }, scope: 'bookings:read' },
    object: THIS,
    parameters,
    answer: { status: 200, body: booking },
    handle: ({ parameters: { booking: id } }) => bookingBy(services, id),
  }),
];

const history = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/bookings/{booking}/history',
    name: 'getBookingHistory',
    topic,
    summary: 'What was told to the dispatcher about a booking, in order',
    access: { roles: { operator: 'any', admin: 'any' }, scope: 'bookings:read' },
    object: THIS,
    parameters,
    answer: {
      status: 200,
      body: z.strictObject({
        items: z.array(z.strictObject({ at: moment, actor: z.string(), kind: z.string(), input: z.json() })),
      }),
    },
    handle: async ({ parameters: { booking: id } }) => {
      const { date } = await bookingBy(services, id);
      const rows = await services.gate.store.db
        .selectFrom('journal')
        .select(['input', 'actor', 'recorded_at'])
        .where('service_date', '=', date)
        .where('input', 'like', `%"${id}"%`)
        .orderBy('seq')
        .execute();
      return {
        items: rows.map((row) => {
          const input = JSON.parse(row.input) as { kind: string };
          return {
            at: services.operation.calendar.text(row.recorded_at),
            actor: row.actor,
            kind: input.kind,
            input,
          };
        }),
      };
    },
  }),
];

const ending = (): Route[] => [
  route({
    method: 'post',
    path: '/api/bookings/{booking}/cancellation',
    name: 'cancelBooking',
    topic,
    summary: 'The rider withdraws, perhaps from the way back too; all that has ended, this booking first',
    access: RIDING,
    object: THIS,
    parameters,
    body: cancellation,
    answer: { status: 200, body: z.strictObject({ items: z.array(booking) }) },
    problems: ['conflict'],
    handle: ({ parameters: { booking: id }, body, submit }) =>
      submit((desk) => ({ items: cancel(desk, id, body.extent) })),
  }),
  route({
    method: 'post',
    path: '/api/bookings/{booking}/no-show',
    name: 'reportNoShow',
    topic,
    summary: 'Nobody came to the vehicle; drivers report it with their events instead',
    access: { roles: { operator: 'any', admin: 'any' }, scope: 'bookings:write' },
    object: THIS,
    parameters,
    body: z.strictObject({ reason }),
    answer: { status: 200, body: booking },
    problems: ['conflict'],
    handle: ({ parameters: { booking: id }, body, submit }) =>
      submit((desk) => noShow(desk, id, body.reason)),
  }),
];

const asking = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/bookings/{booking}/suggestions',
    name: 'suggestVehicles',
    topic,
    summary: 'Every vehicle for a planned ride, the best first, with what it would cost or what keeps it',
    access: { roles: { operator: 'any', admin: 'any' } },
    object: THIS,
    parameters,
    answer: { status: 200, body: z.strictObject({ items: z.array(suggestion) }) },
    handle: async ({ parameters: { booking: id } }) => {
      const known = await bookingBy(services, id);
      return { items: suggestionsFor(explaining(services, known), known) };
    },
  }),
  route({
    method: 'get',
    path: '/api/bookings/{booking}/explanation',
    name: 'explainBooking',
    topic,
    summary: 'Why a refused wish would be answered as it would be now, and what would help',
    access: { roles: { operator: 'any', admin: 'any' } },
    object: THIS,
    parameters,
    answer: { status: 200, body: explanationView },
    problems: ['conflict'],
    handle: async ({ parameters: { booking: id } }) => {
      const known = await bookingBy(services, id);
      if (known.status === 'refused') return explanationOf(explaining(services, known), known);
      throw new Refused('conflict', {
        ja: `予約${id}は断られていません。`,
        en: `booking ${id} was not refused: it is ${known.status}`,
      });
    },
  }),
];

const explaining = ({ operation }: Services, { date }: Booking): Parameters<typeof suggestionsFor>[0] => ({
  day: openDayOf(operation.state, date),
  calendar: operation.calendar,
});

/** A booking as it is now, or as it ended. */
async function bookingBy({ operation, gate }: Services, id: string): Promise<Booking> {
  const known = operation.state.bookings.get(id);
  if (known !== undefined) return known;
  const row = await gate.store.db
    .selectFrom('booking')
    .select(['detail', 'rider'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return bookingOf(row);
}

async function list(
  { gate }: Services,
  { actor, family, query }: Call<unknown, z.output<typeof listQuery>, unknown>,
): Promise<{ items: Booking[]; next: string | null }> {
  let rows = gate.store.db
    .selectFrom('booking')
    .select(['id', 'detail', 'rider', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.rider !== undefined) rows = rows.where('rider', '=', query.rider);
  else if (actor.role === 'rider') rows = rows.where('rider', 'in', [actor.rider, ...family]);
  if (query.date !== undefined) rows = rows.where('service_date', '=', query.date);
  if (query.vehicle !== undefined) rows = rows.where('vehicle', '=', query.vehicle);
  if (query.status !== undefined) rows = rows.where('status', '=', query.status);
  const from = placeOf(query.after, ['number', 'string']);
  if (from !== undefined) {
    const [at, id] = from as [Parameters<Services['operation']['calendar']['text']>[0], string];
    rows = rows.where((row) =>
      row.or([row('created_at', '<', at), row.and([row('created_at', '=', at), row('id', '<', id)])]),
    );
  }
  const found = await rows.execute();
  const last = found.length > query.limit ? found[query.limit - 1] : undefined;
  return {
    items: found.slice(0, query.limit).map((row) => bookingOf(row)),
    next: last === undefined ? null : placeAfter([last.created_at, last.id]),
  };
}
