import type { ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import { importCells } from '../demand/census/import-cells.js';
import type { CensusFile } from '../demand/census/sort-files.js';
import { meshCode, meshLevel, type MeshLevel } from '../demand/mesh.js';
import type { Projection } from './projection.js';

/** Years of a table with columns PTN_2025, PTN_2030, …; none if it has no such columns. */
export function projectedYears(header: string): readonly number[] {
  const years = [...header.matchAll(/\bPTN_(\d{4})\b/gi)].map(([, year]) => Number(year));
  return [...new Set(years)].sort((a, b) => a - b);
}

/**
 * The projected people by square of the national land data (PTN, PTA, PTB, PTC, PTD with the year): every cell of a
 * scenario grows like the square in which its middle lies.
 * @throws ScenarioError with everything that is wrong with the file
 */
export function meshProjection(file: CensusFile, years: readonly number[]): Projection {
  const byYear = new Map(
    years.map((year) => [
      year,
      new Map(importCells([file], { year }).cells.map(({ id, people }) => [id, people])),
    ]),
  );
  const levels = levelsOf([...byYear.values()].flatMap((squares) => [...squares.keys()]));
  return {
    about: {
      en: `people by square from ${file.name}: every settlement grows like the square it lies in, those outside all squares like all squares together`,
      ja: `${file.name} のメッシュ別将来推計人口。各集落は自分のメッシュと同じ割合で増減し、どのメッシュにも入らない集落は全メッシュの合計と同じ割合で増減する`,
    },
    years,
    around: (cell: Cell, year: number): ByAge | undefined => {
      const squares = byYear.get(year)!;
      return (
        squares.get(cell.id) ?? levels.map((level) => squares.get(meshCode(cell.centre, level))).find(Boolean)
      );
    },
  };
}

/** Sizes of squares in the table, each once; usually there is one. */
const levelsOf = (ids: readonly string[]): readonly MeshLevel[] => [
  ...new Set(ids.map((id) => meshLevel(id)).filter((level) => level !== undefined)),
];
