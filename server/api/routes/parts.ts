import { z } from 'zod';
import type { Access } from '../../auth/access.js';
import { PARTS } from '../../../scenarios/parts.js';
import { reason } from '../../contract/booking-request.js';
import { editPart, partOf } from '../../operation/edit-part.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const parameters = z.strictObject({ part: z.enum(PARTS) });
const PLANNERS: Access = { roles: { operator: 'any', planner: 'any', admin: 'any' } };
const topic = 'editing';

/** Vehicles with shifts and breaks, stops, and the rules of the service: the files of the scenario, edited live. */
export const partRoutes = ({ operation }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/parts/{part}',
    name: 'getPart',
    topic,
    summary: 'The newest version of the fleet, the stops or the rules, in the format of the scenario',
    access: PLANNERS,
    parameters,
    answer: { status: 200, body: z.strictObject({ version: z.int(), content: z.json() }) },
    handle: ({ parameters: { part } }) => Promise.resolve(partOf(operation, part)),
  }),
  route({
    method: 'put',
    path: '/api/parts/{part}',
    name: 'editPart',
    topic,
    summary: 'A new version; days that take bookings already keep what they opened with',
    access: { roles: { operator: 'any', admin: 'any' } },
    parameters,
    body: z
      .strictObject({
        version: z.int().meta({ description: 'The version that was edited' }),
        content: z.union([z.record(z.string(), z.json()), z.array(z.record(z.string(), z.string()))]),
        reason,
      })
      .meta({ id: 'PartEdit' }),
    answer: { status: 200, body: z.strictObject({ version: z.int() }) },
    problems: ['conflict'],
    handle: ({ parameters: { part }, body, submit }) =>
      submit((desk) => editPart(desk, { ...body, part, content: body.content })),
  }),
];
