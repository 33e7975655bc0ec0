import { z } from 'zod';
import { moment } from './booking.js';

const word = z.string().min(1).max(60);

/** What somebody needs to travel. */
export const NEEDS = [
  'wheelchair',
  'walker',
  'help-boarding',
  'hearing',
  'sight',
  'guide-dog',
  'child-seat',
] as const;

/** How a rider wants to be told about rides. */
export const CONTACTS = ['sms', 'mail', 'call', 'none'] as const;

/** What riders may change of themselves. */
const own = {
  name: z.string().min(1).max(80),
  kana: z.string().min(1).max(80),
  email: z.email().max(200).nullable(),
  language: z.enum(['ja', 'en']),
  contact: z.enum(CONTACTS),
  needs: z.array(z.enum(NEEDS)).max(NEEDS.length),
  /** Stops with a name of the rider's own: "病院", "姉の家". */
  places: z.array(z.strictObject({ label: word, stop: word })).max(20),
};

/** What the desk decides. Attributes are those that rules and fares refer to: "age-65-plus", "resident". */
const desk = {
  phone: z.string().max(30).nullable(),
  attributes: z.array(word).max(20),
  note: z.string().max(1000),
};

export const newRider = z
  .strictObject({
    ...own,
    ...desk,
    phone: desk.phone.default(null),
    email: own.email.default(null),
    language: own.language.default('ja'),
    contact: own.contact.default('sms'),
    needs: own.needs.default([]),
    places: own.places.default([]),
    attributes: desk.attributes.default([]),
    note: desk.note.default(''),
    /** The rider has heard and agreed to the consent text. */
    consent: z.boolean().default(false),
  })
  .meta({ id: 'NewRider' });

export const riderChange = z
  .strictObject({ ...own, ...desk, consent: z.literal(true) })
  .partial()
  .meta({ id: 'RiderChange' });
export const ownChange = z
  .strictObject({ ...own, consent: z.literal(true) })
  .partial()
  .meta({ id: 'OwnChange' });

export const pass = z
  .strictObject({ id: z.string(), kind: z.string(), from: z.iso.date(), to: z.iso.date() })
  .meta({ id: 'Pass' });

export const newPass = z
  .strictObject({ kind: word, from: z.iso.date(), to: z.iso.date() })
  .meta({ id: 'NewPass' });

/** Personal data: seen by the rider, the family member who books, and the desk. */
export const rider = z
  .strictObject({
    id: z.string(),
    ...own,
    ...desk,
    name: z.string().nullable(),
    kana: z.string().nullable(),
    consent: moment.nullable(),
    created: moment,
    lastUsed: moment,
    passes: z.array(pass),
    /** Riders this one may book for. */
    family: z.array(z.string()),
  })
  .meta({ id: 'Rider' });

/** Enough to recognise a caller. */
export const riderLine = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    kana: z.string().nullable(),
    phone: z.string().nullable(),
    lastUsed: moment,
  })
  .meta({ id: 'RiderLine' });

/** What `rider.detail` holds, as JSON. */
export const riderDetail = z.strictObject({
  email: own.email,
  language: own.language,
  contact: own.contact,
  needs: own.needs,
  places: own.places,
  note: desk.note,
});

export type NewRider = z.output<typeof newRider>;
export type RiderChange = z.output<typeof riderChange>;
export type Rider = z.output<typeof rider>;
export type RiderLine = z.output<typeof riderLine>;
export type RiderDetail = z.output<typeof riderDetail>;
export type NewPass = z.output<typeof newPass>;
export type Pass = z.output<typeof pass>;
