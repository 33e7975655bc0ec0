import { z } from 'zod';
import { moment } from './booking.js';

/** Who did what to which object, and why. Ids only. */
export const auditEntry = z
  .strictObject({
    id: z.string(),
    at: moment,
    actor: z.string(),
    action: z.string(),
    object: z.string(),
    reason: z.string().nullable(),
    detail: z.json(),
  })
  .meta({ id: 'AuditEntry' });
