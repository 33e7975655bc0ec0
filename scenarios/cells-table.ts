import type { LonLat } from '../core/geo.js';
import { AGE_GROUPS, byAge, type AgeGroup, type ByAge } from './age-group.js';
import { csvFile, type CsvRow } from './csv-file.js';
import type { Complaints } from './problem-list.js';
import { pointOf } from './stops-table.js';

/** People who live together as far as the table knows: a census cell or a settlement. */
export interface Cell {
  readonly id: string;
  readonly centre: LonLat;
  /** Homes lie anywhere in a square of this side around the centre; 0: all at the centre. */
  readonly sizeM: number;
  /** Not negative. Need not be whole: a projection is not. */
  readonly people: ByAge;
  /** People whose age the census does not know; taken to be as old as the others of the cell. */
  readonly unknownAge: number;
  /** Code or name of the municipality; empty if the table has none. */
  readonly municipality: string;
}

/** The column of each age group: age_0_14 … age_85_plus. */
export const AGE_COLUMNS: ByAge<string> = byAge(
  (group) => `age_${group.replace('-', '_').replace('+', '_plus')}`,
);

/** Columns of a table of cells, in the order in which they are written. */
export const CELL_COLUMNS = {
  required: ['cell', 'lon', 'lat', ...AGE_GROUPS.map((group) => AGE_COLUMNS[group])],
  optional: ['age_unknown', 'size_m', 'municipality'],
};

/** The cells of a table in its order. Faulty rows are left out and told. */
export function cellsTable(text: string, complaints: Complaints): readonly Cell[] {
  const lines = new Map<string, number>();
  return csvFile(text, CELL_COLUMNS, complaints).flatMap((row) => {
    const id = row.text('cell');
    const before = lines.get(id);
    if (id === '') row.wrong('cell', { expected: 'a mesh code or a name', remedy: 'name the cell' });
    if (before !== undefined) {
      const remedy = `it also stands in line ${before}: rename one, or add the people up`;
      row.wrong('cell', { expected: 'a cell named once', remedy });
    }
    lines.set(id, row.line);
    const centre = pointOf(row, 'lon', 'lat');
    const people = byAge((group) => amountOf(row, AGE_COLUMNS[group], 0));
    const sizeM = amountOf(row, 'size_m', 0);
    if (centre === undefined) return [];
    const unknownAge = amountOf(row, 'age_unknown', 0);
    return [{ id, centre, sizeM, people, unknownAge, municipality: row.text('municipality') }];
  });
}

/** People of a cell, of known and unknown age. */
export const peopleOf = ({ people, unknownAge }: Pick<Cell, 'people' | 'unknownAge'>): number =>
  AGE_GROUPS.reduce((sum: number, group: AgeGroup) => sum + people[group], unknownAge);

function amountOf(row: CsvRow, column: string, otherwise: number): number {
  const text = row.text(column);
  if (text === '') return otherwise;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  row.wrong(column, {
    expected: 'a number of 0 or more, without commas',
    remedy: 'write 0 for nobody; `noriai demand import` resolves suppressed counts (*)',
  });
  return otherwise;
}
