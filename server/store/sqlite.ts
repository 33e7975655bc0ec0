import Database from 'libsql';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from './store.js';
import { withoutNul } from './text.js';

/** How long a write waits for another process that writes, and how often it tries, ms. */
const BUSY = { wait: 3000, tryEvery: 5 } as const;

/** Prepared statements kept: far more than the service has, fewer than one would notice. */
const STATEMENTS_KEPT = 500;

/**
 * SQLite in a file, readable by its owner only. Every commit is on the disk when it returns (WAL with
 * synchronous=FULL), and what is deleted is overwritten (secure_delete), since it may be about people.
 */
export function sqliteDialect(file: string): Dialect {
  return {
    createDriver: () => new SqliteFile(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** One connection, lent to one after the other. Holds the file open. */
class SqliteFile implements Driver {
  readonly #file: string;
  #connection: SqliteConnection | undefined;
  #lent: Promise<void> = Promise.resolve();
  #giveBack: () => void = () => undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    this.#connection = await translated(this.#file, () => {
      closeSync(openSync(this.#file, 'a', 0o600));
      return new SqliteConnection(this.#file);
    });
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lent;
    let giveBack: () => void = () => undefined;
    this.#lent = new Promise((resolve) => (giveBack = resolve));
    await before;
    this.#giveBack = giveBack;
    return this.#connection!;
  }

  releaseConnection(): Promise<void> {
    this.#giveBack();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    // A reader that begins to write later may be refused at once; whoever means to write says so at the beginning.
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk ends the transaction by itself.
    if (this.#connection!.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#lent;
    this.#connection?.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #file: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string) {
    this.#file = file;
    this.#database = new Database(file);
    // SQLite's own waiting would stop the whole process; ours lets it go on.
    for (const pragma of [
      'busy_timeout = 0',
      'journal_mode = WAL',
      'synchronous = FULL',
      'secure_delete = ON',
    ]) {
      this.#database.pragma(pragma);
    }
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return translated(this.#file, () => {
      const statement = this.#statement(sql);
      const bound = parameters.map(withoutNul);
      if (statement.reader) return { rows: statement.all(bound) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(bound).changes) };
    });
  }

  streamQuery(): never {
    throw new Error(
      'rows are read in pages, not streamed: a statement that stays open would hold up all others',
    );
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): Database.Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
    const fresh = this.#database.prepare(sql);
    this.#statements.set(sql, fresh);
    return fresh;
  }
}

/** What SQLite says when the disk, the file or another process keeps it from working, and what to do about it. */
const OUTSIDE_CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL/, 'the disk is full; make room'],
  [/^SQLITE_(BUSY|LOCKED)/, 'another process is writing to it; only one service may use it'],
  [/^SQLITE_READONLY|^EROFS|^EACCES/, 'it may not be written; change its permissions'],
  [/^SQLITE_(IOERR|CANTOPEN|PROTOCOL)|^E[A-Z]+$/, 'the disk cannot be read or written; look at the disk'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'it is damaged; restore a back-up (noriai restore)'],
];

/**
 * Does `work`, again and again while another process has the file. Says StoreUnavailable for what lies outside, and
 * leaves faults of ours as they are.
 */
async function translated<T>(file: string, work: () => T): Promise<T> {
  const end = performance.now() + BUSY.wait;
  for (;;) {
    try {
      return work();
    } catch (cause) {
      const code = codeOf(cause);
      if (code.startsWith('SQLITE_BUSY') && performance.now() < end) {
        await wait(BUSY.tryEvery);
        continue;
      }
      const known = OUTSIDE_CAUSES.find(([looks]) => looks.test(code));
      if (known === undefined) throw cause;
      throw new StoreUnavailable(`${file}: ${known[1]} (${code})`, { cause });
    }
  }
}

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown }).code;
  if (typeof code === 'string' && code !== '') return code;
  return cause instanceof Error && cause.message.includes('Unable to open') ? 'SQLITE_CANTOPEN' : '';
}
