import { z } from 'zod';
import { moment } from './booking.js';

/** One halt of a tour, for one booking or for the driver's rest. */
export const visitView = z
  .strictObject({
    kind: z.enum(['pickup', 'dropoff', 'break']),
    stop: z.string(),
    booking: z.string().nullable(),
    persons: z.int(),
    wheelchairs: z.int(),
    /** The vehicle halts, and service begins, as planned now. */
    arrive: moment,
    begin: moment,
    /** Boarding may begin, and service must have begun: the promise, or the window of the rest. */
    earliest: moment.nullable(),
    latest: moment.nullable(),
    /** The rider has not said yes yet: nobody is fetched on an open offer. */
    held: z.boolean(),
    pinned: z.boolean(),
    /** The promise has been broken already, and the plan goes by later bounds. */
    excused: z.boolean(),
  })
  .meta({ id: 'Visit' });

/** What a vehicle is doing and still has to do, as planned at the moment of the last change. */
export const tourView = z
  .strictObject({
    date: z.iso.date(),
    vehicle: z.string(),
    motion: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('standing'), stop: z.string().nullable(), leaves: moment.nullable() }),
      z.strictObject({
        kind: z.literal('driving'),
        from: z.string().nullable(),
        to: z.string(),
        departed: moment,
        arrives: moment,
      }),
      z.strictObject({ kind: z.literal('broken-down'), stop: z.string().nullable() }),
    ]),
    odometer_m: z.int(),
    aboard: z.array(z.string()),
    visits: z.array(visitView),
    /** Takes no new rides. */
    excluded: z.boolean(),
  })
  .meta({ id: 'Tour' });

export type VisitView = z.infer<typeof visitView>;
export type TourView = z.infer<typeof tourView>;
