import { html, say, table, type Column, type Html } from '../../report/page/html.js';
import type { Comparison } from '../compare.js';
import { figureLines, type FigureLine } from '../figure-lines.js';
import { figureCell, methodNotes, syntheticNotes } from './cells.js';
import { sheet } from './sheet.js';

/** The comparison as one printable page in Japanese and English. Equal comparisons give equal bytes. */
export function comparePage(comparison: Comparison): string {
  const { scenarios } = comparison;
  return sheet({
    kind: { ja: 'デマンド交通 シナリオの比較', en: 'Demand-responsive transit, scenarios compared' },
    title: {
      ja: scenarios.map(({ name }) => name.ja).join(' / '),
      en: scenarios.map(({ name }) => name.en).join(' / '),
    },
    notes: [...methodNotes(comparison), ...syntheticNotes(scenarios)],
    sections: [
      { id: 'scenarios', title: { ja: 'シナリオ', en: 'Scenarios' }, body: scenarioTable(comparison) },
      { id: 'figures', title: { ja: 'すべての数値', en: 'All figures' }, body: figureTable(comparison) },
    ],
  });
}

const scenarioTable = ({ scenarios }: Comparison): Html =>
  table(
    say({ ja: '比べたシナリオ', en: 'What is compared' }),
    [
      { head: { ja: '記号', en: 'Label' }, cell: ({ label }) => label, kind: 'head' },
      { head: { ja: '名前', en: 'Name' }, cell: ({ name }) => say(name) },
      { head: { ja: '運行日', en: 'Day' }, cell: ({ date }) => date },
      {
        head: { ja: '最初のシナリオとの差', en: 'Difference to the first' },
        cell: ({ same_demand }, i) => say(i === 0 ? FIRST : same_demand ? SAME : OTHER),
      },
    ],
    scenarios,
  );

const FIRST = { ja: '基準', en: 'the one compared with' };
const SAME = { ja: '同じ需要: 数値の下に示す', en: 'same demand: below each figure' };
const OTHER = { ja: '需要が異なるため示さない', en: 'another demand: none' };

function figureTable(comparison: Comparison): Html {
  const columns = comparison.scenarios.map(({ label }, i): Column<FigureLine> => ({
    head: { ja: label, en: label },
    cell: ({ cells }) => figureCell(cells[i]!.figure),
    kind: 'number',
  }));
  return table(
    say({
      ja: '平均[95%区間]、下の行は最初のシナリオとの差(区間が0を含まないものは太字)。計算方法は名前の下',
      en: 'Mean [95 % interval]; below it the difference to the first scenario, bold where its interval leaves 0 out. The formula stands under the name',
    }),
    [{ head: { ja: '指標', en: 'Indicator' }, cell: nameCell, kind: 'head' }, ...columns],
    figureLines(comparison),
  );
}

function nameCell({ id, indicator, cells }: FigureLine): Html {
  const { formula, formula_ja } = cells[0]!.figure;
  return html`${say(indicator.name)} <code>${id}</code><br /><small
      >${say({ ja: formula_ja, en: formula })}</small
    >`;
}
