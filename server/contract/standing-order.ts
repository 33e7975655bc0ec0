import { z } from 'zod';
import { party } from './booking.js';

/** "Every Tuesday at nine": bookings made by themselves as soon as their day can be booked. */
export const standingOrderDetail = z
  .strictObject({
    weekdays: z
      .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
      .min(1)
      .max(7),
    kind: z.enum(['depart', 'arrive']),
    /** Of the service day; hours run past 24 after midnight. */
    time: z.string().regex(/^\d{1,2}:[0-5]\d$/),
    origin: z.string(),
    destination: z.string(),
    party,
    attributes: z.array(z.string()),
    walkLimit_s: z.int().min(0).optional(),
  })
  .meta({ id: 'StandingOrderDetail' });
export type StandingOrderDetail = z.infer<typeof standingOrderDetail>;
