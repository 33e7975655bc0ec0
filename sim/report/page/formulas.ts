import { numberText } from '../../../charts/number-text.js';
import { METHOD } from '../seeds.js';
import type { Summary, SummaryFigure } from '../summary.js';
import type { Facts } from './facts.js';
import { anchorOf, figureRows, interval, nameOf, valueOf } from './figure.js';
import { html, NOTHING, raw, say, table, type Html } from './html.js';

/** Every figure with its formula: where all numbers of the page lead to. */
export function formulas({ summary }: Facts): Html {
  const { seeds, indicators } = summary;
  // An older result has no counts.
  const counts = (summary.counts as Summary['counts'] | undefined) ?? {};
  return html`${seeds === undefined ? NOTHING : html`<p>${say({ ja: METHOD.ja, en: METHOD.en })} (${seeds.join(', ')})</p>`}
  ${all({ ja: '件数と合計', en: 'Counts and sums' }, counts)}
  ${all({ ja: 'すべての指標', en: 'All indicators' }, indicators)} `;
}

const all = (
  caption: { readonly ja: string; readonly en: string },
  figures: Readonly<Record<string, SummaryFigure>>,
): Html =>
  table(
    say(caption),
    [
      {
        head: { ja: '指標', en: 'Indicator' },
        cell: ({ ids, figure }) =>
          html`${ids.map((id) => raw(`<span id="${anchorOf(id)}"></span>`))}${say(nameOf(ids[0]!, figure))}<br /><code
              >${ids.join(', ')}</code
            >`,
        kind: 'head',
      },
      {
        head: { ja: '値', en: 'Value' },
        cell: ({ figure }) => html`${valueOf(figure)}${interval(figure)}${perSeed(figure)}`,
        kind: 'number',
      },
      {
        head: { ja: '計算方法', en: 'How it is computed' },
        cell: ({ figure }) => say({ ja: figure.formula_ja, en: figure.formula }),
        kind: 'prose',
      },
    ],
    figureRows(figures, () => true),
  );

function perSeed({ perSeed: values, unit }: SummaryFigure): Html {
  if (values === undefined) return NOTHING;
  const texts = values.map((value) => (value === null ? '–' : numberText(value, unit)));
  return html`<br /><small>${texts.join(' · ')}</small>`;
}
