import { hash, verify } from '@node-rs/argon2';
import { Refused } from '../contract/problem.js';
import { randomToken } from './secrets.js';

/**
 * argon2id with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet. (`Algorithm` of
 * the package is a const enum, which isolated modules cannot read; 2 is argon2id.)
 */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest and longest password, characters. Long enough counts more than signs of many kinds (NIST SP 800-63B). */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

/** Hash with its salt and costs, ready for the table. About 30 ms of CPU on another thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account, or one that signs in elsewhere) it takes as
 * long and says no.
 */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomToken());
  const right = await verify(hashed ?? (await decoy), password.normalize('NFKC'));
  return right && hashed !== null;
}

/** @throws Refused `invalid-request` for a password that is too short or too long */
export function judgePassword(password: string): void {
  const { least, most } = PASSWORD_LENGTH;
  const { length } = password;
  if (length >= least && length <= most) return;
  const expected = `${least} to ${most} characters`;
  throw new Refused(
    'invalid-request',
    { ja: `パスワードは${least}~${most}文字にしてください。`, en: `the password needs ${expected}` },
    {
      errors: [{ where: 'password', expected, found: `${length}` }],
    },
  );
}

let decoy: Promise<string> | undefined;
