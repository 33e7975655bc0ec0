import type { Instant } from '../clock.js';
import type { Sender } from './route.js';

/** A cookie for the browser to keep until a moment; without a value it is to be forgotten. */
export interface Kept {
  readonly name: string;
  readonly value?: string;
  readonly expires?: Instant;
}

/**
 * The header `set-cookie`. No script can read the cookie, other sites send it with links only, and where the connection
 * is encrypted it is sent on encrypted ones only.
 */
export function setCookie({ name, value, expires }: Kept, { encrypted }: Sender): string {
  const until = new Date(value === undefined ? 0 : (expires ?? 0)).toUTCString();
  const secure = encrypted ? '; Secure' : '';
  return `${name}=${value ?? ''}; Path=/; Expires=${until}; HttpOnly; SameSite=Lax${secure}`;
}
