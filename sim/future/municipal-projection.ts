import { AGE_GROUPS, byAge, type ByAge } from '../../scenarios/age-group.js';
import { AGE_COLUMNS } from '../../scenarios/cells-table.js';
import { csvFile } from '../../scenarios/csv-file.js';
import type { Complaints } from '../../scenarios/problem-list.js';
import type { Projection } from './projection.js';

const COLUMNS = {
  required: ['municipality', 'year', ...AGE_GROUPS.map((group) => AGE_COLUMNS[group])],
  optional: [],
};

/**
 * Projected people by municipality, year and age: a row for each municipality and year, columns as those of cells.csv. Cells
 * of a municipality that the table does not name grow like all its rows together.
 */
export function municipalProjection(
  file: { readonly name: string; readonly text: string },
  complaints: Complaints,
): Projection {
  const rows = new Map<string, ByAge>();
  const years = new Set<number>();
  for (const row of csvFile(file.text, COLUMNS, complaints)) {
    const year = Number(row.text('year'));
    if (!/^\d{4}$/.test(row.text('year'))) {
      row.wrong('year', { expected: 'a year such as 2040', remedy: 'write four digits' });
    }
    years.add(year);
    const people = byAge((group) => {
      const text = row.text(AGE_COLUMNS[group]);
      if (!/^\d+(\.\d+)?$/.test(text)) {
        row.wrong(AGE_COLUMNS[group], { expected: 'a number of people', remedy: 'write it without commas' });
      }
      return Number(text);
    });
    rows.set(`${row.text('municipality')} ${year}`, people);
  }
  return {
    about: {
      en: `people by municipality and age from ${file.name}: every settlement grows like its municipality`,
      ja: `${file.name} の市町村別・年齢別の将来推計人口。各集落は市町村と同じ割合で増減する`,
    },
    years: [...years].sort((a, b) => a - b),
    around: ({ municipality }, year) => rows.get(`${municipality} ${year}`),
  };
}
