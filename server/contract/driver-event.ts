import { z } from 'zod';
import { moment } from './booking.js';

const told = { number: z.int().min(1).max(1_000_000), happened: moment };

/**
 * What a driver's tablet reports. The tablet numbers its events of one vehicle and service day from 1, so that a
 * doubled event is known and a missing one is noticed.
 */
export const driverEvent = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...told, kind: z.literal('departed') }),
    z.strictObject({ ...told, kind: z.literal('arrived'), stop: z.string() }),
    z.strictObject({
      ...told,
      kind: z.enum(['boarded', 'alighted', 'absent']),
      booking: z.string(),
      /** Where it was, if the tablet knows; absent: where the plan says. */
      stop: z.string().optional(),
    }),
    z.strictObject({ ...told, kind: z.literal('rested') }),
    z.strictObject({ ...told, kind: z.literal('broke-down'), stop: z.string() }),
    z.strictObject({ ...told, kind: z.literal('repaired'), stop: z.string() }),
    /** Nothing about the plan: kept for the daily record. */
    z.strictObject({
      ...told,
      kind: z.enum(['garage-out', 'start', 'arrival', 'garage-in', 'check', 'accident', 'driver-change']),
      odometer_m: z.int().min(0).optional(),
      detail: z.string().max(2000).optional(),
    }),
  ])
  .meta({ id: 'DriverEvent' });
export type DriverEvent = z.infer<typeof driverEvent>;

/**
 * applied: as the plan expected · reconciled: the plan was brought to what happened · waiting: an event with a smaller
 * number has not come yet · recorded: no part of the plan · ignored: nothing to do. `because` says how or why.
 */
export const driverOutcome = z
  .strictObject({
    number: z.int(),
    outcome: z.enum(['applied', 'reconciled', 'waiting', 'recorded', 'ignored']),
    because: z.string().nullable(),
  })
  .meta({ id: 'DriverOutcome' });
export type DriverOutcome = z.infer<typeof driverOutcome>;
