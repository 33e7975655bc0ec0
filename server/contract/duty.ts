import { z } from 'zod';
import { moment } from './booking.js';
import { tourView } from './tour.js';

/** A party as its driver must know it: whom to look for, how to help, what to collect. No more is told, as the consent says. */
export const passenger = z
  .strictObject({
    booking: z.string(),
    name: z.string().nullable(),
    kana: z.string().nullable(),
    needs: z.array(z.string()),
    /** For the whole party; null if it is not known. */
    fare_yen: z.int().nullable(),
    /** What the party shows when it boards. */
    pays: z.enum(['cash', 'pass', 'coupon']),
  })
  .meta({ id: 'Passenger' });

/** All a tablet keeps to go on without a line: the plan, the people in it, and how far its own events are in the plan. */
export const duty = z
  .strictObject({
    /** The service's clock when this was true. */
    now: moment,
    tour: tourView,
    passengers: z.array(passenger),
    /** Number of the newest event that was heard of the vehicle on this day; the tablet goes on counting from it. */
    lastNumber: z.int(),
  })
  .meta({ id: 'Duty' });

export type Passenger = z.output<typeof passenger>;
export type DutyView = z.output<typeof duty>;
