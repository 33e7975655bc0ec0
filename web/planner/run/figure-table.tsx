import type { ReactNode } from 'react';
import { numberText } from '../../../charts/number-text.js';
import { usePlanning } from '../planning.js';
import { Scrolls } from '../scrolls.js';
import { FigureName } from './figure-name.js';
import { intervalText, valueText, type Compared, type Figure } from './figure-text.js';

/** All figures of one scenario. */
export function FigureTable({ compared }: { readonly compared: Compared }): ReactNode {
  const { words } = usePlanning();
  return (
    <>
      <Figures title={words.result.counts} figures={compared.counts} />
      <Figures title={words.result.all} figures={compared.indicators} />
    </>
  );
}

interface FiguresProps {
  readonly title: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

function Figures({ title, figures }: FiguresProps): ReactNode {
  const { words } = usePlanning();
  const rows = Object.entries(figures);
  return (
    <Scrolls label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.result.indicator}</th>
            <th scope="col" className="number">
              {words.result.value}
            </th>
            <th scope="col" className="number">
              {words.result.interval}
            </th>
            <th scope="col" className="number">
              {words.result.perSeed}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, figure]) => (
            <tr key={id}>
              <th scope="row">
                <FigureName figure={figure} />
              </th>
              <td className="number">{valueText(figure, words)}</td>
              <td className="number">
                {figure.interval === null
                  ? words.none
                  : intervalText(figure.interval, figure.unit) || words.result.alike}
              </td>
              <td className="number per-seed">
                {figure.perSeed
                  .map((value) => (value === null ? words.none : numberText(value, figure.unit)))
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
