import { z } from 'zod';
import { moment } from './booking.js';

/**
 * What an operator should look at. Codes are stable:
 * vehicle-late: behind its plan · ride-late: the promise of a booking cannot be kept · ride-at-risk: hardly any slack
 * left · signal-lost: nothing heard of a vehicle under way · driver-missing: a shift has begun and nobody reports ·
 * vehicle-out: broken down · ride-withdrawn: a promise was taken back, the rider needs help · no-ride-for-standing-order:
 * a standing order could not be booked.
 */
export const WATCH_CODES = [
  'vehicle-late',
  'ride-late',
  'ride-at-risk',
  'signal-lost',
  'driver-missing',
  'vehicle-out',
  'ride-withdrawn',
  'no-ride-for-standing-order',
] as const;
export type WatchCode = (typeof WATCH_CODES)[number];

export const watchItem = z
  .strictObject({
    code: z.enum(WATCH_CODES),
    date: z.iso.date(),
    vehicle: z.string().nullable(),
    booking: z.string().nullable(),
    /** How late it is or how little slack is left, s; null where neither is meant. */
    by_s: z.int().nullable(),
  })
  .meta({ id: 'WatchItem' });
export type WatchItem = Readonly<z.infer<typeof watchItem>>;

/** Something done at the desk, with the name of the account that did it; riders, machines and the clock have none. */
export const deed = z
  .strictObject({
    id: z.string(),
    at: moment,
    actor: z.string(),
    name: z.string().nullable(),
    action: z.string(),
    object: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Deed' });
export type DeedView = z.infer<typeof deed>;
