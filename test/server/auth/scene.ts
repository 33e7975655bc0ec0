import type { RiderId } from '../../../core/ids.js';
import { createAccount, type Account, type AccountRole } from '../../../server/auth/account.js';
import type { Actor } from '../../../server/auth/actor.js';
import type { Gate } from '../../../server/auth/gate.js';
import type { Clock, Instant } from '../../../server/clock.js';
import { Refused } from '../../../server/contract/problem.js';
import type { Store } from '../../../server/store/store.js';

/** A clock that stands until it is moved. */
export interface StandingClock extends Clock {
  /** Goes on by so many ms. */
  pass(ms: number): void;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Scene extends Gate {
  readonly clock: StandingClock;
}

/** The room of identity over a store, at 9:00 on a Monday in Japan. */
export function sceneOn(store: Store): Scene {
  let now = Date.parse('2026-04-06T09:00:00+09:00');
  const clock: StandingClock = {
    now: () => now as Instant,
    wake: () => () => undefined,
    pass: (ms) => {
      now += ms;
    },
  };
  return { store, clock, secret: new Uint8Array(32).fill(7) };
}

export const ADMIN: Actor = { role: 'admin', account: 'a0' };
export const PASSWORD = 'a long enough password';

/** An account with `PASSWORD`. */
export async function account(scene: Scene, login: string, role: AccountRole = 'operator'): Promise<Account> {
  const wanted = { login, role, displayName: login, password: PASSWORD };
  return (await createAccount(scene, ADMIN, wanted)).account;
}

/** A rider with a phone number. */
export async function rider(scene: Scene, id: string, phone: string | null): Promise<RiderId> {
  const now = scene.clock.now();
  await scene.store.db
    .insertInto('rider')
    .values({
      id,
      phone,
      name: 'Ito',
      kana: 'いとう',
      detail: null,
      attributes: '[]',
      consent_at: null,
      created_at: now,
      last_used_at: now,
      erased_at: null,
    })
    .execute();
  return id as RiderId;
}

/** Why something was refused: its code, with the seconds to wait if there are any. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    const wait = cause.more.retryAfter_s;
    return wait === undefined ? cause.code : `${cause.code}, wait ${wait} s`;
  }
  return 'not refused';
}

/** What the audit says happened, in order: "actor action object". */
export async function audit(scene: Scene): Promise<readonly string[]> {
  const rows = await scene.store.db.selectFrom('audit').selectAll().orderBy('at').execute();
  return rows.map((row) => `${row.actor} ${row.action} ${row.object}`);
}
