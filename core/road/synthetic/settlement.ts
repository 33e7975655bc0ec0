import type { LonLat } from '../../geo.js';
import { csvRows, TableProblems, type Row } from '../csv.js';
import { onEarth } from '../draft.js';
import type { RoadFile } from '../recognise.js';

/** A named place where people live together: a village, a quarter of a town, a census cell. */
export interface Settlement extends LonLat {
  readonly id: string;
  /** Not negative; need not be whole. */
  readonly population: number;
}

/**
 * A table of settlements: columns `id` (or `cell`), `lon`, `lat`, `population`; instead of `population` any columns that
 * begin with `age_`, which are added up, so that the cells of a census demand are read as they are.
 * @throws RoadDataError with all faulty lines.
 */
export function settlementsTable(file: RoadFile): readonly Settlement[] {
  const table = csvRows(file);
  const problems = new TableProblems();
  const id = table.first(['id', 'cell']);
  const counts = table.has('population')
    ? ['population']
    : table.header.filter((name) => name.startsWith('age_'));
  if (id === undefined || counts.length === 0 || !table.has('lon') || !table.has('lat')) {
    problems.missing(table, 'columns id, lon, lat, population (or cell and age_…)');
    problems.throwIfAny();
    return [];
  }
  const known = new Set<string>();
  const settlements = table.rows.map((row) => settlementOf(row, { id, counts, known }, problems));
  problems.throwIfAny();
  return settlements;
}

interface Columns {
  readonly id: string;
  readonly counts: readonly string[];
  readonly known: Set<string>;
}

function settlementOf(row: Row, { id, counts, known }: Columns, problems: TableProblems): Settlement {
  const name = row.text(id);
  if (name === '' || known.has(name)) problems.add(row, id, 'an id that no other line has', name);
  known.add(name);
  const [lon, lat] = [row.number('lon', problems) ?? NaN, row.number('lat', problems) ?? NaN];
  if (!onEarth(lon, lat)) {
    problems.add(
      row,
      'lon, lat',
      'degrees of longitude and latitude',
      `${row.text('lon')}, ${row.text('lat')}`,
    );
  }
  let population = 0;
  for (const column of counts) {
    const people = row.number(column, problems) ?? 0;
    if (people < 0) problems.add(row, column, '0 or more people', row.text(column));
    population += people;
  }
  return { id: name, lon, lat, population };
}
