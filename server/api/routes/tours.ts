import { z } from 'zod';
import type { VehicleIndex } from '../../../core/ids.js';
import type { ObjectOf } from '../../auth/access.js';
import { catchUp, ownPosition, vehiclePosition } from '../../contract/live.js';
import { tourView } from '../../contract/tour.js';
import { roomsOf } from '../../live/rooms.js';
import { tourView as viewOfTour } from '../../live/tour-view.js';
import { dateOr, openDayOf, vehicleOf } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const onDate = z.strictObject({ date: z.iso.date().optional() });
const parameters = z.strictObject({ vehicle: z.string() });
const THIS: ObjectOf = { kind: 'vehicle', parameter: 'vehicle' };
const topic = 'tours';

/** Plans as they are now, where the vehicles are, and what has changed since. */
export const tourRoutes = (services: Services): Route[] => [...plans(services), ...whereabouts(services)];

const plans = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/tours',
    name: 'listTours',
    topic,
    summary: 'What every vehicle is doing and still has to do',
    access: { roles: { operator: 'any', admin: 'any' }, scope: 'fleet:read' },
    query: onDate,
    answer: { status: 200, body: z.strictObject({ position: z.int(), items: z.array(tourView) }) },
    handle: ({ query }) => {
      const { state, calendar } = services.operation;
      const day = openDayOf(state, dateOr(services, query.date));
      const items = day.fleet.tours.map((_, v) => viewOfTour(day, v as VehicleIndex, calendar));
      return Promise.resolve({ position: state.position, items });
    },
  }),
  route({
    method: 'get',
    path: '/api/tours/{vehicle}',
    name: 'getTour',
    topic,
    summary: 'The tour of one vehicle; drivers see their own',
    access: { roles: { operator: 'any', driver: 'own', admin: 'any' }, scope: 'fleet:read' },
    object: THIS,
    parameters,
    query: onDate,
    answer: { status: 200, body: tourView },
    handle: ({ parameters: { vehicle }, query }) => {
      const { state, calendar } = services.operation;
      const day = openDayOf(state, dateOr(services, query.date));
      return Promise.resolve(viewOfTour(day, vehicleOf(day, vehicle), calendar));
    },
  }),
];

const whereabouts = ({ positions, feed, gate }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/positions',
    name: 'listPositions',
    topic,
    summary: 'Where each vehicle was when it was last heard of',
    access: { roles: { operator: 'any', admin: 'any' }, scope: 'fleet:read' },
    answer: { status: 200, body: z.strictObject({ items: z.array(vehiclePosition) }) },
    handle: () => Promise.resolve({ items: [...positions.all().values()].map(({ position }) => position) }),
  }),
  route({
    method: 'put',
    path: '/api/vehicles/{vehicle}/position',
    name: 'reportPosition',
    topic,
    summary: 'Where the vehicle is, for devices without a socket',
    access: { roles: { driver: 'own' }, scope: 'fleet:write' },
    object: THIS,
    parameters,
    body: ownPosition,
    answer: { status: 204 },
    // Sent once a second, and the newest counts: keeping answers would be of no use.
    idempotency: 'none',
    handle: ({ parameters: { vehicle }, body }) => {
      positions.report({ vehicle, ...body }, gate.clock.now());
      return Promise.resolve();
    },
  }),
  route({
    method: 'get',
    path: '/api/changes',
    name: 'listChanges',
    topic,
    summary: 'Everything the caller may see that has changed after a position of a feed',
    access: {
      roles: { rider: 'any', driver: 'any', operator: 'any', admin: 'any' },
      scope: 'bookings:read',
    },
    query: z.strictObject({
      feed: z.string().max(100).default(''),
      after: z.coerce.number().int().default(-1),
    }),
    answer: { status: 200, body: catchUp },
    handle: ({ actor, family, query }) => {
      const known = { feed: query.feed, position: query.after };
      return Promise.resolve(feed.after(known, roomsOf(actor, family)));
    },
  }),
];
