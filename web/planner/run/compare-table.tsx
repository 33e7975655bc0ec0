import { useState, type ReactNode } from 'react';
import { intervalChart } from '../../../charts/interval-chart.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { ChartFigure } from '../chart/chart-figure.js';
import { useNames } from '../names.js';
import { usePlanning } from '../planning.js';
import { Scrolls } from '../scrolls.js';
import { FigureName } from './figure-name.js';
import {
  differenceText,
  figureIn,
  intervalText,
  isSame,
  isSure,
  unitText,
  valueText,
  type Comparison,
  type Figure,
} from './figure-text.js';
import { labelOf } from './run-list.js';

/** What people ask of a comparison first; the others follow in the order of the report. */
const FIRST = [
  'wishes',
  'carried',
  'refused',
  'unserved_rate_strict',
  'wait_asap.median',
  'wait_asap.p90',
  'wait_prebooked.median',
  'on_time_rate',
  'pooling_rate_booking',
  'vehicle_km',
  'operating_cost',
  'cost_per_pax',
  'subsidy_per_pax',
  'cost_recovery',
];

/** What is drawn, as far as it has values. */
const DRAWN = ['unserved_rate_strict', 'carried', 'wait_asap.median', 'operating_cost'];

interface CompareTableProps {
  readonly run: RunView;
  readonly comparison: Comparison;
}

/** Scenarios side by side; below each figure its difference to the first, and whether that is sure. */
export function CompareTable({ run, comparison }: CompareTableProps): ReactNode {
  const { words } = usePlanning();
  const [onlySure, setOnlySure] = useState(false);
  const { scenarios } = comparison;
  const first = scenarios[0]!;
  const known = FIRST.filter((one) => figureIn(first, one) !== undefined);
  const others = [...Object.keys(first.counts), ...Object.keys(first.indicators)];
  const isWanted = (one: string): boolean =>
    !onlySure || scenarios.some((scenario) => isSure(figureIn(scenario, one)!));
  return (
    <section className="stack" aria-labelledby="compared">
      <h2 id="compared">{words.result.glance}</h2>
      {scenarios.some(({ same_demand: same }) => !same) && (
        <p className="notice warn">{words.result.noDifference}</p>
      )}
      <p className="soft">
        <strong className="sure">
          <span className="verdict">{words.result.sure}</span>
        </strong>
        : {words.result.sureLong} · <span className="verdict">{words.result.unsure}</span>:{' '}
        {words.result.unsureLong}
      </p>
      <label className="check no-print">
        <input
          type="checkbox"
          checked={onlySure}
          onChange={({ target }) => {
            setOnlySure(target.checked);
          }}
        />
        {words.result.onlySure}
      </label>
      <Rows title={words.result.glance} ids={known.filter(isWanted)} run={run} comparison={comparison} />
      <Pictures run={run} comparison={comparison} />
      <details className="card">
        <summary>{words.result.all}</summary>
        <Rows
          title={words.result.all}
          ids={others.filter((one) => !known.includes(one)).filter(isWanted)}
          run={run}
          comparison={comparison}
        />
      </details>
    </section>
  );
}

interface RowsProps extends CompareTableProps {
  readonly title: string;
  readonly ids: readonly string[];
}

function Rows({ title, ids, run, comparison: { scenarios } }: RowsProps): ReactNode {
  const { words } = usePlanning();
  const names = useNames();
  if (ids.length === 0) return <p className="notice">{words.result.noneSure}</p>;
  return (
    <Scrolls label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.result.indicator}</th>
            {run.scenarios.map(({ id, label }, i) => (
              <th key={i} scope="col" className="number">
                {labelOf(id, label, names)}
                {i === 0 && <small>{words.result.base}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((one) => (
            <tr key={one}>
              <th scope="row">
                <FigureName figure={figureIn(scenarios[0]!, one)!} />
              </th>
              {scenarios.map((scenario, i) => (
                <td key={i} className="number">
                  <Cell figure={figureIn(scenario, one)!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function Cell({ figure }: { readonly figure: Figure }): ReactNode {
  const { words } = usePlanning();
  const { difference, unit, interval } = figure;
  const sure = isSure(figure);
  return (
    <>
      {valueText(figure, words)}
      {interval !== null && <small>{intervalText(interval, unit)}</small>}
      {difference?.value != null && (
        <p className={sure ? 'difference sure' : 'difference'}>
          <span className="unseen">{words.result.difference}: </span>
          {isSame(figure) ? (
            <span className="soft">{words.result.same}</span>
          ) : (
            <>
              {differenceText(difference.value, unit, words)}{' '}
              <span className="verdict">{sure ? words.result.sure : words.result.unsure}</span>
              {difference.interval !== null && <small>{intervalText(difference.interval, unit)}</small>}
            </>
          )}
        </p>
      )}
    </>
  );
}

function Pictures({ run, comparison: { scenarios } }: CompareTableProps): ReactNode {
  const { words, language } = usePlanning();
  const names = useNames();
  const drawn = DRAWN.filter((one) => scenarios.every((scenario) => figureIn(scenario, one)?.value != null));
  if (drawn.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="pictures">
      <h3 id="pictures">{words.result.pictures}</h3>
      <div className="charts">
        {drawn.map((one) => {
          const figure = figureIn(scenarios[0]!, one)!;
          const name = language === 'ja' ? figure.name_ja : figure.name;
          const rows = scenarios.map((scenario, i) => {
            const { id, label } = run.scenarios[i]!;
            const { value, interval } = figureIn(scenario, one)!;
            const mean = value ?? 0;
            return {
              name: labelOf(id, label, names),
              mean,
              low: interval?.low ?? mean,
              high: interval?.high ?? mean,
            };
          });
          return (
            <ChartFigure
              key={one}
              caption={words.result.pictureOf(name, unitText(figure.unit, words).trim())}
              chart={intervalChart(rows)}
              file={`${run.id}-${one}`}
            />
          );
        })}
      </div>
    </section>
  );
}
