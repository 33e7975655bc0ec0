import { csvText } from '../compare/compare-csv.js';
import { jsonText } from '../compare/json-text.js';
import { sensitivityPage } from './page/sensitivity-page.js';
import type { Moved, Sensitivity } from './sensitivity.js';

/** The files of a sensitivity by name. */
export const sensitivityFiles = async (sensitivity: Sensitivity): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['sensitivity.json', jsonText(sensitivity)],
    ['sensitivity.csv', effectCsv(sensitivity)],
    ['sensitivity.html', await sensitivityPage(sensitivity)],
  ]);

const COLUMNS = [
  ...['figure', 'unit', 'base', 'setting', 'low', 'low_from', 'low_to', 'high', 'high_from', 'high_to'],
  ...['size', 'size_from', 'size_to', 'mean', 'scatter'],
];

/** A row for each figure and setting; empty where the method does not tell. */
const effectCsv = ({ figures }: Sensitivity): string =>
  csvText([
    COLUMNS,
    ...figures.flatMap(({ id, unit, base, effects }) =>
      effects.map(({ path, low, high, size, size_interval: interval, mean, scatter }) => [
        ...[id, unit, base.value, path],
        ...[...cells(low), ...cells(high), ...cells({ value: size, interval }), mean, scatter],
      ]),
    ),
  ]);

const cells = (moved: Moved | undefined): readonly (number | null | undefined)[] => [
  moved?.value,
  moved?.interval?.low,
  moved?.interval?.high,
];
