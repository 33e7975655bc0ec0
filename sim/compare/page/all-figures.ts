import { html, say, table, type Column, type Html } from '../../report/page/html.js';
import type { Comparison } from '../compare.js';
import { figureLines, type FigureLine } from '../figure-lines.js';
import { figureCell } from './cells.js';

/** Services beside each other in one table: more would be cut off on paper. */
const MOST_BESIDE = 5;

/** Where the formula of a figure stands on the page. */
export const formulaAnchor = (id: string): string => `f-${id}`;

/** Every figure of every service; the formulas stand in the first table. */
export function allFigures(comparison: Comparison): Html {
  const { scenarios } = comparison;
  const lines = figureLines(comparison);
  const parts: Html[] = [];
  for (let from = 0; from < scenarios.length; from += MOST_BESIDE) {
    const beside = scenarios.slice(from, from + MOST_BESIDE);
    const columns = beside.map(({ label }, i): Column<FigureLine> => ({
      head: { ja: label, en: label },
      cell: ({ cells }) => figureCell(cells[from + i]!.figure),
      kind: 'number',
    }));
    const whose = beside.map(({ label }) => label).join(', ');
    const caption = say({
      ja: `平均[95%区間]: ${whose}`,
      en: `Mean [95 % interval]: ${whose}`,
    });
    const names = {
      head: { ja: '指標', en: 'Indicator' },
      cell: from === 0 ? explained : named,
      kind: 'head',
    } as const;
    parts.push(html`<div class="stacked">${table(caption, [names, ...columns], lines)}</div>`);
  }
  return html`${parts}`;
}

const named = ({ indicator }: FigureLine): Html => say(indicator.name);

function explained({ id, indicator, cells }: FigureLine): Html {
  const { formula, formula_ja } = cells[0]!.figure;
  return html`<span id="${formulaAnchor(id)}">${say(indicator.name)}</span> <code>${id}</code><br /><small
      >${say({ ja: formula_ja, en: formula })}</small
    >`;
}
