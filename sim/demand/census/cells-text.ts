import { AGE_GROUPS, type AgeGroup } from '../../../scenarios/age-group.js';
import { AGE_COLUMNS } from '../../../scenarios/cells-table.js';
import type { CondensedCell } from './condensed-cell.js';
import type { ImportAccount } from './import-cells.js';

/** Seven decimals are a centimetre. */
const DECIMALS = 7;

/** The table of cells as cells.csv, ready for a scenario (docs/demand.md). */
export function cellsText(cells: readonly CondensedCell[]): string {
  const ages = AGE_GROUPS.map((group) => AGE_COLUMNS[group]);
  const header = ['cell', 'lon', 'lat', ...ages, 'age_unknown', 'size_m', 'municipality', 'note'];
  const rows = cells.map(({ id, centre, people, unknownAge, sizeM, municipality, note }) => [
    id,
    Number(centre.lon.toFixed(DECIMALS)),
    Number(centre.lat.toFixed(DECIMALS)),
    ...AGE_GROUPS.map((group) => people[group]),
    unknownAge,
    sizeM,
    municipality,
    note,
  ]);
  return [header, ...rows].map((row) => `${row.map((cell) => quoted(String(cell))).join(',')}\n`).join('');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What an import found and did, as a text for people. */
export function importText({ files, cells, people, byAge, unknownAge, how }: ImportAccount): string {
  const count = (n: number): string => n.toLocaleString('en-US');
  const age = (group: AgeGroup): string => `  ${group.padEnd(12)} ${count(byAge[group]).padStart(12)}`;
  const older = byAge['65-74'] + byAge['75-84'] + byAge['85+'];
  return [
    ...files.map(({ name, holds, rows }) => `${name}: ${holds}, ${count(rows)} rows`),
    `${count(cells)} cells, ${count(people)} people`,
    ...AGE_GROUPS.map(age),
    `  ${'age unknown'.padEnd(12)} ${count(unknownAge).padStart(12)}`,
    `  65 and older ${count(older)}, 75 and older ${count(older - byAge['65-74'])}`,
    ...how,
    '',
  ].join('\n');
}
