import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { figureIn, intervalText, valueText, type Compared } from './figure-text.js';
import { FigureName } from './figure-name.js';

/** What a council asks first. */
const FIRST = [
  'carried',
  'refused',
  'unserved_rate_strict',
  'wait_asap.median',
  'wait_prebooked.median',
  'on_time_rate',
  'pooling_rate_booking',
  'cost_per_pax',
  'subsidy_per_pax',
  'operating_cost',
];

/** The answer in a few large figures; those without a value are left to the table. */
export function Glance({ compared }: { readonly compared: Compared }): ReactNode {
  const { words } = usePlanning();
  const known = FIRST.flatMap((id) => {
    const figure = figureIn(compared, id);
    return figure === undefined || figure.value === null ? [] : [{ id, figure }];
  });
  return (
    <section className="stack" aria-labelledby="glance">
      <h2 id="glance">{words.result.glance}</h2>
      <ul className="plain-list cards">
        {known.map(({ id, figure }) => (
          <li key={id} className="card">
            <p className="big">{valueText(figure, words)}</p>
            {figure.interval !== null && (
              <p className="soft">
                <span className="unseen">{words.result.interval} </span>
                {intervalText(figure.interval, figure.unit)}
              </p>
            )}
            <FigureName figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  );
}
