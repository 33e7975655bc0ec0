import type { Words } from '../../../core/words.js';
import { JOURNAL_WORDS } from '../journal-words.js';
import type { Facts } from './facts.js';
import { html, NOTHING, say, sentence, type Html } from './html.js';

/** Title, days, and the choice of the language. */
export function heading({ setting, summary }: Facts): Html {
  const { name, place } = setting;
  const { dates, seed, seeds } = summary;
  const days = dates.length === 1 ? dates[0]! : `${dates[0]!} – ${dates.at(-1)!}`;
  return html`<header>
    <div class="languages" role="group" aria-label="言語 / Language">
      <button type="button" data-lang="ja" aria-pressed="true" lang="">日本語</button>
      <button type="button" data-lang="en" aria-pressed="false" lang="">English</button>
    </div>
    <p class="kind">
      ${say({ ja: 'デマンド交通 シミュレーション報告', en: 'Demand-responsive transit, simulation report' })}
    </p>
    <h1>${say(name)}</h1>
    <p>
      ${place === undefined ? NOTHING : html`${say(place)} · `}${days} ·
      ${
        seeds === undefined
          ? say({ ja: `乱数の種 ${seed}`, en: `seed ${seed}` })
          : say({ ja: `乱数の種 ${seeds.length}通りの平均`, en: `mean over ${seeds.length} seeds` })
      }
    </p>
  </header>`;
}

const COMPUTED: Words = {
  ja: 'ここにある数値は計算による再現で、実際の運行の記録ではありません。次のものは架空・仮定・簡略化です。',
  en: 'These figures are a computed replay, not records of a real service. The following is invented, assumed or simplified:',
};

const RECORDED: Words = {
  ja: 'ここにある数値は、運行中に届いた記録から計算したものです。前提は次のとおりです。',
  en: 'These figures are computed from what was reported while the service ran. What they rest on:',
};

/** What is not real about the figures: it stands above all of them. */
export function banner({ setting, summary }: Pick<Facts, 'setting' | 'summary'>): Html {
  const { seeds } = summary;
  const closed = Object.entries(setting.closed);
  const journals = Object.entries(setting.journals ?? {});
  const items = [
    ...journals.map(
      ([date, mode]) =>
        html`<li>
          ${say({ ja: `${date} ${JOURNAL_WORDS[mode].ja}`, en: `${date}: ${JOURNAL_WORDS[mode].en}` })}
        </li>`,
    ),
    ...setting.synthetic.map((what) => html`<li>${sentence(what)}</li>`),
    ...setting.assumptions.map(
      ({ what }) => html`<li>${say({ ja: '仮定', en: 'Assumed' })}: ${sentence(what)}</li>`,
    ),
    ...closed.map(
      ([date, why]) => html`<li>${say({ ja: `${date} 運休`, en: `${date} closed` })}: ${sentence(why)}</li>`,
    ),
  ];
  return html`<aside class="banner" aria-labelledby="h-banner">
    <h2 id="h-banner">${say({ ja: 'この報告を読む前に', en: 'Before you read' })}</h2>
    <p>
      ${say(summary.dates.every((date) => setting.journals?.[date] === 'as-it-was') ? RECORDED : COMPUTED)}
    </p>
    <ul>
      ${items.length === 0 ? html`<li>${say({ ja: 'シナリオに申告なし', en: 'nothing that the scenario declares' })}</li>` : items}
    </ul>
    ${
      seeds === undefined
        ? NOTHING
        : html`<p>
            ${say({
              ja: `数値は乱数の種${seeds.length}通りの平均で、[ ]は平均の95%信頼区間です。図・地図・内訳の表は種${seeds[0]!}のものです。`,
              en: `Figures are means over ${seeds.length} seeds, with the 95 % interval of the mean in brackets. Charts, the map and tables of single rides and lines are those of seed ${seeds[0]!}.`,
            })}
          </p>`
    }
  </aside> `;
}
