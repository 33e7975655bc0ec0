import { parse } from 'csv-parse/sync';
import type { Complaints } from './problem-list.js';
import { nearestWord } from './nearest-word.js';
import type { ProblemWords } from './problem.js';

/** Columns of a table. `note` is allowed in every table and read by nobody. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** One row of a table that knows where it stands. Cells are without outer blanks; a missing column is empty. */
export interface CsvRow {
  readonly line: number;
  text(column: string): string;
  /** Leaves an error at this cell. */
  wrong(column: string, words: Omit<ProblemWords, 'found'>): void;
  /** Leaves a warning at this cell. */
  doubtful(column: string, words: ProblemWords): void;
}

/** The rows of a table with a header. Columns that are missing or unknown are errors; then there are no rows. */
export function csvFile(text: string, columns: Columns, complaints: Complaints): readonly CsvRow[] {
  const { header, rows } = csvTable(text, complaints);
  if (header === undefined) return [];
  return headerFits(header, columns, complaints) ? rows : [];
}

/** A table as it is, whatever its columns; no header if it cannot be read at all. */
export interface CsvTable {
  readonly header: readonly string[] | undefined;
  readonly rows: readonly CsvRow[];
}

export function csvTable(text: string, complaints: Complaints): CsvTable {
  const lines = csvLines(text, complaints);
  if (lines === undefined) return { header: undefined, rows: [] };
  const header = (lines[0]?.record ?? []).map((name) => name.trim());
  const places = new Map(header.map((name, i) => [name, i]));
  return {
    header,
    rows: lines.slice(1).map(({ record, info }) => rowOf(record, info.lines, places, complaints)),
  };
}

function rowOf(
  record: readonly string[],
  line: number,
  places: ReadonlyMap<string, number>,
  complaints: Complaints,
): CsvRow {
  const text = (column: string): string => record[places.get(column) ?? -1]?.trim() ?? '';
  const place = (column: string): string => `line ${line}, column ${column}`;
  return {
    line,
    text,
    wrong: (column, words) => {
      const cell = text(column);
      complaints.error(place(column), { ...words, found: cell === '' ? 'an empty cell' : `"${cell}"` });
    },
    doubtful: (column, words) => {
      complaints.warn(place(column), words);
    },
  };
}

function headerFits(
  header: readonly string[],
  { required, optional }: Columns,
  complaints: Complaints,
): boolean {
  const known = [...required, ...optional, 'note'];
  const missing = required.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !known.includes(name));
  for (const name of missing) {
    complaints.error('line 1', {
      expected: `a column ${name}`,
      found: header.length === 0 ? 'an empty file' : header.join(','),
      remedy: 'add or rename the column',
    });
  }
  for (const name of unknown) {
    const near = nearestWord(name, known);
    complaints.error('line 1', {
      expected: `columns out of ${known.join(', ')}`,
      found: `"${name}"`,
      remedy: near === undefined ? 'remove it, or call it note' : `did you mean "${near}"?`,
    });
  }
  return missing.length + unknown.length === 0;
}

interface CsvLine {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function csvLines(text: string, complaints: Complaints): CsvLine[] | undefined {
  try {
    // Typed for records without `info`, which `info: true` adds.
    return parse(text, { info: true, bom: true, skip_empty_lines: true }) as unknown as CsvLine[];
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string };
    complaints.error(lines === undefined ? 'whole file' : `line ${lines}`, {
      expected: 'as many cells as the header has, separated by commas',
      found: message,
      remedy: 'export the table again as CSV (UTF-8, comma)',
    });
    return undefined;
  }
}
