import { z } from 'zod';
import { booking, moment } from './booking.js';
import { tourView } from './tour.js';

/** What changed, as pages hear it. Ids only: who a rider is, is asked for by HTTP. */
export const liveChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('booking'), booking }),
    z.strictObject({ kind: z.literal('tour'), tour: tourView }),
    z.strictObject({
      kind: z.literal('closure'),
      date: z.iso.date(),
      stop: z.string(),
      closed: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('message'),
      message: z.strictObject({
        id: z.string(),
        vehicle: z.string(),
        sender: z.string(),
        text: z.string(),
        sent: moment,
        read: moment.nullable(),
      }),
    }),
    z.strictObject({
      kind: z.literal('deed'),
      actor: z.string(),
      action: z.string(),
      object: z.string(),
      reason: z.string().nullable(),
    }),
  ])
  .meta({ id: 'LiveChange' });
export type LiveChange = z.infer<typeof liveChange>;

/**
 * Changes of one commit for one room. `previous` is the position of the room's push before: who knows another
 * one has missed something and catches up. Positions mean something within one feed only: when another process takes
 * over, a new feed begins.
 */
export const push = z
  .strictObject({
    feed: z.string(),
    room: z.string(),
    previous: z.int(),
    position: z.int(),
    changes: z.array(liveChange),
  })
  .meta({ id: 'Push' });
export type Push = z.infer<typeof push>;

/** Answer to "what has changed since?". Without `pushes` too much has: ask for everything anew, then go on from `position`. */
export const catchUp = z
  .strictObject({
    feed: z.string(),
    position: z.int(),
    rooms: z.record(z.string(), z.int()),
    pushes: z.array(push).nullable(),
  })
  .meta({ id: 'CatchUp' });
export type CatchUp = z.infer<typeof catchUp>;

/** Where a vehicle is, as its tablet says. */
export const vehiclePosition = z
  .strictObject({
    vehicle: z.string(),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    /** Degrees clockwise from north; null while standing. */
    heading: z.number().min(0).max(360).nullable(),
    at: moment,
  })
  .meta({ id: 'VehiclePosition' });
export type VehiclePosition = z.infer<typeof vehiclePosition>;

/** What a tablet sends about itself: which vehicle it is in, the server knows. */
export const ownPosition = vehiclePosition.omit({ vehicle: true }).meta({ id: 'OwnPosition' });
export type OwnPosition = z.infer<typeof ownPosition>;

export interface Beat {
  readonly feed: string;
  readonly room: string;
  readonly position: number;
}

/** Events from server to page. */
export interface ToPage {
  changes: (push: Push) => void;
  /** The vehicles that have moved: each about once a second, several together. */
  positions: (positions: readonly VehiclePosition[]) => void;
  /** Every five seconds and on joining: the position of the room's last push. */
  beat: (beat: Beat) => void;
  /** The watchlist has changed: ask for it. */
  watch: () => void;
}

/** Events from page to server; the answer says whether it was taken, and if not, why. */
export interface ToServer {
  position: (position: OwnPosition, answer: (taken: string) => void) => void;
}
