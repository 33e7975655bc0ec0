import { z } from 'zod';
import { moment } from './booking.js';

/** Shapes of what crosses the wire about keys for machines. */
export const scope = z
  .enum([
    'bookings:read',
    'bookings:write',
    'riders:read',
    'riders:write',
    'fleet:read',
    'fleet:write',
    'reports:read',
  ])
  .meta({ id: 'Scope' });

export const newApiKey = z
  .strictObject({ label: z.string().trim().min(1).max(80), scopes: z.array(scope).min(1).max(20) })
  .meta({ id: 'NewApiKey' });

export const apiKey = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    scopes: z.array(scope),
    createdBy: z.string(),
    created: moment,
    revoked: moment.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** `text` is what the machine sends as `Authorization: Bearer …`; answered once. */
export const issuedKey = z.strictObject({ key: apiKey, text: z.string() }).meta({ id: 'IssuedKey' });
