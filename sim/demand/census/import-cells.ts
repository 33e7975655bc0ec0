import { byAge, type AgeGroup } from '../../../scenarios/age-group.js';
import { peopleOf, type Cell } from '../../../scenarios/cells-table.js';
import { ProblemList } from '../../../scenarios/problem-list.js';
import type { Problem } from '../../../scenarios/problem.js';
import type { CondensedCell } from './condensed-cell.js';
import { locate } from './locate.js';
import { sortFiles, type CensusFile } from './sort-files.js';

export interface ImportSettings {
  /** Of a projection: the year to take. */
  readonly year?: number;
  /** Keeps the cells of these municipalities; absent: all. */
  readonly municipalities?: readonly string[];
}

/** What an import found, in numbers and words. */
export interface ImportAccount {
  readonly files: readonly { readonly name: string; readonly holds: string; readonly rows: number }[];
  readonly cells: number;
  readonly people: number;
  readonly byAge: Readonly<Record<AgeGroup, number>>;
  readonly unknownAge: number;
  /** What was done to the figures, in sentences. */
  readonly how: readonly string[];
}

export interface ImportedCells {
  readonly cells: readonly CondensedCell[];
  readonly account: ImportAccount;
  readonly warnings: readonly Problem[];
}

/**
 * Published files as one table of cells. Tables of people are added up; a table that names the municipality of each
 * square, one of ages by municipality, and one of positions by area code complete them. Which is which is told from
 * the columns. Cells come in the order of their ids. People are never sampled or rounded away.
 * @throws ScenarioError with everything that is wrong with all files.
 */
export function importCells(files: readonly CensusFile[], settings: ImportSettings): ImportedCells {
  const problems = new ProblemList();
  const sorted = sortFiles(files, settings.year, problems);
  const located = locate(sorted, problems);
  problems.throwIfErrors();
  const { municipalities } = settings;
  const cells = located.cells
    .filter(({ municipality }) => municipalities?.includes(municipality) ?? true)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (cells.length === 0) tellNone(files, municipalities, problems);
  problems.throwIfErrors();
  const left = located.cells.length - cells.length;
  const how = [
    ...sorted.how,
    ...located.how,
    ...(left > 0 ? [`${left} cells lie in other municipalities and are left out.`] : []),
  ];
  return {
    cells,
    account: {
      files: sorted.account,
      cells: cells.length,
      people: total(cells, peopleOf),
      byAge: byAge((group) => total(cells, ({ people }) => people[group])),
      unknownAge: total(cells, ({ unknownAge }) => unknownAge),
      how,
    },
    warnings: problems.all,
  };
}

/** Rounded to thousandths: sums of projected people are not exact in binary. */
const total = (cells: readonly Cell[], of: (cell: Cell) => number): number =>
  Math.round(cells.reduce((sum, cell) => sum + of(cell), 0) * 1000) / 1000;

function tellNone(
  files: readonly CensusFile[],
  municipalities: readonly string[] | undefined,
  problems: ProblemList,
): void {
  problems.in(files.map(({ name }) => name).join(', ')).error('whole file', {
    expected: municipalities === undefined ? 'a table of people' : `cells of ${municipalities.join(', ')}`,
    found: 'none',
    remedy:
      municipalities === undefined
        ? 'add a table with mesh codes or lon, lat and people'
        : 'check the codes, or add a table that names the municipality of each square',
  });
}
