import { curve, dashOf, linesOf, type CurvePoint } from '../../../charts/curve.js';
import { drawn } from '../../report/page/drawn.js';
import { withUnit } from '../../report/page/figure.js';
import { framed } from '../../report/page/frame.js';
import { html, NOTHING, say, table, type Column, type Html } from '../../report/page/html.js';
import { changeText } from '../change.js';
import { figureIn } from '../figure-lines.js';
import { knownFigure } from '../known-figure.js';
import type { Point, Sweep } from '../sweep.js';
import { columnsOf } from '../sweep-table.js';
import { methodNotes, plainCell, syntheticNotes } from './cells.js';
import { sheet } from './sheet.js';

/** The sweep as one printable page: a curve for each goal, then every point. Equal sweeps give equal bytes. */
export async function sweepPage(sweep: Sweep): Promise<string> {
  const { points } = sweep;
  const { name } = points[0]!;
  return sheet({
    kind: { ja: 'デマンド交通 条件を変えた比較', en: 'Demand-responsive transit, settings varied' },
    title: name,
    notes: [
      ...methodNotes({ ...sweep, scenarios: points }),
      say({
        ja: 'fleet.size は車両の総数。fleet.yaml の順に数え、少なければ後ろから除き、多ければ先頭から順に1台ずつ加える',
        en: 'fleet.size is the number of all vehicles, taken in the order of fleet.yaml: fewer lose the last first, more begin again at the first',
      }),
      ...syntheticNotes(points),
    ],
    sections: [
      { id: 'curves', title: { ja: '曲線', en: 'Curves' }, body: html`${await curves(sweep)}` },
      { id: 'points', title: { ja: 'すべての組合せ', en: 'All points' }, body: pointTable(sweep) },
      { id: 'formulas', title: { ja: '計算方法', en: 'Formulas' }, body: formulaTable(sweep) },
    ],
  });
}

async function curves(sweep: Sweep): Promise<readonly Html[]> {
  const figures: Html[] = [];
  for (const { id } of sweep.front) {
    const { name, unit } = knownFigure(id)!;
    const told = withUnit(name, unit);
    const caption = `c-${id.replaceAll('.', '-')}`;
    const path = sweep.vary[0]!.path;
    figures.push(
      framed({
        id: caption,
        caption: {
          ja: `${told.ja}と ${path}。縦線は平均の95%区間、塗りつぶした点はパレート最適`,
          en: `${told.en} over ${path}. Upright lines: 95 % interval of the mean; filled: on the Pareto front`,
        },
        chart: await drawn(curve(curvePoints(sweep, id)), caption),
        legend: dashes(curvePoints(sweep, id)),
      }),
    );
  }
  return figures;
}

/** Which line is which; nothing where there is only one. */
function dashes(points: readonly CurvePoint[]): Html {
  const lines = linesOf(points);
  if (lines.length < 2) return NOTHING;
  const key = (line: string, i: number): Html =>
    html`<li>
      <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M0,8H16"
          stroke="var(--ink)"
          stroke-width="2"
          stroke-dasharray="${dashOf(i).join(' ')}"
        /></svg
      >${line}
    </li>`;
  return html`<ul class="legend">
    ${lines.map(key)}
  </ul>`;
}

function curvePoints({ points, vary }: Sweep, id: string): readonly CurvePoint[] {
  return points.flatMap((point) => {
    const { value, interval } = figureIn(point, id);
    if (value === null) return [];
    const others = vary.slice(1).map(({ path }, i) => changeText({ path, value: point.at[i + 1] }));
    return {
      at: valueText(point.at[0]),
      line: others.join(', '),
      mean: value,
      low: interval?.low ?? value,
      high: interval?.high ?? value,
      on_front: point.on_front,
    };
  });
}

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function pointTable(sweep: Sweep): Html {
  const columns = columnsOf(sweep).map((id): Column<Point> => ({
    head: knownFigure(id)!.name,
    cell: (point) => plainCell(figureIn(point, id)),
    kind: 'number',
  }));
  const axes = sweep.vary.map(({ path }, i): Column<Point> => ({
    head: { ja: path, en: path },
    cell: ({ at }) => valueText(at[i]),
    kind: 'head',
  }));
  const isOn: Column<Point> = {
    head: { ja: 'パレート最適', en: 'On the front' },
    cell: ({ on_front }) => (on_front ? say({ ja: '○', en: 'yes' }) : ''),
  };
  const goals = sweep.front.map(({ id }) => knownFigure(id)!.name);
  return table(
    say({
      ja: `平均[95%区間]。パレート最適: ${goals.map(({ ja }) => ja).join('・')}のすべてで同等以上、どれかで勝る組合せがほかに無い`,
      en: `Mean [95 % interval]. On the front: no other point is as good in all of ${goals.map(({ en }) => en).join(', ')} and better in one`,
    }),
    [...axes, isOn, ...columns],
    sweep.points,
  );
}

const formulaTable = (sweep: Sweep): Html =>
  table(
    say({
      ja: '表の数値の計算方法。他の指標は sweep.csv に',
      en: 'How these are computed; all others: sweep.csv',
    }),
    [
      { head: { ja: '指標', en: 'Indicator' }, cell: (id) => say(knownFigure(id)!.name), kind: 'head' },
      {
        head: { ja: '計算方法', en: 'How it is computed' },
        cell: (id) => {
          const { formula, formula_ja } = figureIn(sweep.points[0]!, id);
          return say({ ja: formula_ja, en: formula });
        },
        kind: 'prose',
      },
    ],
    columnsOf(sweep),
  );
