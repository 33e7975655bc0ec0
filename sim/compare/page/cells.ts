import { inEnglish } from '../../../scenarios/format/words.js';
import { numberText } from '../../../charts/number-text.js';
import { interval, unitOf, valueOf } from '../../report/page/figure.js';
import { html, NOTHING, say, sentence, type Html } from '../../report/page/html.js';
import type { Compared, ComparedFigure, Comparison } from '../compare.js';
import { isClear } from '../figure-lines.js';

/** Mean and interval. */
export const plainCell = (figure: ComparedFigure): Html => html`${valueOf(figure)}${interval(figure)}`;

/** Mean and interval, and below them the difference to the first scenario where there is one. */
export function figureCell(figure: ComparedFigure): Html {
  return html`${plainCell(figure)}${differenceLine(figure)}`;
}

function differenceLine(figure: ComparedFigure): Html {
  const { difference, unit } = figure;
  if (difference === undefined || difference.value === null) return NOTHING;
  const sign = difference.value > 0 ? '+' : '';
  const text = html`${sign}${numberText(difference.value, unit)}${unitOf(unit)}${interval({ ...figure, interval: difference.interval })}`;
  return html`<br />${isClear(figure) ? html`<strong>${text}</strong>` : text}`;
}

/** What is invented or simplified in each scenario; once where all scenarios say the same. */
export function syntheticNotes(scenarios: readonly Compared[]): readonly Html[] {
  const sayings = new Map(
    scenarios.flatMap(({ setting }) => setting.synthetic.map((what) => [inEnglish(what), what] as const)),
  );
  return Array.from(sayings, ([saying, what]) => {
    const of = scenarios.filter(({ synthetic }) => synthetic.includes(saying));
    const whose = of.length === scenarios.length ? '' : `${of.map(({ label }) => label).join(', ')}: `;
    return html`${whose}${sentence(what)}`;
  });
}

/** How the figures were made, above all of them. */
export const methodNotes = ({ seeds, method, method_ja }: Comparison): readonly Html[] => [
  say({
    ja: `数値は計算による再現で、実際の運行の記録ではありません。乱数の種 1 から ${seeds.length} まで。`,
    en: `These figures are a computed replay, not records of a real service. Seeds 1 to ${seeds.length}.`,
  }),
  say({ ja: method_ja, en: method }),
];
