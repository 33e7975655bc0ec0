import { AGE_GROUPS, byAge, type AgeGroup, type ByAge } from '../../../scenarios/age-group.js';
import type { Cell } from '../../../scenarios/cells-table.js';
import { keyedDraw } from '../draw.js';
import { homeKey } from './person.js';

/**
 * Whole people by age in a cell of the simulated year. People of unknown age are as old as the others of the cell, or of
 * the whole area where the cell knows no age. What is not whole is rounded up or down by a draw of its own, so that the
 * expected number is right in the smallest cell: nobody is sampled away.
 */
export function headcounts(cells: readonly Cell[], growth: ByAge, seed: number): ByAge[] {
  const draw = keyedDraw(seed, 'demand/headcount');
  const area = byAge((group) => cells.reduce((sum, { people }) => sum + people[group], 0));
  return cells.map((cell) => {
    const known = sumOf(cell.people);
    const shares = known > 0 ? cell.people : area;
    const all = sumOf(shares);
    const home = homeKey(cell);
    return byAge((group: AgeGroup) => {
      const unknown = all > 0 ? (cell.unknownAge * shares[group]) / all : 0;
      const expected = (cell.people[group] + unknown) * growth[group];
      return Math.floor(expected + draw(home, AGE_GROUPS.indexOf(group)));
    });
  });
}

const sumOf = (people: ByAge): number => AGE_GROUPS.reduce((sum: number, group) => sum + people[group], 0);
