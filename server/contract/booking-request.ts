import { z } from 'zod';
import { booking, moment, offer, party, wish } from './booking.js';

const id = z.string().min(1).max(100);
const word = z.string().min(1).max(60);

/** When to ride back: at a moment, or when the rider calls ("open return"). */
export const back = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('at'),
    wish: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('depart'), at: moment }),
      z.strictObject({ kind: z.literal('arrive'), by: moment }),
    ]),
  }),
  z.strictObject({ kind: z.literal('on-call') }),
]);

const trip = {
  origin: id.meta({ description: 'Id of a stop' }),
  destination: id.meta({ description: 'Id of a stop' }),
  wish,
  party: party.default({ persons: 1, wheelchairs: 0, companions: [] }),
  walkLimit_s: z
    .int()
    .min(0)
    .max(3600)
    .optional()
    .meta({ description: 'How far the party walks to another stop; absent: as the service says' }),
  anyway: z.boolean().default(false).meta({ description: 'Wanted although there is a ride like it already' }),
};

/** A ride that somebody wishes for. */
export const quoteRequest = z
  .strictObject({
    ...trip,
    rider: id
      .nullish()
      .meta({ description: 'Absent: the rider who asks; for the desk a caller who gave no name' }),
    back: back.optional(),
    attributes: z
      .array(word)
      .max(20)
      .default([])
      .meta({ description: 'Of the party, beside those of the rider ("age-65-plus"); the desk decides' }),
    channel: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/)
      .optional()
      .meta({
        description: 'How the wish came ("line", "phone"); fares may depend on it; for desk and machines',
      }),
    test: z.boolean().default(false).meta({ description: 'To try the service: left out of all reports' }),
  })
  .meta({ id: 'QuoteRequest' });

/** What to change of a booking; the rest stays. */
export const bookingChange = z
  .strictObject({ ...trip, party, anyway: z.boolean() })
  .omit({ anyway: true })
  .partial()
  .meta({ id: 'BookingChange' });

const sentence = z.strictObject({ ja: z.string(), en: z.string() });

/** What was answered to a wish. Room is held for the offers until they expire; a yes needs the token. */
const asked = z.strictObject({
  booking,
  offers: z.array(offer),
  /** If refused: why, and what would have helped, in words for the rider. */
  explanation: sentence.nullable(),
});

export const quote = z.strictObject({ ...asked.shape, back: asked.nullable() }).meta({ id: 'Quote' });

export const confirmation = z
  .strictObject({ offer: z.int().min(0).max(3), token: z.string().max(200) })
  .meta({ id: 'Confirmation' });

export const cancellation = z
  .strictObject({ extent: z.enum(['ride', 'ride-and-return']).default('ride') })
  .meta({ id: 'Cancellation' });

/** Why something is done: kept in the audit, so no names. */
export const reason = z
  .string()
  .min(1)
  .max(500)
  .meta({ description: 'Kept in the audit: no names of people' });

/** A vehicle for a ride, with what it would cost or what keeps it. */
export const suggestion = z
  .strictObject({
    vehicle: z.string(),
    /** Could serve it without breaking a promise. */
    fits: z.boolean(),
    /** "4 min of driving, …: 312 yen"; null where it cannot. */
    cost: sentence.nullable(),
    cost_yen: z.int().nullable(),
    pickup: moment.nullable(),
    dropoff: moment.nullable(),
    /** Bookings whose promises it would break. */
    breaks: z.array(z.string()),
    obstacles: z.array(z.strictObject({ code: z.string(), ...sentence.shape })),
  })
  .meta({ id: 'VehicleSuggestion' });

/** What the desk reads out, or decides by. */
export const explanationView = z
  .strictObject({
    operator: sentence,
    rider: sentence,
    vehicles: z.array(suggestion),
    remedies: z.array(z.strictObject({ code: z.string(), ...sentence.shape })),
  })
  .meta({ id: 'Explanation' });

export type QuoteRequest = z.output<typeof quoteRequest>;
export type BookingChange = z.output<typeof bookingChange>;
export type Quote = z.output<typeof quote>;
export type SuggestionView = z.output<typeof suggestion>;
export type ExplanationView = z.output<typeof explanationView>;
