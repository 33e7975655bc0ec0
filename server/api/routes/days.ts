import { z } from 'zod';
import { moment } from '../../contract/booking.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

/** More than a year of days. */
const MOST = 400;
const topic = 'days';

/** Service days as they were run. */
export const dayRoutes = (services: Services): Route[] => [...listing(services), ...journal(services)];

const listing = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/days',
    name: 'listDays',
    topic,
    summary: 'Service days that took bookings, the newest first, with the versions they run by',
    access: { roles: { operator: 'any', planner: 'any', admin: 'any' } },
    answer: {
      status: 200,
      body: z.strictObject({
        items: z.array(
          z.strictObject({
            date: z.iso.date(),
            state: z.string(),
            opened: moment,
            closed: moment.nullable(),
            versions: z.json(),
          }),
        ),
      }),
    },
    handle: async () => {
      const rows = await gate.store.db
        .selectFrom('service_day')
        .selectAll()
        .orderBy('service_date', 'desc')
        .limit(MOST)
        .execute();
      return {
        items: rows.map((row) => ({
          date: row.service_date,
          state: row.state,
          opened: operation.calendar.text(row.opened_at),
          closed: row.closed_at === null ? null : operation.calendar.text(row.closed_at),
          versions: JSON.parse(row.versions) as unknown,
        })),
      };
    },
  }),
];

const journal = ({ gate, operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/days/{date}/journal',
    name: 'exportJournal',
    topic,
    summary: 'Every input of a service day in order, one JSON object a line; ids only',
    access: { roles: { admin: 'any' } },
    parameters: z.strictObject({ date: z.iso.date() }),
    answer: { status: 200, file: 'application/x-ndjson' },
    handle: async ({ parameters: { date } }) => {
      const rows = await gate.store.db
        .selectFrom('journal')
        .select(['seq', 'input', 'actor', 'recorded_at'])
        .where('service_date', '=', date)
        .orderBy('seq')
        .execute();
      return rows
        .map(({ input, recorded_at, ...row }) =>
          JSON.stringify({
            ...row,
            recorded: operation.calendar.text(recorded_at),
            input: JSON.parse(input) as unknown,
          }),
        )
        .map((line) => `${line}\n`)
        .join('');
    },
  }),
];
