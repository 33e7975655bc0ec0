import { z } from 'zod';
import { moment } from './booking.js';

const words = z.strictObject({ ja: z.string().optional(), en: z.string().optional() });

/** One day as riders see it. Moments, because hours may run past midnight. */
export const serviceDayView = z
  .strictObject({
    date: z.iso.date(),
    /** Why there is no service; null if there is. */
    closed: z.string().nullable(),
    hours: z.array(z.strictObject({ from: moment, to: moment })),
  })
  .meta({ id: 'ServiceDay' });

/** What everybody may know before asking for a ride. */
export const serviceView = z
  .strictObject({
    name: words,
    place: words.nullable(),
    /** To call for those who book by telephone; null if the service says none. */
    phone: z.string().nullable(),
    languages: z.array(z.enum(['ja', 'en'])),
    timezone: z.string(),
    now: moment,
    /** How far ahead, and until how long before, rides are taken. */
    horizon_s: z.int(),
    notice_s: z.int(),
    /** The coming days. */
    days: z.array(serviceDayView),
    /** As service.yaml says it. */
    fare: z.json(),
    /** What is invented about this service, and whom maps must name. */
    synthetic: z.array(z.string()),
    attribution: z.array(z.string()),
  })
  .meta({ id: 'Service' });

export const stopView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kana: z.string(),
    lon: z.number(),
    lat: z.number(),
    zones: z.array(z.string()),
    /** How the way to it is, in words. */
    access: z.string(),
  })
  .meta({ id: 'Stop' });

/** A stop that cannot be used for a while. */
export const closureView = z
  .strictObject({ date: z.iso.date(), stop: z.string(), from: moment, to: moment.nullable() })
  .meta({ id: 'Closure' });

export const vehicleView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    layouts: z.array(z.strictObject({ seats: z.int(), wheelchairs: z.int() })),
    shifts: z.array(
      z.strictObject({
        from: moment,
        to: moment,
        breaks: z.array(z.strictObject({ from: moment, to: moment, duration_s: z.int(), stop: z.string() })),
      }),
    ),
    /** Takes no new rides. */
    excluded: z.boolean(),
    brokenDown: z.boolean(),
  })
  .meta({ id: 'Vehicle' });

export type ServiceDayView = z.output<typeof serviceDayView>;
export type StopView = z.output<typeof stopView>;
export type VehicleView = z.output<typeof vehicleView>;
