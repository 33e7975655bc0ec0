import type { Words } from '../../../core/words.js';
import { html, NOTHING, raw, say, type Html } from './html.js';

/** A chart with everything that people need to read it. */
export interface Frame {
  /** Of the caption: the chart names it as its label. */
  readonly id: string;
  readonly caption: Words;
  readonly chart: Html;
  readonly legend?: Html;
  /** The numbers behind the chart, as a table. */
  readonly rows?: Html;
  readonly kind?: 'plain' | 'broad';
}

export const framed = ({ id, caption, chart, legend: key, rows, kind = 'plain' }: Frame): Html =>
  html`<figure>
    <figcaption id="${id}">${say(caption)}</figcaption>
    ${
      kind === 'broad'
        ? html`<p class="hint">
              ${say({ ja: '横に動かすと全体が見られます。', en: 'Scroll sideways to see all of it.' })}
            </p>
            <div class="broad" role="region" tabindex="0" aria-labelledby="${id}">${chart}</div>`
        : chart
    }
    ${key ?? NOTHING}
    ${
      rows === undefined
        ? NOTHING
        : html`<details>
            <summary>${say({ ja: '数字を表で見る', en: 'The numbers as a table' })}</summary>
            ${rows}
          </details>`
    }
  </figure> `;

/** What the colours of a chart mean. */
export const legend = (entries: readonly { readonly swatch: string; readonly words: Words }[]): Html =>
  html`<ul class="legend">
    ${entries.map(
      ({ swatch, words }) =>
        html`<li>
          <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" class="${swatch}" /></svg
          >${say(words)}
        </li>`,
    )}
  </ul>`;

/** Patterns that charts fill with: told apart without colour, on paper too. They stand once, at the top of the page. */
export const PATTERNS: Html = raw(`<svg class="patterns" aria-hidden="true"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--refused)"/><rect width="2" height="6" fill="var(--paper)"/></pattern>
<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="var(--paper)"/><circle cx="2.5" cy="2.5" r="1.2" fill="var(--muted)"/></pattern>
</defs></svg>
`);
