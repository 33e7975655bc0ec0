import type { Words } from '../../../core/words.js';
import { DIVISIONS, fairness, LEAST_WISHES, ratesOf, type GroupRate } from '../fairness.js';
import type { Facts } from './facts.js';
import { valueTable } from './figure-section.js';
import { html, NOTHING, say, table, type Html } from './html.js';

const IDS = new Set(fairness.map(({ id }) => id));

/** Who is refused how often: every group with its counts, small ones too, and how far the groups lie apart. */
export function fairnessSection({ summary, gathered }: Facts): Html {
  const tables = DIVISIONS.map((division) => ({ division, rates: ratesOf(gathered, division) }));
  return html`<p>
      ${say({
        ja: `空きが無くてお断りした割合を、地区や利用者層ごとに比べます。${LEAST_WISHES}件に満たない区分は件数だけを示し、差の計算に入れません。一日の差は偶然でも大きくなります。何日分か、いくつかの乱数の種で確かめてください。`,
        en: `How often no room was found, by area and kind of rider. Groups of fewer than ${LEAST_WISHES} wishes are shown with their counts but not compared. On one day chance alone makes large differences: look at several days or seeds.`,
      })}
    </p>
    ${valueTable(summary, { ja: '区分の間の差(最大 − 最小)', en: 'Between the groups: largest minus smallest' }, IDS)}
    <div class="columns">
      ${tables.map(({ division, rates }) => (rates.length < 2 ? NOTHING : groupTable(division.name, rates)))}
    </div> `;
}

const groupTable = (name: Words, rates: readonly GroupRate[]): Html =>
  table(
    say({ ja: `お断りの割合: ${name.ja}`, en: `Refused, by ${name.en}` }),
    [
      { head: { ja: '区分', en: 'Group' }, cell: ({ group }) => html`<code>${group}</code>`, kind: 'head' },
      { head: { ja: '対象の希望', en: 'Wishes' }, cell: ({ wishes }) => String(wishes), kind: 'number' },
      { head: { ja: 'お断り', en: 'Refused' }, cell: ({ refused }) => String(refused), kind: 'number' },
      { head: { ja: '割合', en: 'Rate' }, cell: rateText, kind: 'number' },
    ],
    rates,
  );

function rateText({ refused, wishes }: GroupRate): Html {
  if (wishes < LEAST_WISHES) return say({ ja: '件数不足', en: 'too few' });
  return html`${((100 * refused) / wishes).toFixed(1)}%`;
}
