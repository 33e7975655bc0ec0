import type { Cell } from '../../../scenarios/cells-table.js';

/** A cell with what was done to the published figures; empty for nothing. */
export interface CondensedCell extends Cell {
  readonly note: string;
}
