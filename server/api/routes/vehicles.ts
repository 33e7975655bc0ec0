import { z } from 'zod';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { VehicleId } from '../../../core/ids.js';
import { newDay } from '../../operation/live-day.js';
import type { Access } from '../../auth/access.js';
import { setVehicle } from '../../auth/session.js';
import { Refused } from '../../contract/problem.js';
import { vehicleView, type VehicleView } from '../../contract/service.js';
import type { OpenDay } from '../../operation/operation.js';
import { dateOr, vehicleOf } from '../day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const READERS: Access = {
  roles: { operator: 'any', driver: 'any', planner: 'any', admin: 'any' },
  scope: 'fleet:read',
};
const topic = 'vehicles';

/** The vehicles of a day, and drivers signing on to them. */
export const vehicleRoutes = (services: Services): Route[] => [...reading(services), ...signingOn(services)];

const reading = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/vehicles',
    name: 'listVehicles',
    topic,
    summary: 'The vehicles of a day with their shifts and breaks; without a date, of today',
    access: READERS,
    query: z.strictObject({ date: z.iso.date().optional() }),
    answer: { status: 200, body: z.strictObject({ items: z.array(vehicleView) }) },
    handle: ({ query }) => {
      const day = dayFor(services, dateOr(services, query.date));
      return Promise.resolve({ items: day.service.world.vehicles.map((_, v) => viewOf(services, day, v)) });
    },
  }),
];

const signingOn = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'put',
    path: '/api/own-vehicle',
    name: 'signOn',
    topic,
    summary: 'A driver takes a vehicle: from now on it is the driver’s own',
    access: { roles: { driver: 'any' } },
    body: z.strictObject({ vehicle: z.string() }),
    answer: { status: 204 },
    problems: ['conflict'],
    idempotency: 'none',
    handle: async ({ session, body }) => {
      if (session === undefined)
        throw new Refused('not-allowed', 'only a tablet that is signed in takes a vehicle');
      const { calendar, clock, state } = operation;
      const day = state.days.get(calendar.dateOf(clock.now()));
      if (day === undefined)
        throw new Refused('conflict', { ja: '本日は運行していません。', en: 'there is no service today' });
      vehicleOf(day, body.vehicle);
      await setVehicle(gate, session, body.vehicle as VehicleId);
    },
  }),
  route({
    method: 'delete',
    path: '/api/own-vehicle',
    name: 'signOff',
    topic,
    summary: 'A driver leaves the vehicle',
    access: { roles: { driver: 'any' } },
    answer: { status: 204 },
    idempotency: 'none',
    handle: async ({ session }) => {
      if (session !== undefined) await setVehicle(gate, session, null);
    },
  }),
];

/** The day as it runs, or as it would run if it were opened now. */
function dayFor({ operation }: Services, date: string): OpenDay {
  const { state, clock } = operation;
  return state.days.get(date) ?? newDay(state.parts, date, clock.now());
}

function viewOf({ operation }: Services, day: OpenDay, v: number): VehicleView {
  const { calendar } = operation;
  const { world, stops } = day.service;
  const vehicle = world.vehicles[v]!;
  const text = (at: Parameters<typeof calendar.instantOf>[1]): string =>
    calendar.text(calendar.instantOf(day.date, at));
  return {
    id: vehicle.id,
    name: nameOf(operation.state.parts.scenario, vehicle.id),
    layouts: vehicle.layouts.map(({ seats, wheelchairs }) => ({ seats, wheelchairs })),
    shifts: vehicle.shifts.map(({ begin, end, breaks }) => ({
      from: text(begin),
      to: text(end),
      breaks: breaks.map((rest) => ({
        from: text(rest.earliest),
        to: text(rest.latest),
        duration_s: rest.duration,
        stop: stops[rest.at]!.id,
      })),
    })),
    excluded: day.fleet.excluded.some((index) => index === v),
    brokenDown: day.fleet.tours[v]!.motion.kind === 'broken-down',
  };
}

/** What people call it; alike vehicles share a name and differ by their id. */
function nameOf({ fleet }: Scenario, id: string): string {
  const group = fleet.vehicles.find((one) => one.id === id || id.startsWith(`${one.id}-`));
  return group?.name ?? id;
}
