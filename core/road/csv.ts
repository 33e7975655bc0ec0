import { parse } from 'csv-parse/sync';
import { RoadDataError, type RoadDataProblem } from './road-data-error.js';

/** Fewer say what is wrong; more hide it. */
const PROBLEMS_SHOWN = 20;

/** A table with a header line. Names of columns are compared in lower case. */
export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  has(column: string): boolean;
  /** The first of these columns which the table has. */
  first(columns: readonly string[]): string | undefined;
}

/** One row, which knows its line in the file. */
export class Row {
  readonly file: string;
  readonly line: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(file: string, line: number, columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.file = file;
    this.line = line;
    this.#columns = columns;
    this.#cells = cells;
  }

  /** The cell without outer blanks; empty if there is no such column. */
  text(column: string): string {
    const at = this.#columns.get(column);
    return at === undefined ? '' : (this.#cells[at] ?? '').trim();
  }

  /** Undefined if the cell is empty or no number; the latter is reported. */
  number(column: string, problems: TableProblems): number | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    problems.add(this, column, 'a number', text);
    return undefined;
  }

  /** All filled cells by column. */
  tags(): Record<string, string> {
    const tags: Record<string, string> = {};
    for (const column of this.#columns.keys()) {
      const text = this.text(column);
      if (text !== '') tags[column] = text;
    }
    return tags;
  }
}

export class TableProblems {
  readonly #list: RoadDataProblem[] = [];
  #more = 0;

  add(row: Row, column: string, expected: string, found: string): void {
    this.#push({
      file: row.file,
      place: `line ${row.line}, column ${column}`,
      expected,
      found: found === '' ? 'an empty cell' : `"${found}"`,
      remedy: 'correct the line',
    });
  }

  missing({ file, header }: Table, expected: string): void {
    this.#push({
      file,
      place: 'line 1',
      expected,
      found: header.join(', '),
      remedy: 'rename or add the column',
    });
  }

  throwIfAny(): void {
    const [first, ...others] = this.#list;
    if (!first) return;
    const last = others.at(-1) ?? first;
    if (this.#more > 0) others.push({ ...last, place: `and ${this.#more} more such lines` });
    throw new RoadDataError(first, ...others);
  }

  #push(problem: RoadDataProblem): void {
    if (this.#list.length < PROBLEMS_SHOWN) this.#list.push(problem);
    else this.#more++;
  }
}

export function csvRows({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Table {
  const lines = parseCsv(name, bytes);
  const header = (lines[0]?.record ?? []).map((column) => column.trim().toLowerCase());
  const columns = new Map(header.map((column, i) => [column, i]));
  const rows = lines.slice(1).map(({ record, info }) => new Row(name, info.lines, columns, record));
  if (rows.length === 0) {
    throw new RoadDataError({
      file: name,
      place: 'line 2',
      expected: 'at least one row below the header',
      found: 'the end of the file',
      remedy: 'export the table again',
    });
  }
  return {
    file: name,
    header,
    rows,
    has: (column) => columns.has(column),
    first: (wanted) => wanted.find((column) => columns.has(column)),
  };
}

interface CsvLine {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseCsv(file: string, bytes: Uint8Array): CsvLine[] {
  try {
    // Typed for records without `info`, which `info: true` adds.
    return parse(new TextDecoder().decode(bytes), {
      info: true,
      bom: true,
      skip_empty_lines: true,
    }) as unknown as CsvLine[];
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string };
    throw new RoadDataError({
      file,
      place: lines === undefined ? 'CSV text' : `line ${lines}`,
      expected: 'as many cells as the header has, separated by commas',
      found: message,
      remedy: 'export the table again as CSV (UTF-8, comma)',
    });
  }
}
