import { z } from 'zod';

/** Shapes of what crosses the wire about wishes and rides. Moments are ISO 8601 with offset, in the service's zone. */
export const moment = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with offset' });

export const wish = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('now') }),
    z.strictObject({ kind: z.literal('depart'), at: moment }),
    z.strictObject({ kind: z.literal('arrive'), by: moment }),
  ])
  .meta({ id: 'Wish' });

/** Who travels together. Companions and wheelchair users are counted in `persons`. */
export const party = z
  .strictObject({
    persons: z.int().min(1).max(20),
    wheelchairs: z.int().min(0).max(4).default(0),
    /** One for each further person: attributes that fares depend on. */
    companions: z.array(z.array(z.string())).default([]),
  })
  .meta({ id: 'Party' });

export const window = z.strictObject({ from: moment, to: moment }).meta({ id: 'Window' });

/** A ride we could give. Room is held for it until `validUntil`. */
export const offer = z
  .strictObject({
    number: z.int().min(0).max(3),
    kind: z.enum(['as-wished', 'earlier', 'later', 'other-stop']),
    origin: z.string(),
    destination: z.string(),
    /** Boarding begins inside this window, and the vehicle is there no later than `arriveBy`: the promise. */
    pickup: window,
    arriveBy: moment,
    /** As planned now; may move inside the promise. */
    plannedPickup: moment,
    plannedDropoff: moment,
    walk_s: z.int(),
    fare_yen: z.int(),
    validUntil: moment,
    /** Proof that this offer is ours; a yes must carry it. */
    token: z.string(),
  })
  .meta({ id: 'Offer' });

/**
 * waiting: collected for a joint decision · offered: the rider is thinking · on-call: a way back that waits for the
 * call · booked · aboard · completed · cancelled (by the rider's side) · withdrawn (by us) · no-show · refused ·
 * declined · expired · replaced (by a changed booking).
 */
export const BOOKING_STATUS = [
  'waiting',
  'offered',
  'on-call',
  'booked',
  'aboard',
  'completed',
  'cancelled',
  'withdrawn',
  'no-show',
  'refused',
  'declined',
  'expired',
  'replaced',
] as const;
export type BookingStatus = (typeof BOOKING_STATUS)[number];

/** A refusal with its stable reason and the figures that belong to it. What would help is worked out when somebody asks. */
export const refusal = z
  .strictObject({ reason: z.string(), figures: z.record(z.string(), z.json()) })
  .meta({ id: 'Refusal' });

/** One wish from asking to its end. */
export const booking = z
  .strictObject({
    id: z.string(),
    date: z.iso.date(),
    rider: z.string().nullable(),
    status: z.enum(BOOKING_STATUS),
    origin: z.string(),
    destination: z.string(),
    wish,
    party,
    attributes: z.array(z.string()),
    walkLimit_s: z.int(),
    offers: z.array(offer.omit({ token: true })),
    /** The offer the rider said yes to. */
    chosen: offer.omit({ token: true }).nullable(),
    vehicle: z.string().nullable(),
    /** As planned now, as driven once it has happened. */
    pickup: moment.nullable(),
    dropoff: moment.nullable(),
    boarded: moment.nullable(),
    alighted: moment.nullable(),
    fare_yen: z.int().nullable(),
    /** The most parties aboard together on a driven leg of the ride so far, this one counted; 0 before. */
    together: z.int().min(0),
    refusal: refusal.nullable(),
    returnOf: z.string().nullable(),
    replaces: z.string().nullable(),
    standingOrder: z.string().nullable(),
    createdBy: z.string(),
    created: moment,
    updated: moment,
    test: z.boolean(),
  })
  .meta({ id: 'Booking' });

export type Wish = z.infer<typeof wish>;
export type Party = z.infer<typeof party>;
export type Offer = z.infer<typeof offer>;
export type Booking = z.infer<typeof booking>;
