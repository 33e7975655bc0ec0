import type { Language, Words } from '../../core/words.js';

/** What stands in one field of a report; null: nothing is known. */
export type Cell = string | number | Words | null;

/** A column: its header in files for programs, and what it is called. */
export interface Column {
  readonly id: string;
  readonly name: Words;
}

/** A table about some days, to be written as CSV, as a page, or as JSON. */
export interface Report {
  readonly id: string;
  readonly title: Words;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What a reader has to know, above all where figures come from. */
  readonly notes: readonly Words[];
}

/** A column with what stands in it. */
export interface Field<Row> extends Column {
  readonly cell: (row: Row) => Cell;
}

/** A report of these rows, column by column. */
export function reportOf<Row>(
  about: Pick<Report, 'id' | 'title' | 'notes'>,
  fields: readonly Field<Row>[],
  rows: readonly Row[],
): Report {
  return {
    ...about,
    columns: fields.map(({ id, name }) => ({ id, name })),
    rows: rows.map((row) => fields.map(({ cell }) => cell(row))),
  };
}

/** A field said in one line. */
export const field = <Row>(id: string, ja: string, en: string, cell: (row: Row) => Cell): Field<Row> => ({
  id,
  name: { ja, en },
  cell,
});

/** A cell as text of one language; numbers as they are. */
export function cellIn(cell: Cell, language: Language): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell[language] : cell;
}
