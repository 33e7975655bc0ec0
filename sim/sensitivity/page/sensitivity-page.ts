import { numberText } from '../../../charts/number-text.js';
import { sheet } from '../../compare/page/sheet.js';
import { interval, unitOf } from '../../report/page/figure.js';
import { drawn } from '../../report/page/drawn.js';
import { framed } from '../../report/page/frame.js';
import { html, NOTHING, raw, say, sentence, table, type Column, type Html } from '../../report/page/html.js';
import type { Effect, Moved, MovedFigure, Sensitivity } from '../sensitivity.js';
import { tornado } from './tornado.js';

/** The sensitivity as one printable page in Japanese and English. Equal sensitivities give equal bytes. */
export async function sensitivityPage(sensitivity: Sensitivity): Promise<string> {
  const { name, method, method_ja, runs, synthetic, ranges, figures, kind } = sensitivity;
  const sections = [];
  for (const [i, figure] of figures.entries()) sections.push(await figureSection(figure, kind, i));
  return sheet({
    kind: { ja: 'デマンド交通 前提の感度', en: 'Demand-responsive transit, which assumptions matter' },
    title: name,
    notes: [
      say({
        ja: `数値は計算による再現で、実際の運行の記録ではありません。${runs} 回の再現。`,
        en: `These figures are a computed replay, not records of a real service. ${runs} runs.`,
      }),
      say({ ja: method_ja, en: method }),
      ...synthetic.map((what) => sentence(what)),
    ],
    sections: [
      { id: 'ranges', title: { ja: '動かした前提', en: 'What was moved' }, body: rangeTable(ranges) },
      ...sections,
    ],
  });
}

const rangeTable = (ranges: Sensitivity['ranges']): Html =>
  table(
    say({
      ja: '設定と範囲。x は書かれている値への倍率',
      en: 'Settings and their ranges. x: times what is written',
    }),
    [
      { head: { ja: '設定', en: 'Setting' }, cell: ({ path }) => html`<code>${path}</code>`, kind: 'head' },
      { head: { ja: '下端', en: 'Low' }, cell: ({ low }) => low, kind: 'number' },
      { head: { ja: '上端', en: 'High' }, cell: ({ high }) => high, kind: 'number' },
    ],
    ranges,
  );

async function figureSection(
  figure: MovedFigure,
  kind: Sensitivity['kind'],
  index: number,
): Promise<{ readonly id: string; readonly title: { ja: string; en: string }; readonly body: Html }> {
  const caption = `c-${index}`;
  const chart = framed({
    id: caption,
    caption: CAPTIONS[kind],
    chart: await drawn(tornado(figure, kind), caption),
    legend: kind === 'oat' ? LEGEND : NOTHING,
  });
  return {
    id: `f-${index}`,
    title: { ja: figure.name_ja, en: figure.name },
    body: html`<p>
        ${say({ ja: kind === 'oat' ? '元のまま' : '全点の平均', en: kind === 'oat' ? 'As it is' : 'Mean of all points' })}:
        ${movedCell(figure.base, figure.unit)}
      </p>
      ${chart}${effectTable(figure, kind)}`,
  };
}

const CAPTIONS = {
  oat: {
    ja: '元との差。太い線は95%区間',
    en: 'Difference to the scenario as it is. Lines: 95 % intervals',
  },
  morris: {
    ja: '範囲全体を動かしたときの変化の大きさ(平均)。太い線は95%区間',
    en: 'Size of the change over the whole range (mean). Lines: 95 % intervals',
  },
} as const;

const LEGEND: Html = html`<ul class="legend">
  <li>${swatch('url(#dots)')}${say({ ja: '下端', en: 'at the low end' })}</li>
  <li>${swatch('var(--carried)')}${say({ ja: '上端', en: 'at the high end' })}</li>
</ul>`;

function swatch(fill: string): Html {
  return raw(
    `<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" fill="${fill}" stroke="var(--ink)"/></svg>`,
  );
}

function effectTable({ effects, unit }: MovedFigure, kind: Sensitivity['kind']): Html {
  const path: Column<Effect> = {
    head: { ja: '設定', en: 'Setting' },
    cell: (effect) => html`<code>${effect.path}</code>`,
    kind: 'head',
  };
  const number = (
    head: { ja: string; en: string },
    of: (effect: Effect) => Moved | undefined,
  ): Column<Effect> => ({
    head,
    cell: (effect) => movedCell(of(effect) ?? { value: null, interval: null }, unit),
    kind: 'number',
  });
  const plain = (value: number | null | undefined): Moved => ({ value: value ?? null, interval: null });
  const columns =
    kind === 'oat'
      ? [
          number({ ja: '下端での差', en: 'Difference at low' }, ({ low }) => low),
          number({ ja: '上端での差', en: 'Difference at high' }, ({ high }) => high),
        ]
      : [
          number({ ja: '大きさ', en: 'Size' }, ({ size, size_interval }) => ({
            value: size,
            interval: size_interval,
          })),
          number({ ja: '平均', en: 'Mean' }, ({ mean }) => plain(mean)),
          number({ ja: '散らばり', en: 'Scatter' }, ({ scatter }) => plain(scatter)),
        ];
  return table(
    say({
      ja: '大きく動かす設定から順に。[ ] は95%区間',
      en: 'What moves it most first. [ ]: 95 % interval',
    }),
    [path, ...columns],
    effects,
  );
}

function movedCell({ value, interval: range }: Moved, unit: string): Html {
  if (value === null) return html`–`;
  return html`${numberText(value, unit)}${unitOf(unit)}${interval({ value, unit, interval: range, formula: '', name_ja: '', formula_ja: '' })}`;
}
