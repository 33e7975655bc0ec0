import type { ReactNode } from 'react';
import { curve, type CurvePoint } from '../../../charts/curve.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { ChartFigure } from '../chart/chart-figure.js';
import { usePlanning } from '../planning.js';
import { Scrolls } from '../scrolls.js';
import { FigureName } from './figure-name.js';
import { figureIn, intervalText, unitText, valueText, type Sweep } from './figure-text.js';
import { axisName } from './run-list.js';

interface SweepViewProps {
  readonly run: RunView;
  readonly sweep: Sweep;
}

/** What stands in the table beside the figures of the front. */
const MORE = ['carried', 'refused', 'unserved_rate_strict', 'wait_asap.median', 'cost_per_pax'];

/** A curve for each figure of the front over what was varied, and all points. */
export function SweepView({ run, sweep }: SweepViewProps): ReactNode {
  const { words, language } = usePlanning();
  const axis = sweep.vary[0]!;
  const known = (id: string): boolean => figureIn(sweep.points[0]!, id) !== undefined;
  const drawn = sweep.front.map(({ id }) => id).filter(known);
  const columns = [...new Set([...drawn, ...MORE.filter(known)])];
  return (
    <>
      <section className="charts" aria-label={words.result.tabs.points}>
        {drawn.map((id) => {
          const figure = figureIn(sweep.points[0]!, id)!;
          const name = language === 'ja' ? figure.name_ja : figure.name;
          const unit = unitText(figure.unit, words).trim();
          return (
            <ChartFigure
              key={id}
              caption={words.sweep.over(name, unit, axisName(axis.path, words))}
              chart={curve(pointsOf(sweep, id))}
              file={`${run.id}-${id}`}
            >
              <p className="soft">{words.sweep.legend}</p>
            </ChartFigure>
          );
        })}
      </section>
      <Scrolls label={words.sweep.points}>
        <table>
          <caption>{words.sweep.points}</caption>
          <thead>
            <tr>
              {sweep.vary.map(({ path }) => (
                <th key={path} scope="col">
                  {axisName(path, words)}
                </th>
              ))}
              <th scope="col">{words.sweep.front}</th>
              {columns.map((id) => (
                <th key={id} scope="col" className="number">
                  <FigureName figure={figureIn(sweep.points[0]!, id)!} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sweep.points.map((point, row) => (
              <tr key={row}>
                {point.at.map((value, i) =>
                  i === 0 ? (
                    <th key={i} scope="row">
                      {textOf(value)}
                    </th>
                  ) : (
                    <td key={i}>{textOf(value)}</td>
                  ),
                )}
                <td>{point.on_front ? words.sweep.yes : words.none}</td>
                {columns.map((id) => {
                  const figure = figureIn(point, id)!;
                  return (
                    <td key={id} className="number">
                      {valueText(figure, words)}
                      {figure.interval !== null && (
                        <small>{intervalText(figure.interval, figure.unit)}</small>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </>
  );
}

function pointsOf({ points, vary }: Sweep, id: string): readonly CurvePoint[] {
  return points.flatMap((point) => {
    const { value, interval } = figureIn(point, id) ?? { value: null, interval: null };
    if (value === null) return [];
    const others = vary.slice(1).map(({ path }, i) => `${path}=${textOf(point.at[i + 1])}`);
    return {
      at: textOf(point.at[0]),
      line: others.join(', '),
      mean: value,
      low: interval?.low ?? value,
      high: interval?.high ?? value,
      on_front: point.on_front,
    };
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
