import type { Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import type { Logger } from '../log.js';
import { LeaseLost, type Holder, type Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/** How long a lease lasts without being renewed, how often it is renewed and asked for, ms of the wall clock. */
const TTL = 6000;
const RENEW_EVERY = 2000;
const ASK_EVERY = 250;

/** The right to change plans, which exactly one process has. */
export interface Lease {
  readonly epoch: number;
  /** Resolves when another process may have taken over: from then on nothing can be committed. */
  readonly lost: Promise<void>;
  /** As Store.writeAs with the epoch of this lease. */
  write<T>(store: Store, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Gives it back, so that another process need not wait for its end. */
  release(): Promise<void>;
}

/** Takes the lease if it is free, and renews it from then on; undefined while another process holds it. */
export async function takeLease(store: Store, holder: Holder, log: Logger): Promise<Lease | undefined> {
  const epoch = await store.takeLease(holder, wall(), (wall() + TTL) as Instant);
  return epoch === undefined ? undefined : keep(store, epoch, log);
}

/** Waits until the lease is free and takes it. Aborted: resolves with undefined. */
export async function waitForLease(
  store: Store,
  holder: Holder,
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<Lease | undefined> {
  while (!signal.aborted) {
    try {
      const lease = await takeLease(store, holder, log);
      if (lease !== undefined) return lease;
    } catch (cause) {
      log.warn({ err: cause }, 'cannot ask for the lease');
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ASK_EVERY);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  return undefined;
}

function keep(store: Store, epoch: number, log: Logger): Lease {
  let end: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => {
    end = resolve;
  });
  const renew = async (): Promise<void> => {
    try {
      if (await store.renewLease(epoch, (wall() + TTL) as Instant)) return;
      log.error({ epoch }, 'another process has taken over');
      stop();
    } catch (cause) {
      // While the database is away nobody else can take over either.
      log.warn({ err: cause }, 'the lease could not be renewed');
    }
  };
  const timer = setInterval(() => void renew(), RENEW_EVERY).unref();
  const stop = (): void => {
    clearInterval(timer);
    end();
  };
  return {
    epoch,
    lost,
    async write(into, work) {
      try {
        return await into.writeAs(epoch, work);
      } catch (cause) {
        if (cause instanceof LeaseLost) stop();
        throw cause;
      }
    },
    async release() {
      stop();
      await store.releaseLease(epoch).catch((cause: unknown) => {
        log.warn({ err: cause }, 'the lease could not be given back; it ends by itself');
      });
    },
  };
}

/** Leases go by the clock on the wall, however fast a demonstration runs. */
const wall = (): Instant => Date.now() as Instant;
