import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { spreadText } from '../compare/compare-table.js';
import { textColumns } from '../calibrate/text-columns.js';
import type { Future } from './future.js';

/** The future for a terminal: people, then each figure, a column a year. */
export function futureText({ scenario, projection, method, seeds, years }: Future): string {
  const people = AGE_GROUPS.map((group) => [
    `people ${group}`,
    ...years.map((one) => String(one.people[group])),
  ]);
  const figures = years[0]!.figures.flatMap(({ id, name, unit }, i) => [
    [
      `${name} (${id}, ${unit})`,
      ...years.map(({ figures: of }) => spreadText(of[i]!.value, of[i]!.interval)),
    ],
    [
      `  to ${years[0]!.year}`,
      ...years.map(({ figures: of }) => {
        const { difference } = of[i]!;
        return difference === undefined ? '' : spreadText(difference.value, difference.interval);
      }),
    ],
  ]);
  return [
    `${scenario}, seeds 1 to ${seeds.length}; mean ± half of its 95 % interval`,
    projection,
    method,
    '',
    ...textColumns([['', ...years.map(({ year }) => String(year))], ...people, ...figures]),
    '',
  ].join('\n');
}
