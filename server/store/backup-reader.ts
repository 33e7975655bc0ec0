import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BACKED_UP, type BackupHead } from './backup.js';
import { BackupError } from './backup-error.js';
import { MIGRATIONS } from './migrations.js';
import type { Tables } from './tables.js';

/** Written at once: at most 15 columns a row, and SQLite binds at most 32,766 values; a snapshot may be large. */
const BATCH = { rows: 500, size: 4_000_000 } as const;

export type Row = Readonly<Record<string, unknown>>;

/** What restoring needs next, in order. */
export type Batch =
  | { readonly kind: 'head'; readonly migrations: number }
  | { readonly kind: 'rows'; readonly table: keyof Tables; readonly rows: readonly Row[] };

/** Reads a back-up; ends only if the file does where its last line says. */
export async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const reader = new BackupReader(file);
  try {
    for await (const line of linesOf(file)) {
      const batch = reader.take(line);
      if (batch !== undefined) yield batch;
    }
  } catch (cause) {
    throw said(file, cause);
  }
  reader.end();
}

/** Knows what must come next. */
class BackupReader {
  readonly #file: string;
  #line = 0;
  #rows = 0;
  #state: 'nothing' | 'open' | 'ended' = 'nothing';
  #table: { name: keyof Tables; columns: readonly string[] } | undefined;
  #waiting: Row[] = [];
  #size = 0;

  constructor(file: string) {
    this.#file = file;
  }

  take(text: string): Batch | undefined {
    this.#line += 1;
    const value = this.#parsed(text);
    if (this.#state === 'nothing') return this.#head(value);
    if (this.#state === 'ended') this.#wrong('the end', 'more lines');
    if (Array.isArray(value)) {
      this.#row(value);
      this.#size += text.length;
      return this.#waiting.length >= BATCH.rows || this.#size >= BATCH.size ? this.#flush() : undefined;
    }
    const before = this.#flush();
    if ('rows' in value) this.#last(value.rows);
    else this.#begin(value as Row);
    return before;
  }

  end(): void {
    if (this.#state === 'ended') return;
    this.#wrong('the last line of a back-up', 'the end of the file: it was cut off');
  }

  #head(value: object): Batch {
    const { format, migrations } = value as Partial<BackupHead>;
    if (format !== 'noriai back-up' || typeof migrations !== 'number') {
      this.#wrong('the first line of a back-up', 'something else: this file was not made by noriai backup');
    }
    if (migrations > MIGRATIONS.length) {
      this.#wrong(`at most ${MIGRATIONS.length} migrations`, `${migrations}: restore it with a newer noriai`);
    }
    this.#state = 'open';
    return { kind: 'head', migrations };
  }

  #begin(value: Row): void {
    const { table, columns } = value;
    const known = BACKED_UP.find((name) => name === table);
    if (known === undefined || !Array.isArray(columns))
      this.#wrong('a table and its columns', JSON.stringify(value));
    this.#table = { name: known, columns: columns as readonly string[] };
  }

  #row(values: readonly unknown[]): void {
    if (values.length !== this.#table?.columns.length) {
      this.#wrong(`${this.#table?.columns.length ?? 0} values`, `${values.length}`);
    }
    this.#waiting.push(Object.fromEntries(this.#table.columns.map((column, i) => [column, values[i]])));
    this.#rows += 1;
  }

  #last(rows: unknown): void {
    if (rows !== this.#rows) this.#wrong(`${String(rows)} rows`, `${this.#rows}`);
    this.#state = 'ended';
  }

  #flush(): Batch | undefined {
    if (this.#waiting.length === 0) return undefined;
    const rows = this.#waiting;
    this.#waiting = [];
    this.#size = 0;
    return { kind: 'rows', table: this.#table!.name, rows };
  }

  #parsed(text: string): object {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Said below.
    }
    return this.#wrong('a line of JSON', text.slice(0, 40));
  }

  #wrong(expected: string, found: string): never {
    throw new BackupError(
      `${this.#file}, line ${this.#line}: expected ${expected}, found ${found}; take another back-up`,
    );
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const texts = bytes.pipe(createGunzip()).setEncoding('utf8');
  // An error of the file does not travel through a pipe by itself.
  bytes.on('error', (cause) => texts.destroy(cause));
  let rest = '';
  for await (const text of texts as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The failures of gunzip have codes of their own; all others are the system's. */
function said(file: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !(cause as NodeJS.ErrnoException).code?.startsWith('Z_')) return cause;
  return new BackupError(`${file}: expected a whole gzip file, found ${cause.message}; take another back-up`);
}
