import { byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import type { Projection } from './projection.js';

/**
 * The cells of a scenario with the people of a year between the first and the last of a projection. Between its years
 * people change evenly. Where a place has nobody of an age to begin with, or is unknown, it grows like all cells together.
 */
export function peopleOfYear(cells: readonly Cell[], projection: Projection, year: number): readonly Cell[] {
  const first = projection.years[0]!;
  const at = (cell: Cell, when: number): ByAge | undefined => between(projection, cell, when);
  const all = (when: number): ByAge => {
    const known = cells.flatMap((cell) => at(cell, when) ?? []);
    return byAge((group) => known.reduce((sum, people) => sum + people[group], 0));
  };
  const [before, after] = [all(first), all(year)];
  const overall = byAge((group) => (before[group] > 0 ? after[group] / before[group] : 1));
  return cells.map((cell) => {
    const [from, to] = [at(cell, first), at(cell, year)];
    const growth = byAge((group) =>
      from === undefined || to === undefined || from[group] === 0 ? overall[group] : to[group] / from[group],
    );
    const total = (people: ByAge): number => Object.values(people).reduce((a, b) => a + b, 0);
    const people = byAge((group) => rounded(cell.people[group] * growth[group]));
    const share = total(cell.people) > 0 ? total(people) / total(cell.people) : 1;
    return { ...cell, people, unknownAge: rounded(cell.unknownAge * share) };
  });
}

const rounded = (people: number): number => Math.round(people * 1000) / 1000;

function between({ years, around }: Projection, cell: Cell, year: number): ByAge | undefined {
  const exact = years.includes(year);
  const low = exact ? year : years.findLast((one) => one < year);
  const high = exact ? year : years.find((one) => one > year);
  if (low === undefined || high === undefined) {
    throw new RangeError(`expected a year from ${years[0]!} to ${years.at(-1)!}, got ${year}`);
  }
  const [from, to] = [around(cell, low), around(cell, high)];
  if (from === undefined || to === undefined) return undefined;
  const share = exact ? 0 : (year - low) / (high - low);
  return byAge((group) => from[group] + share * (to[group] - from[group]));
}
