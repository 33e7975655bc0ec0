import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { csvText } from '../compare/compare-csv.js';
import { jsonText } from '../compare/json-text.js';
import type { Future } from './future.js';
import { futurePage } from './page/future-page.js';

/** The files of a future by name. */
export const futureFiles = async (future: Future): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['future.json', jsonText(future)],
    ['future.csv', futureCsv(future)],
    ['future.html', await futurePage(future)],
  ]);

/** A row for each year and figure; people by age stand in rows of their own. */
const futureCsv = ({ years }: Future): string =>
  csvText([
    ['year', 'figure', 'unit', 'mean', 'low', 'high', 'difference', 'difference_low', 'difference_high'],
    ...years.flatMap(({ year, people, figures }) => [
      ...AGE_GROUPS.map((group) => [year, `people ${group}`, 'persons', people[group]]),
      ...figures.map(({ id, unit, value, interval, difference }) => [
        ...[year, id, unit, value, interval?.low, interval?.high],
        ...[difference?.value, difference?.interval?.low, difference?.interval?.high],
      ]),
    ]),
  ]);
