import type { Kysely } from 'kysely';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { Tables } from '../store/tables.js';
import type { Gate } from './gate.js';
import { keyedHash } from './secrets.js';

/** Something of which only so many tries are free. What is counted need not exist: waiting tells nothing about it. */
export interface Counted {
  readonly limit: keyof typeof LIMITS;
  /** A login, an address, a phone number. Only a keyed hash of it is kept. */
  readonly text: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * `free` tries, then a wait of `first` ms that doubles with every further try up to `longest`. After `forget` ms without
 * a wait the count begins anew. One address may serve a whole office.
 */
const LIMITS = {
  login: { purpose: 'login', free: 5, first: 30 * SECOND, longest: 15 * MINUTE, forget: HOUR },
  address: { purpose: 'address', free: 30, first: 30 * SECOND, longest: 15 * MINUTE, forget: HOUR },
  /** Codes sent to one number: each may cost a text message. */
  'code-to-number': { purpose: 'phone', free: 3, first: MINUTE, longest: HOUR, forget: HOUR },
  'code-from-address': { purpose: 'address', free: 10, first: MINUTE, longest: HOUR, forget: HOUR },
} as const;

/**
 * Counts a try of each before it is made, so that many at once are counted too; `forgive` takes it back if it was good.
 * @throws Refused `account-locked` (login) or `too-many-requests`, with the seconds to wait; nothing is counted then
 */
export async function countTry(gate: Gate, counted: readonly Counted[]): Promise<void> {
  await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    for (const one of counted) {
      const row = await locked(tx, gate, one, now);
      if (row.blocked_until !== null && row.blocked_until > now) refuse(one, row.blocked_until - now);
      const limit = LIMITS[one.limit];
      const old = now >= Math.max(row.first_at, row.blocked_until ?? 0) + limit.forget;
      const failures = (old ? 0 : row.failures) + 1;
      const over = failures - limit.free;
      const wait = Math.min(limit.longest, limit.first * 2 ** Math.min(over, 20));
      await tx
        .updateTable('throttle')
        .set({
          failures,
          first_at: old ? now : row.first_at,
          blocked_until: over < 0 ? null : ((now + wait) as Instant),
        })
        .where('key', '=', row.key)
        .execute();
    }
  });
}

/** Takes one try back, and the wait it brought. */
export async function forgive(tx: Kysely<Tables>, gate: Gate, counted: readonly Counted[]): Promise<void> {
  for (const one of counted) {
    await tx
      .updateTable('throttle')
      .set((row) => ({ failures: row('failures', '-', 1), blocked_until: null }))
      .where('key', '=', keyOf(gate, one))
      .where('failures', '>', 0)
      .execute();
  }
}

/** Forgets all tries: the right one has come in. */
export async function forget(tx: Kysely<Tables>, gate: Gate, one: Counted): Promise<void> {
  await tx.deleteFrom('throttle').where('key', '=', keyOf(gate, one)).execute();
}

/** The row, held for this transaction: writing it, even unchanged, makes others wait in both databases. */
function locked(tx: Kysely<Tables>, gate: Gate, one: Counted, now: Instant): Promise<Tables['throttle']> {
  const key = keyOf(gate, one);
  return tx
    .insertInto('throttle')
    .values({ key, failures: 0, first_at: now, blocked_until: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

function keyOf(gate: Gate, one: Counted): string {
  return keyedHash(gate.secret, LIMITS[one.limit].purpose, `${one.limit} ${one.text}`);
}

function refuse(one: Counted, wait: number): never {
  const retryAfter_s = Math.ceil(wait / SECOND);
  const code = one.limit === 'login' ? 'account-locked' : 'too-many-requests';
  throw new Refused(
    code,
    {
      ja: `試行回数が多すぎます。${retryAfter_s}秒後にもう一度お試しください。`,
      en: `too many tries; the next one is possible in ${retryAfter_s} s`,
    },
    { retryAfter_s },
  );
}
