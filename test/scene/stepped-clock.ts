import type { Clock, Instant } from '../../server/clock.js';

/** A clock that stands still until the test lets it run. */
export interface SteppedClock extends Clock {
  /**
   * Runs to `until`, stopping at every moment somebody wished to be woken; there it calls, and waits until what that
   * set going has come to rest.
   */
  run(until: Instant, rest: () => Promise<unknown>): Promise<void>;
}

export function steppedClock(begin: Instant): SteppedClock {
  let now = begin;
  let wishes: { readonly at: Instant; readonly call: () => void }[] = [];
  return {
    now: () => now,
    wake(at, call) {
      const wish = { at, call };
      wishes.push(wish);
      return () => {
        wishes = wishes.filter((other) => other !== wish);
      };
    },
    async run(until, rest) {
      for (;;) {
        const next = wishes.reduce<(typeof wishes)[number] | undefined>(
          (first, wish) => (first === undefined || wish.at < first.at ? wish : first),
          undefined,
        );
        if (next === undefined || next.at > until) break;
        wishes = wishes.filter((wish) => wish !== next);
        now = Math.max(now, next.at) as Instant;
        next.call();
        await rest();
      }
      now = until;
    },
  };
}
