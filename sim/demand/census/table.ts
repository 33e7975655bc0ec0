import { parse } from 'csv-parse/sync';
import type { Complaints } from '../../../scenarios/problem-list.js';
import { columnOf, plain, type AgeBand, type Column } from './column.js';
import { textOf, type Decoded } from './text-of.js';

/** Where the columns stand that we read; undefined for what a table does not have. */
export interface Places {
  readonly mesh: number | undefined;
  readonly name: number | undefined;
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  readonly municipality: number | undefined;
  readonly people: number | undefined;
  readonly unknownAge: number | undefined;
  readonly ages: readonly { readonly column: number; readonly band: AgeBand }[];
  /** HTKSYORI, HTKSAKI, GASSAN: how counts too small to publish were moved. */
  readonly moved: { readonly how: number; readonly into: number; readonly from: number } | undefined;
}

/** A published table with its columns understood. */
export interface CensusTable {
  /** `e-stat`: two header rows, codes and Japanese labels. `plain`: one header row. */
  readonly form: 'e-stat' | 'plain';
  /** Headings by column, as printed. */
  readonly headings: readonly string[];
  readonly places: Places;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a table of people. What keeps it from being read is told, all at once.
 * @param year picks the columns of one year of a projection; without it a table must have one year only.
 */
export function censusTable(
  bytes: Uint8Array,
  year: number | undefined,
  complaints: Complaints,
): CensusTable | undefined {
  const decoded = textOf(bytes, complaints);
  const records = decoded && recordsOf(decoded.text, complaints);
  if (decoded === undefined || records === undefined) return undefined;
  const { form, headings, first } = headingsOf(records.slice(0, 2).map(({ record }) => record));
  if (form === 'e-stat') judgeEncoding(decoded, complaints);
  const rows = records.slice(first).map(({ record, info }) => ({ line: info.lines, cells: record }));
  judgeLengths(rows, headings.length, complaints);
  const columns = headings.map((heading) => columnOf(heading));
  if (!judgeYears(columns, year, complaints)) return undefined;
  return { form, headings, places: placesOf(headings, columns, year), rows };
}

/** e-Stat prints codes in the first row and, where a code says nothing, the Japanese label below it. */
function headingsOf([codes = [], labels = []]: readonly string[][]): Pick<
  CensusTable,
  'form' | 'headings'
> & { first: number } {
  if (plain(codes[0] ?? '').toUpperCase() !== 'KEY_CODE' || (labels[0] ?? '').trim() !== '') {
    return { form: 'plain', headings: codes.map((code) => code.trim()), first: 1 };
  }
  const headings = codes.map((code, i) => (labels[i] ?? '').trim() || code.trim());
  return { form: 'e-stat', headings, first: 2 };
}

interface Record {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function recordsOf(text: string, complaints: Complaints): Record[] | undefined {
  try {
    const settings = { info: true, bom: true, skip_empty_lines: true, relax_column_count: true };
    const records = parse(text, settings) as unknown as Record[];
    if (records.length > 1) return records;
    complaints.error('whole file', {
      expected: 'a header and rows',
      found: `${records.length} lines`,
      remedy: 'use the whole file',
    });
  } catch (cause) {
    const { lines, message } = cause as { lines?: number; message: string };
    complaints.error(lines === undefined ? 'whole file' : `line ${lines}`, {
      expected: 'values separated by commas',
      found: message,
      remedy: 'use the file as published, or export it again as CSV',
    });
  }
  return undefined;
}

/** A file that somebody saved again may have lost more than its encoding: leading zeros, `*`, long codes. */
function judgeEncoding({ encoding }: Decoded, complaints: Complaints): void {
  if (encoding === 'CP932') return;
  complaints.error('whole file', {
    expected: 'CP932 (Shift_JIS), as e-Stat publishes these files',
    found: `${encoding}: the file was saved again by another program`,
    remedy: 'download the file again and use it unchanged, or convert it back to CP932',
  });
}

/** How many rows of one kind are told; more of the same help nobody. */
const TOLD = 5;

function judgeLengths(rows: CensusTable['rows'], length: number, complaints: Complaints): void {
  const wrong = rows.filter(({ cells }) => cells.length !== length);
  for (const { line, cells } of wrong.slice(0, TOLD)) {
    complaints.error(`line ${line}`, {
      expected: `${length} columns, as in the header`,
      found: `${cells.length}`,
      remedy:
        line === rows.at(-1)?.line ? 'the file is cut off: download it again' : 'use the file as published',
    });
  }
  if (wrong.length > TOLD) {
    complaints.error('further lines', {
      expected: `${length} columns`,
      found: `${wrong.length - TOLD} more lines of another length`,
      remedy: 'use the file as published',
    });
  }
}

const yearOf = (column: Column | undefined): number | undefined =>
  column?.kind === 'people' || column?.kind === 'age' ? column.year : undefined;

function judgeYears(
  columns: readonly (Column | undefined)[],
  year: number | undefined,
  complaints: Complaints,
): boolean {
  const years = [...new Set(columns.map(yearOf).filter((one) => one !== undefined))];
  if (years.length === 0 || (year === undefined && years.length === 1)) return true;
  if (year !== undefined && years.includes(year)) return true;
  complaints.error('line 1', {
    expected: year === undefined ? 'one year, or to be told which' : `columns of the year ${year}`,
    found: `the years ${years.join(', ')}`,
    remedy: `choose one of them with --year ${years[0]!}`,
  });
  return false;
}

function placesOf(
  headings: readonly string[],
  columns: readonly (Column | undefined)[],
  year: number | undefined,
): Places {
  const fits = columns.map((column) => {
    const own = yearOf(column);
    return year === undefined || own === undefined || own === year ? column : undefined;
  });
  const place = (kind: Column['kind']): number | undefined =>
    found(fits.findIndex((column) => column?.kind === kind));
  const named = (name: string): number | undefined =>
    found(headings.findIndex((heading) => plain(heading).toUpperCase() === name));
  const [how, into, from] = [named('HTKSYORI'), named('HTKSAKI'), named('GASSAN')];
  return {
    mesh: place('mesh'),
    name: place('name'),
    lon: place('lon'),
    lat: place('lat'),
    municipality: place('municipality'),
    people: place('people'),
    unknownAge: place('unknown-age'),
    ages: fits.flatMap((column, i) => (column?.kind === 'age' ? [{ column: i, band: column.band }] : [])),
    moved: how === undefined || into === undefined || from === undefined ? undefined : { how, into, from },
  };
}

const found = (index: number): number | undefined => (index < 0 ? undefined : index);
