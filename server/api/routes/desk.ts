import { z } from 'zod';
import type { Access } from '../../auth/access.js';
import { booking, moment } from '../../contract/booking.js';
import { reason } from '../../contract/booking-request.js';
import { closureView } from '../../contract/service.js';
import { breakDown, repair } from '../../operation/break-down.js';
import { closeStop, openStop } from '../../operation/close-stop.js';
import { instantOfText } from '../../operation/moments.js';
import { overridePlan } from '../../operation/override.js';
import { END_OF_TIME } from '../../../core/units.js';
import { dateOr, openDayOf } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { EVERYBODY } from './everybody.js';

const DESK: Access = { roles: { operator: 'any', admin: 'any' } };
const id = z.string().min(1).max(100);
const touched = z.strictObject({ bookings: z.array(booking) }).meta({ id: 'BookingsTouched' });
const topic = 'desk';

/** What operators do to a plan by hand, each with a reason. */
export const deskRoutes = (services: Services): Route[] => [
  ...overriding(),
  ...closures(services),
  ...closing(),
  ...outages(services),
];

const override = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.enum(['pin', 'move']), booking: id, vehicle: id, reason }),
    z.strictObject({ action: z.literal('unpin'), booking: id, reason }),
    z.strictObject({ action: z.enum(['exclude', 'include']), vehicle: id, date: z.iso.date(), reason }),
    z.strictObject({
      action: z.literal('force'),
      booking: id,
      vehicle: id,
      breaks: z.array(id).max(50),
      reason,
    }),
  ])
  .meta({ id: 'Override' });

const overriding = (): Route[] => [
  route({
    method: 'post',
    path: '/api/overrides',
    name: 'overridePlan',
    topic,
    summary: 'Pin, move or force a ride, exclude a vehicle; answers the bookings whose promise is broken now',
    access: DESK,
    body: override,
    answer: { status: 200, body: touched },
    problems: ['conflict'],
    handle: ({ body: { reason: why, ...wanted }, submit }) =>
      submit((desk) => ({ bookings: overridePlan(desk, wanted, why) })),
  }),
];

const closures = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/closures',
    name: 'listClosures',
    topic: 'service',
    summary: 'Stops that cannot be used for a while, on a day that takes bookings',
    access: EVERYBODY,
    query: z.strictObject({ date: z.iso.date().optional() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(closureView) }) },
    handle: ({ query }) => {
      const { state, calendar } = services.operation;
      const { date, fleet, service } = openDayOf(state, dateOr(services, query.date));
      return Promise.resolve({
        items: fleet.closures.map(({ stop, during }) => ({
          date,
          stop: service.stops[stop]!.id,
          from: calendar.text(calendar.instantOf(date, during.earliest)),
          to: during.latest >= END_OF_TIME ? null : calendar.text(calendar.instantOf(date, during.latest)),
        })),
      });
    },
  }),
];

const closing = (): Route[] => [
  route({
    method: 'post',
    path: '/api/stops/{stop}/closure',
    name: 'closeStop',
    topic,
    summary: 'A stop cannot be used for a while; answers the bookings that nobody can serve any more',
    access: DESK,
    parameters: z.strictObject({ stop: z.string() }),
    body: z.strictObject({ date: z.iso.date(), from: moment, to: moment, reason }),
    answer: { status: 200, body: touched },
    handle: ({ parameters: { stop }, body, submit }) =>
      submit((desk) => ({
        bookings: closeStop(desk, {
          ...body,
          stop,
          from: instantOfText(body.from),
          to: instantOfText(body.to),
        }),
      })),
  }),
  route({
    method: 'post',
    path: '/api/stops/{stop}/opening',
    name: 'openStop',
    topic,
    summary: 'A closed stop can be used again',
    access: DESK,
    parameters: z.strictObject({ stop: z.string() }),
    body: z.strictObject({ date: z.iso.date(), reason }),
    answer: { status: 204 },
    problems: ['conflict'],
    handle: ({ parameters: { stop }, body, submit }) =>
      submit((desk) => {
        openStop(desk, { stop, ...body });
      }),
  }),
];

const outages = (services: Services): Route[] => {
  const access: Access = { roles: { operator: 'any', driver: 'own', admin: 'any' } };
  const parameters = z.strictObject({ vehicle: z.string() });
  const body = z.strictObject({ date: z.iso.date().optional(), stop: id, reason });
  return [
    route({
      method: 'post',
      path: '/api/vehicles/{vehicle}/breakdown',
      name: 'reportBreakdown',
      topic,
      summary: 'The vehicle is out; answers the bookings that nobody else can serve',
      access,
      object: { kind: 'vehicle', parameter: 'vehicle' },
      parameters,
      body,
      answer: { status: 200, body: touched },
      problems: ['conflict'],
      handle: ({ parameters: { vehicle }, body: told, submit }) =>
        submit((desk) => ({
          bookings: breakDown(desk, { ...told, vehicle, date: dateOr(services, told.date) }),
        })),
    }),
    route({
      method: 'post',
      path: '/api/vehicles/{vehicle}/repair',
      name: 'reportRepair',
      topic,
      summary: 'The vehicle is back, empty, at this stop',
      access,
      object: { kind: 'vehicle', parameter: 'vehicle' },
      parameters,
      body,
      answer: { status: 204 },
      problems: ['conflict'],
      handle: ({ parameters: { vehicle }, body: told, submit }) =>
        submit((desk) => {
          repair(desk, { ...told, vehicle, date: dateOr(services, told.date) });
        }),
    }),
  ];
};
