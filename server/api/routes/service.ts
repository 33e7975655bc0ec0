import { z } from 'zod';
import { dateAfter } from '../../../scenarios/calendar.js';
import { serviceView, stopView, type ServiceDayView } from '../../contract/service.js';
import { comingDay } from '../coming-day.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { EVERYBODY } from './everybody.js';

/** So many days are told, today included. */
const DAYS = 8;
const topic = 'service';

/** What everybody may know of the service. */
export const serviceRoutes = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/service',
    name: 'getService',
    topic,
    summary: 'Name, telephone, hours of the coming days, notice, fares',
    access: EVERYBODY,
    answer: { status: 200, body: serviceView },
    handle: () => {
      const { operation, phone } = services;
      const { scenario } = operation.state.parts;
      const { about, service } = scenario;
      return Promise.resolve({
        name: about.name,
        place: about.place ?? null,
        phone: phone ?? null,
        languages: ['ja', 'en'],
        timezone: operation.calendar.zone,
        now: operation.calendar.text(operation.clock.now()),
        horizon_s: service.policy.horizon,
        notice_s: service.policy.notice,
        days: comingDays(services),
        fare: service.fare,
        synthetic: scenario.synthetic,
        attribution: scenario.attribution,
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/stops',
    name: 'listStops',
    topic,
    summary: 'All stops, with kana and place',
    access: EVERYBODY,
    answer: { status: 200, body: z.strictObject({ items: z.array(stopView) }) },
    handle: () => {
      const { stops } = comingDay(
        services.operation.state.parts.scenario,
        services.operation.calendar.dateOf(services.operation.clock.now()),
      );
      return Promise.resolve({
        items: stops.flatMap(({ kind, id, name, kana, lonLat, zones, access }) =>
          kind === 'stop' ? [{ id, name, kana, lon: lonLat.lon, lat: lonLat.lat, zones, access }] : [],
        ),
      });
    },
  }),
];

function comingDays({ operation }: Services): ServiceDayView[] {
  const { calendar, clock, state } = operation;
  const today = calendar.dateOf(clock.now());
  return Array.from({ length: DAYS }, (_, i) => {
    const date = dateAfter(today, i);
    const day = state.days.get(date)?.service ?? comingDay(state.parts.scenario, date);
    const text = (at: Parameters<typeof calendar.instantOf>[1]): string =>
      calendar.text(calendar.instantOf(date, at));
    return {
      date,
      closed: day.closed ?? null,
      hours: day.world.policy.hours.map(({ earliest, latest }) => ({
        from: text(earliest),
        to: text(latest),
      })),
    };
  });
}
