import { useState, type ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { FigureName } from './figure-name.js';
import {
  differenceText,
  figureIn,
  intervalText,
  isSure,
  valueText,
  type Comparison,
  type Figure,
} from './figure-text.js';

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

/** Scenarios side by side; below each figure its difference to the first, and whether that is sure. */
export function CompareTable({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { words } = usePlanning();
  const [onlySure, setOnlySure] = useState(false);
  const { scenarios } = comparison;
  const first = scenarios[0]!;
  const known = (id: string): boolean => figureIn(first, id) !== undefined;
  const all = [...Object.keys(first.counts), ...Object.keys(first.indicators)];
  const isWanted = (id: string): boolean => !onlySure || scenarios.some((one) => isSure(figureIn(one, id)!));
  const rows = [...new Set([...FIRST.filter(known), ...all])].filter(isWanted);
  return (
    <section className="stack" aria-labelledby="compared">
      <h2 id="compared">{words.result.all}</h2>
      {scenarios.some(({ same_demand: same }) => !same) && (
        <p className="notice warn">{words.result.noDifference}</p>
      )}
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
      <p className="soft">
        <strong className="sure">{words.result.sure}</strong>: {words.result.sureLong} ·{' '}
        <span>{words.result.unsure}</span>: {words.result.unsureLong}
      </p>
      {rows.length === 0 ? (
        <p className="notice">{words.result.noneSure}</p>
      ) : (
        <div className="scrolls" role="region" aria-labelledby="compared" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.result.indicator}</th>
                {scenarios.map(({ label }, i) => (
                  <th key={i} scope="col" className="number">
                    {label}
                    {i === 0 && <small>{words.result.base}</small>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((id) => (
                <tr key={id}>
                  <th scope="row">
                    <FigureName figure={figureIn(first, id)!} />
                  </th>
                  {scenarios.map((one, i) => (
                    <td key={i} className="number">
                      <Cell figure={figureIn(one, id)!} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
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
          {differenceText(difference.value, unit, words)}{' '}
          <span className="verdict">{sure ? words.result.sure : words.result.unsure}</span>
          {difference.interval !== null && <small>{intervalText(difference.interval, unit)}</small>}
        </p>
      )}
    </>
  );
}
