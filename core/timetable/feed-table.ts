import { parse } from 'csv-parse/sync';
import type { FeedProblems } from './feed-problem.js';

/** The files of a feed by name, as they lie in its folder or archive. */
export type FeedFiles = ReadonlyMap<string, Uint8Array>;

/** One row of a table of a feed; cells are without outer blanks, missing ones empty. */
export interface FeedRow {
  readonly line: number;
  text(column: string): string;
  /** What the row is about is left out, or wrong. */
  error(column: string, expected: string, remedy: string): void;
  /** It was mended or passed over. */
  warn(column: string, expected: string, remedy: string): void;
}

/**
 * The rows of one file; none if it is missing, which is told only of required ones. Byte order mark, empty lines and cells, quotes
 * and rows of another length than the header are taken as they come; Shift-JIS is read and told.
 */
export function feedTable(
  file: string,
  columns: { readonly required: readonly string[]; readonly isRequired: 'required' | 'optional' },
  files: FeedFiles,
  problems: FeedProblems,
): readonly FeedRow[] {
  const bytes = files.get(file);
  if (bytes === undefined) {
    if (columns.isRequired === 'required') {
      problems.error(file, 'whole file', {
        expected: 'the file in the feed',
        found: files.size === 0 ? 'nothing' : [...files.keys()].sort().join(', '),
        remedy: 'export the feed again, with this file',
      });
    }
    return [];
  }
  const lines = linesOf(file, decoded(file, bytes, problems), problems);
  if (lines === undefined) return [];
  const header = (lines[0]?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = columns.required.filter((name) => !header.includes(name));
  for (const name of missing) {
    problems.error(file, 'line 1', {
      expected: `a column ${name}`,
      found: header.length === 0 ? 'an empty file' : header.join(','),
      remedy: 'add or rename the column',
    });
  }
  if (missing.length > 0) return [];
  const places = new Map(header.map((name, i) => [name, i]));
  return lines.slice(1).map(({ record, info }) => new Row(file, info.lines, { places, record }, problems));
}

class Row implements FeedRow {
  readonly line: number;
  readonly #file: string;
  readonly #cells: { readonly places: ReadonlyMap<string, number>; readonly record: readonly string[] };
  readonly #problems: FeedProblems;

  constructor(
    file: string,
    line: number,
    cells: { readonly places: ReadonlyMap<string, number>; readonly record: readonly string[] },
    problems: FeedProblems,
  ) {
    this.line = line;
    this.#file = file;
    this.#cells = cells;
    this.#problems = problems;
  }

  text(column: string): string {
    const { places, record } = this.#cells;
    return record[places.get(column) ?? -1]?.trim() ?? '';
  }

  error(column: string, expected: string, remedy: string): void {
    this.#problems.error(this.#file, this.#place(column), this.#words(column, expected, remedy));
  }

  warn(column: string, expected: string, remedy: string): void {
    this.#problems.warn(this.#file, this.#place(column), this.#words(column, expected, remedy));
  }

  #place(column: string): string {
    return `line ${this.line}, column ${column}`;
  }

  #words(
    column: string,
    expected: string,
    remedy: string,
  ): { expected: string; found: string; remedy: string } {
    const cell = this.text(column);
    return { expected, found: cell === '' ? 'an empty cell' : `"${cell}"`, remedy };
  }
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function linesOf(file: string, text: string, problems: FeedProblems): readonly Line[] | undefined {
  try {
    // Typed for records without `info`, which `info: true` adds.
    return parse(text, {
      info: true,
      bom: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as Line[];
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string };
    problems.error(file, lines === undefined ? 'whole file' : `line ${lines}`, {
      expected: 'a table: cells separated by commas, quotes closed',
      found: message,
      remedy: 'export the feed again as CSV (UTF-8, comma)',
    });
    return undefined;
  }
}

function decoded(file: string, bytes: Uint8Array, problems: FeedProblems): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.warn(file, 'whole file', {
      expected: 'text in UTF-8',
      found: 'other bytes, read as Shift-JIS',
      remedy: 'save the file as UTF-8',
    });
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
