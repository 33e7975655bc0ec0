import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import type { Tables } from './tables.js';

/** The one place where the service keeps what must not be lost: SQLite in a file, or PostgreSQL. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  /** For reading, and for writes of one statement that are not part of the engine's commits. */
  readonly db: Kysely<Tables>;
  /**
   * All of `work` or nothing, on the disk when it resolves. One at a time in SQLite. Inside, ask `tx` only: in SQLite
   * `db` answers when the transaction has ended. If the connection breaks exactly while committing, it resolves or
   * throws only when the database answers again and says whether it was done; until then that is not known to anybody.
   * @throws StoreUnavailable if the database cannot be reached or cannot write (disk full); nothing was changed then.
   */
  write<T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /**
   * As `write`, for the holder of the lease only: the epoch is checked inside the transaction, so that a process that
   * was slow to notice its replacement changes nothing.
   * @throws LeaseLost if another process has taken over since.
   */
  writeAs<T>(epoch: number, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /**
   * Takes the lease if it is free or has run out, and says the epoch; undefined while another process holds it.
   * Moments come from the caller's wall clock (never a fast one).
   */
  takeLease(holder: Holder, now: Instant, until: Instant): Promise<number | undefined>;
  /** False if it was lost meanwhile. */
  renewLease(epoch: number, until: Instant): Promise<boolean>;
  releaseLease(epoch: number): Promise<void>;
  /** Who holds it, if anybody does. */
  leaseHolder(now: Instant): Promise<Holder | undefined>;
  close(): Promise<void>;
}

/** A process that runs the engine, and where it answers. */
export interface Holder {
  readonly id: string;
  readonly url: string;
}

/** The database cannot answer or cannot write now. What was asked has not been done; it may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Another process runs the engine now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
