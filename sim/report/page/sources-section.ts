import type { Facts } from './facts.js';
import { html, NOTHING, say, sentence, type Html } from './html.js';
import { plainText } from './plain-text.js';

/** What was assumed, and where data are from, as the scenario tells it. */
export function sourcesSection({ setting }: Facts): Html {
  const { assumptions, attribution, sources, about } = setting;
  return html`${about === undefined ? NOTHING : html`<p>${sentence(about)}</p>`}
    <h3>${say({ ja: '仮定', en: 'Assumptions' })}</h3>
    ${
      assumptions.length === 0
        ? html`<p>${say({ ja: 'シナリオに書かれた仮定はありません。', en: 'The scenario states none.' })}</p>`
        : html`<ul>
            ${assumptions.map(
              ({ what, because }) =>
                html`<li>
                  ${sentence(what)}
                  <small>(${say({ ja: '理由', en: 'because' })}: ${sentence(because)})</small>
                </li>`,
            )}
          </ul>`
    }
    <h3>${say({ ja: '出典', en: 'Sources' })}</h3>
    ${attribution.length === 0 ? NOTHING : html`<p>${attribution.join(' · ')}</p>`}
    <div class="as-written sources">${plainText(sources)}</div>
    <h3>${say({ ja: '計算した部分', en: 'What is computed' })}</h3>
    <p>
      ${say({
        ja: '車両の配車・運行・乗降は、実際の運行と同じ配車プログラムで一件ずつ再現した計算結果です。日によって違う渋滞・故障・運転のばらつきは含みません。すべての計画は、配車とは別に書かれた検査プログラムが約束・定員・勤務時間を確かめています。',
        en: 'Dispatch, driving and boarding are computed ride by ride with the program that would run the live service. Congestion that differs from day to day, breakdowns and the manners of drivers are not in it. A referee, written apart from the dispatcher, has checked promises, seats and shifts of every plan.',
      })}
    </p> `;
}
