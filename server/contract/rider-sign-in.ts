import { z } from 'zod';
import { moment } from './booking.js';

/** Shapes of what crosses the wire when a rider signs in by phone number and one-time code. */
const phone = z
  .string()
  .min(1)
  .max(40)
  .meta({ description: 'as people write it, as in 090-1234-5678; without a country it is Japanese' });

export const codeRequest = z.strictObject({ phone }).meta({ id: 'CodeRequest' });

/** The same whether or not a rider has this number. */
export const codeRequested = z
  .strictObject({ digits: z.literal(6), validFor_s: z.int() })
  .meta({ id: 'CodeRequested' });

export const codeRedemption = z
  .strictObject({ phone, code: z.string().min(6).max(20) })
  .meta({ id: 'CodeRedemption' });

/** For the operator to say to the rider on the phone; answered once. */
export const toldCode = z.strictObject({ code: z.string(), expires: moment }).meta({ id: 'ToldCode' });
