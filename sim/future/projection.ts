import type { Words } from '../../core/words.js';
import type { ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';

/** How many people there will be, from one year of its own on. */
export interface Projection {
  /** Where it comes from, and how it is used. */
  readonly about: Words;
  /** Years it knows, ascending, at least two; the first is the year of the people in the scenario. */
  readonly years: readonly number[];
  /** People by age around a cell in one of these years, in a unit of its own; undefined where it knows nothing of the place. */
  readonly around: (cell: Cell, year: number) => ByAge | undefined;
}
