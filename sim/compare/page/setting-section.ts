import { html, NOTHING, say, sentence, type Html } from '../../report/page/html.js';
import type { Compared, Comparison } from '../compare.js';

/** Where the page says what a service rests on. */
export const anchorOf = ({ label }: Compared): string => `s-${label.replaceAll(/\s/g, '-')}`;

/** How much of a service is not real. */
export const declaredCount = ({ setting: { synthetic, assumptions } }: Compared): Html =>
  say({
    ja: `架空・簡略 ${synthetic.length}、仮定 ${assumptions.length}`,
    en: `${synthetic.length} invented, ${assumptions.length} assumed`,
  });

/** Of each service, what it is, what of it is not real, and what was assumed and why. */
export const settingSection = ({ scenarios }: Comparison): Html => html`${scenarios.map(settingOf)}`;

function settingOf(one: Compared): Html {
  const { about, synthetic, assumptions } = one.setting;
  return html`<article id="${anchorOf(one)}">
    <h3>${say(one.name)} <code>${one.label}</code></h3>
    ${about === undefined ? NOTHING : html`<p>${sentence(about)}</p>`}
    ${list(
      synthetic.map(
        (what) => html`<strong>${say({ ja: '架空・簡略', en: 'Invented' })}</strong>: ${sentence(what)}`,
      ),
    )}
    ${list(
      assumptions.map(
        ({ what, because }) =>
          html`<strong>${say({ ja: '仮定', en: 'Assumed' })}</strong>: ${sentence(what)}
            <small>(${say({ ja: '理由', en: 'because' })}: ${sentence(because)})</small>`,
      ),
    )}
  </article> `;
}

const list = (items: readonly Html[]): Html =>
  items.length === 0
    ? NOTHING
    : html`<ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
