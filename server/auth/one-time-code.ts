import { keyedHash } from './secrets.js';

/**
 * The six digits of a one-time code, made from its id and the secret. So neither the table nor the outbox holds the
 * code: whoever sends it works it out when it is sent.
 */
export function oneTimeCode(secret: Uint8Array, id: string): string {
  // 48 bits over a million values: no value is likelier than another by more than one in 2^28.
  const number = Buffer.from(keyedHash(secret, 'code', id), 'base64url').readUIntBE(0, 6);
  return String(number % 1_000_000).padStart(6, '0');
}

/** Name of the letter that brings a code; its row in the outbox has the id of the code in the field `code`. */
export const CODE_TEMPLATE = 'one-time-code';
