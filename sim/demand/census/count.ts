import type { Complaints } from '../../../scenarios/problem-list.js';
import type { CensusTable } from './table.js';

/** One row of a table of people. */
export interface Count {
  readonly line: number;
  /** Mesh code, code or name of the area; empty if the table has none. */
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  /** All people; undefined where the figure is suppressed or absent. */
  readonly people: number | undefined;
  /** By age column; undefined where suppressed. */
  readonly ages: readonly (number | undefined)[];
  readonly unknownAge: number;
  /** 0 as counted, 1 holds the ages of the areas in `from`, 2 its ages are counted in `into`. */
  readonly moved: 0 | 1 | 2;
  readonly into: string;
  readonly from: readonly string[];
}

/** How many cells of one column are told. */
const TOLD = 5;

/** The rows of a table as numbers. Cells that are none are told, the first few of each column. */
export function counts(table: CensusTable, complaints: Complaints): Count[] {
  const { places, rows, headings } = table;
  const faults = new Map<number, number>();
  const number = (cells: readonly string[], column: number | undefined, line: number): number | undefined => {
    const value = valueOf(column === undefined ? '' : (cells[column] ?? ''));
    if (value !== 'wrong') return value;
    const before = faults.get(column!) ?? 0;
    faults.set(column!, before + 1);
    if (before < TOLD) {
      complaints.error(`line ${line}, column ${headings[column!]!}`, {
        expected: 'a number of 0 or more, * or X (suppressed), - (none) or nothing',
        found: `"${cells[column!]!}"`,
        remedy:
          before + 1 < TOLD ? 'correct the cell' : 'correct this and perhaps further cells of the column',
      });
    }
    return undefined;
  };
  return rows.map(({ line, cells }) => {
    const text = (column: number | undefined): string =>
      column === undefined ? '' : (cells[column] ?? '').trim();
    const how = text(places.moved?.how);
    return {
      line,
      id: text(places.mesh),
      name: text(places.name),
      municipality: text(places.municipality),
      lon: degrees(text(places.lon)),
      lat: degrees(text(places.lat)),
      people: number(cells, places.people, line),
      ages: places.ages.map(({ column }) => number(cells, column, line)),
      unknownAge: number(cells, places.unknownAge, line) ?? 0,
      moved: how === '1' ? 1 : how === '2' ? 2 : 0,
      into: text(places.moved?.into),
      from: text(places.moved?.from).split(';').filter(Boolean),
    };
  });
}

/** "1,234", "12.5"; "-" is none, "*" and "X" are suppressed, an empty cell has no figure. */
function valueOf(cell: string): number | undefined | 'wrong' {
  const text = cell.trim();
  if (text === '' || text === '*' || text.toUpperCase() === 'X') return undefined;
  if (text === '-') return 0;
  return /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE]-?\d+)?$/.test(text)
    ? Number(text.replaceAll(',', ''))
    : 'wrong';
}

const degrees = (text: string): number | undefined =>
  text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
