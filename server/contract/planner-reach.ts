import { z } from 'zod';
import { told } from './planner-scenario.js';

const words = z.strictObject({ ja: z.string(), en: z.string() });
/** What a place is to those who live there. */
const kind = z.enum(['hospital', 'clinic', 'shop', 'station']);
const point = { lon: z.number(), lat: z.number() };

/** Who reaches a hospital, clinic, shop or station in time, with the service and without it (`noriai reach`). */
export const plannerReach = z
  .strictObject({
    /** How the times were made, and what is invented: to be read before any figure. */
    notes: z.array(told),
    /** The limits, in minutes, ascending. */
    limits: z.array(z.int()),
    /** People within a limit of the nearest place of a kind. Empty: the scenario does not know where its people live. */
    shares: z.array(
      z.strictObject({
        kind,
        limit: z.int(),
        /** Empty: the whole area. */
        municipality: z.string(),
        /** Empty: everybody. */
        age: words.nullable(),
        people: z.int(),
        without: z.int(),
        with: z.int(),
      }),
    ),
    /** Where people live: the middle of each cell. */
    cells: z.array(
      z.strictObject({
        ...point,
        people: z.number(),
        /** For most of them, by kind, for each limit: reached without the service, gained by it, or beyond. */
        outcomes: z.partialRecord(kind, z.array(z.enum(['reached', 'gained', 'beyond']))),
      }),
    ),
    places: z.array(z.strictObject({ ...point, kind })),
  })
  .meta({ id: 'PlannerReach' });

export type PlannerReach = z.output<typeof plannerReach>;
