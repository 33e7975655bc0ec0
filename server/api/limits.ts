import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit';
import { actorName, type Actor } from '../auth/actor.js';
import { Refused } from '../contract/problem.js';

const MINUTE = 60_000;

/**
 * Requests a minute. `general`, by address: a whole town hall may sit behind one. `sign-in`, by address. `quotes`, by
 * actor, because an offer holds room that others then cannot have; those who book for many may ask often.
 */
const MOST = { general: 20_000, signIn: 60, quotesOfRider: 20, quotesOfOthers: 6_000 } as const;

/** Counts requests, minute by minute, in memory: a restart forgives. */
export interface Limits {
  /** @throws Refused `too-many-requests` */
  general(address: string): Promise<void>;
  /** @throws Refused `too-many-requests` */
  of(kind: 'sign-in' | 'quotes', address: string, actor: Actor): Promise<void>;
  close(): void;
}

export function rateLimits(): Limits {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE } as Options);
  const count = async (key: string, most: number): Promise<void> => {
    const { totalHits, resetTime } = await store.increment(key);
    if (totalHits <= most) return;
    const retryAfter_s = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
    throw new Refused(
      'too-many-requests',
      {
        ja: `1分間に${most}回までです。${retryAfter_s}秒待ってください。`,
        en: `at most ${most} a minute; wait ${retryAfter_s} s`,
      },
      { retryAfter_s },
    );
  };
  return {
    general: (address) => count(`general ${ipKeyGenerator(address)}`, MOST.general),
    of: (kind, address, actor) =>
      kind === 'sign-in'
        ? count(`sign-in ${ipKeyGenerator(address)}`, MOST.signIn)
        : count(
            `quotes ${actorName(actor)}`,
            actor.role === 'rider' ? MOST.quotesOfRider : MOST.quotesOfOthers,
          ),
    close: () => {
      store.shutdown();
    },
  };
}
