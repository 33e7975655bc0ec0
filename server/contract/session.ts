import { z } from 'zod';
import { moment } from './booking.js';

/** Shapes of what crosses the wire about being signed in. */
export const credentials = z
  .strictObject({
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    /** Of the authenticator app, or a recovery code, if the account has a second factor. */
    code: z.string().min(6).max(30).optional(),
  })
  .meta({ id: 'Credentials' });

/** Who is signed in here. */
export const sessionView = z
  .strictObject({
    role: z.enum(['rider', 'operator', 'driver', 'planner', 'admin', 'nobody']),
    /** The account of staff, with the name to show. */
    account: z.string().nullable(),
    displayName: z.string().nullable(),
    /** The rider, and those they may book for beside themselves. */
    rider: z.string().nullable(),
    family: z.array(z.string()),
    /** The vehicle a driver is signed on to. */
    vehicle: z.string().nullable(),
    /** To be sent in the header x-csrf-token with every write of a browser. */
    csrf: z.string().nullable(),
    expires: moment.nullable(),
    /** Whether the town's people may sign in at GET /api/session/open-id. */
    openId: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;
