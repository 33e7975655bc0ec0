import type { BrowserContextOptions } from 'playwright-core';
import type { Gate } from '../../server/auth/gate.js';
import { openSession, SESSION_COOKIE } from '../../server/auth/session.js';

/** What a browser keeps between two visits. */
export type Profile = NonNullable<BrowserContextOptions['storageState']>;

/** The profile of somebody who has signed in to the service at `url`. */
export async function signedInProfile(
  { gate, url }: { readonly gate: Gate; readonly url: string },
  subject: { readonly kind: 'account' | 'rider'; readonly id: string },
): Promise<Profile> {
  const { token: value } = await openSession(gate.store.db, gate.clock.now(), subject);
  const cookie = {
    ...{ name: SESSION_COOKIE, value, domain: new URL(url).hostname, path: '/' },
    ...{ expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const },
  };
  return { cookies: [cookie], origins: [] };
}
