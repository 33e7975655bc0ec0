import { z } from 'zod';
import { moment } from './booking.js';

/** Shapes of what crosses the wire about the people who work for the service. */
export const accountRole = z.enum(['operator', 'driver', 'planner', 'admin']).meta({ id: 'AccountRole' });

const login = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._@-]{2,64}$/u)
  .meta({ description: '2 to 64 letters, digits or . _ @ -; capitals do not matter' });
const displayName = z.string().trim().min(1).max(80);
/** Its length is judged by server/auth/password.ts, which says what is wrong; here only that it is no book. */
const password = z.string().min(1).max(200);

export const account = z
  .strictObject({
    id: z.string(),
    login: z.string(),
    role: accountRole,
    displayName: z.string(),
    /** Whether a code is asked for beside the password. */
    secondFactor: z.boolean(),
    /** Whether it is linked to somebody at the town's OpenID provider. */
    openId: z.boolean(),
    created: moment,
    disabled: moment.nullable(),
  })
  .meta({ id: 'Account' });

/** Without a password one is generated, and answered once. */
export const newAccount = z
  .strictObject({ login, role: accountRole, displayName, password: password.optional() })
  .meta({ id: 'NewAccount' });

export const createdAccount = z
  .strictObject({ account, generatedPassword: z.string().nullable() })
  .meta({ id: 'CreatedAccount' });

/** What is absent stays. */
export const accountChange = z
  .strictObject({
    role: accountRole.optional(),
    displayName: displayName.optional(),
    disabled: z.boolean().optional(),
    /** Subject at the town's OpenID provider; null takes the link away. */
    openIdSubject: z.string().min(1).max(255).nullable().optional(),
  })
  .meta({ id: 'AccountChange' });

export const generatedPassword = z.strictObject({ password: z.string() }).meta({ id: 'GeneratedPassword' });

export const passwordChange = z.strictObject({ old: password, new: password }).meta({ id: 'PasswordChange' });

/** For an authenticator app: as text to type, and as address to show as a QR code. */
export const begunSecondFactor = z
  .strictObject({ secret: z.string(), uri: z.string() })
  .meta({ id: 'BegunSecondFactor' });

export const secondFactorCode = z
  .strictObject({ code: z.string().min(6).max(30) })
  .meta({ id: 'SecondFactorCode' });

/** For the day the app is lost, each for one use; answered once. */
export const recoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes' });

export const passwordProof = z.strictObject({ password }).meta({ id: 'PasswordProof' });
