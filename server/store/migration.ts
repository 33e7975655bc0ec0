import type { Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** A step from one shape of the tables to the next. Once released it is never changed: another is written after it. */
export interface Migration {
  /** Tables it makes: columns in order, and the primary key. */
  readonly tables?: Readonly<Record<string, NewTable>>;
  /** Indices it makes: table and columns. */
  readonly indices?: readonly NewIndex[];
  /** Whatever else it does, in SQL that both databases understand. */
  readonly also?: (tx: Transaction<Tables>) => Promise<void>;
}

export interface NewTable {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
}

/** Text or a whole number; with a question mark it may be absent (null). */
export type Column = 'text' | 'text?' | 'whole' | 'whole?';

export interface NewIndex {
  readonly table: string;
  readonly columns: readonly string[];
  readonly unique?: true;
}
