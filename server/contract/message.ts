import { z } from 'zod';
import { moment } from './booking.js';

/** A word between operator and driver. */
export const message = z
  .strictObject({
    id: z.string(),
    vehicle: z.string(),
    sender: z.string(),
    text: z.string(),
    sent: moment,
    read: moment.nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;
