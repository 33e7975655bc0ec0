import type { Words } from '../../../core/words.js';
import type { Facts } from './facts.js';
import { figure, figureOf } from './figure.js';
import { html, raw, say, type Html } from './html.js';

/**
 * What a council asks first, as cards: the big figures (`/` between two), and a sentence in which {id} stands for a
 * figure. A card whose first figure has no value is left out.
 */
const CARDS: readonly { readonly big: readonly string[]; readonly text: Words }[] = [
  {
    big: ['carried', 'wishes'],
    text: {
      ja: 'の希望を運びました。乗車したのは{passengers}です。',
      en: 'were carried, out of all that were asked; {passengers} rode.',
    },
  },
  {
    big: ['refused'],
    text: {
      ja: 'をお断りしました。空きが無くて断った割合(狭義の不成立率)は{unserved_rate_strict}です。',
      en: 'were refused. {unserved_rate_strict} found no vehicle that could come in time (strict rate).',
    },
  },
  {
    big: ['wait_prebooked.median'],
    text: {
      ja: 'が、事前に予約した人の待ち時間の中央値です(約束した時間枠の始まりから)。10人中9人は{wait_prebooked.p90}以内でした。',
      en: 'is the median wait of those who booked ahead, from the beginning of the promised window; nine in ten waited {wait_prebooked.p90} at most.',
    },
  },
  {
    big: ['wait_asap.median'],
    text: {
      ja: 'が、「今すぐ」と申し込んだ人の待ち時間の中央値です。10人中9人は{wait_asap.p90}以内でした。',
      en: 'is the median wait of those who wanted to leave at once; nine in ten waited {wait_asap.p90} at most.',
    },
  },
  {
    big: ['on_time_rate'],
    text: {
      ja: 'の乗車が約束どおりでした(時間枠内に乗車し、約束の時刻までに到着)。',
      en: 'of the rides were on time: boarded inside the promised window and arrived by the promised moment.',
    },
  },
  {
    big: ['pooling_rate_booking'],
    text: {
      ja: 'の予約が、走行中にほかの予約と同乗しました(予約基準の乗合率)。1便当たりでは{pax_per_run}。乗合率の定義はいくつもあります(「乗合の程度」の表)。',
      en: 'of the bookings shared the vehicle with another booking while driving; {pax_per_run} per run. There are several definitions of sharing, all in the table under “Sharing”.',
    },
  },
  {
    big: ['cost_per_pax'],
    text: {
      ja: 'が、乗客1人当たりの経費です。うち公費負担は{subsidy_per_pax}、収支率は{cost_recovery}です。',
      en: 'is the cost of carrying one passenger, {subsidy_per_pax} of it public money; fares recover {cost_recovery} of the cost.',
    },
  },
  {
    big: ['vehicle_km'],
    text: {
      ja: 'を全車両で走りました。うち誰も乗せていない割合(空車率)は{empty_km_ratio}です。',
      en: 'were driven by all vehicles, {empty_km_ratio} of it with nobody aboard.',
    },
  },
];

/** The answer in plain words: a card for each thing a council asks first. */
export function glance({ summary }: Facts): Html {
  const known = CARDS.filter(({ big: [id] }) => (figureOf(summary, id!)?.value ?? null) !== null);
  const told = (text: string): Html =>
    raw(
      text
        .split(/\{([^}]*)\}/)
        .map((part, i) => (i % 2 === 0 ? html`${part}` : figure(summary, part)).markup)
        .join(''),
    );
  return html`<ul class="cards">
    ${known.map(
      ({ big: [first, ...others], text }) =>
        html`<li>
          <p class="big">
            ${figure(summary, first!)}${others.map(
              (id) => html` <span class="of">/ ${figure(summary, id)}</span>`,
            )}
          </p>
          <p>${say({ ja: told(text.ja), en: told(text.en) })}</p>
        </li> `,
    )}
  </ul> `;
}
