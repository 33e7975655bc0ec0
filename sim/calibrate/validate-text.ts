import { periodText } from './count.js';
import { countedFigure } from './counted-figure.js';
import { spreadText } from './spread-text.js';
import { textColumns } from './text-columns.js';
import { judgedOf, type ValidatedPeriod, type ValidatedRow, type Validation } from './validation.js';

/** The validation for a terminal: a table for each period, and what does not agree with the reason. */
export function validateText(validation: Validation): string {
  const { scenario, counts, fitted, seeds, periods, unknown_stops: unknown } = validation;
  return [
    `${scenario} against ${counts}; ${seeds.length} simulated towns`,
    fitted === null
      ? 'not fitted to any counts: everything is predicted'
      : `fitted to ${fitted.counts}, ${periodText(fitted.period)}: ${fitted.fitted.join(', ')}`,
    '[] counted: range left by rounding; simulated: where a count would lie in 95 of 100 cases if the model were right',
    ...periods.flatMap(periodLines),
    ...unknown.map((stop) => `not in the scenario: stop ${stop}`),
    '',
  ].join('\n');
}

function periodLines({ period, days, rides_given: given, rows }: ValidatedPeriod): readonly string[] {
  const head = ['', '', 'counted', 'as fitted', ...(given === null ? [] : ['rides a day given']), ''];
  const cells = rows.map((row) => [
    row.status,
    `${row.figure}${row.key === '' ? '' : ` ${row.key}`}`,
    spreadText(row.observed),
    spreadText(row.simulated),
    ...(given === null
      ? []
      : [row.simulated_rides_given === null ? '' : spreadText(row.simulated_rides_given)]),
    row.agrees ? 'agrees' : 'OUTSIDE',
  ]);
  const misses = rows.filter(({ agrees, figure }) => !agrees && figure !== 'pooling_rate');
  return [
    '',
    `${periodText(period)}: ${days.observed} days of service counted, ${days.simulated} simulated in each town`,
    ...textColumns([head, ...cells]),
    ...tally(rows),
    ...[...new Set(misses.map(({ because }) => because?.en))].map(
      (because) =>
        `  ${misses
          .filter((row) => row.because?.en === because)
          .map(nameOf)
          .join(', ')}: ${because ?? 'nobody has said why'}`,
    ),
  ];
}

const nameOf = ({ figure, key }: ValidatedRow): string =>
  `${countedFigure(figure).name.en}${key === '' ? '' : ` ${key}`}`;

/** How many of the predicted figures agree; fitted ones are not counted. */
function tally(rows: readonly ValidatedRow[]): readonly string[] {
  const predicted = rows.filter(({ status, figure }) => status === 'predicted' && figure !== 'pooling_rate');
  const pooling = rows.filter(({ figure }) => figure === 'pooling_rate');
  const could = pooling
    .filter(({ agrees }) => agrees)
    .map((row) => `${row.key} (${spreadText(judgedOf(row))})`);
  return [
    ...(predicted.length === 0
      ? []
      : [
          `${predicted.filter(({ agrees }) => agrees).length} of ${predicted.length} predicted figures agree`,
        ]),
    ...(pooling.length === 0
      ? []
      : [
          `the published pooling rate could be: ${could.length === 0 ? 'none of the definitions' : could.join(', ')}`,
        ]),
  ];
}
