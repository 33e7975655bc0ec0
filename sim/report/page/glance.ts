import { figure, figureOf } from './figure.js';
import type { Facts } from './facts.js';
import { html, NOTHING, say, type Html } from './html.js';

/** The answer in plain words: a card for each thing a council asks first. */
export function glance({ summary }: Facts): Html {
  const show = (id: string): Html => figure(summary, id);
  const has = (id: string): boolean => (figureOf(summary, id)?.value ?? null) !== null;
  const card = (head: Html, text: Html): Html =>
    html`<li>
      <p class="big">${head}</p>
      <p>${text}</p>
    </li> `;
  const cards = [
    card(
      html`${show('carried')} <span class="of">/ ${show('wishes')}</span>`,
      say({
        ja: html`の希望を運びました。乗車したのは${show('passengers')}です。`,
        en: html`wishes for a ride were carried: ${show('passengers')}.`,
      }),
    ),
    card(
      show('refused'),
      say({
        ja: html`はお断りしました。空きが無くて断った割合(狭義の不成立率)は${show('unserved_rate_strict')}です。`,
        en: html`wishes were refused. For want of a free seat in time (strict rate):
        ${show('unserved_rate_strict')}.`,
      }),
    ),
    has('wait_prebooked.median')
      ? card(
          show('wait_prebooked.median'),
          say({
            ja: html`事前に予約した人の待ち時間の中央値(約束した時間枠の始まりから)。10人中9人は${show('wait_prebooked.p90')}以内でした。`,
            en: html`is the median wait of those who booked ahead, from the beginning of the promised window;
            nine in ten waited ${show('wait_prebooked.p90')} at most.`,
          }),
        )
      : NOTHING,
    has('wait_asap.median')
      ? card(
          show('wait_asap.median'),
          say({
            ja: html`「今すぐ」と申し込んだ人の待ち時間の中央値。10人中9人は${show('wait_asap.p90')}以内でした。`,
            en: html`is the median wait of those who wanted to leave at once; nine in ten waited
            ${show('wait_asap.p90')} at most.`,
          }),
        )
      : NOTHING,
    card(
      show('on_time_rate'),
      say({
        ja: html`の乗車が約束どおりでした(時間枠内に乗車し、約束の時刻までに到着)。`,
        en: html`of the rides were on time: boarded inside the promised window and arrived by the promised
        moment.`,
      }),
    ),
    card(
      show('pooling_rate_booking'),
      say({
        ja: html`の予約が、走行中にほかの予約と同乗しました(予約基準の乗合率)。1便当たり${show('pax_per_run')}です。乗合率の定義はいくつもあり、<a
            href="#sharing"
            >下の表</a
          >で区別します。`,
        en: html`of the bookings shared the vehicle with another booking while driving; ${show('pax_per_run')}
          per run. There are several definitions: <a href="#sharing">see the table below</a>.`,
      }),
    ),
    has('cost_per_pax')
      ? card(
          show('cost_per_pax'),
          say({
            ja: html`乗客1人当たりの経費。うち公費は${show('subsidy_per_pax')}、収支率は${show('cost_recovery')}です。`,
            en: html`is the cost of carrying one passenger, ${show('subsidy_per_pax')} of it public money;
            fares recover ${show('cost_recovery')} of the cost.`,
          }),
        )
      : NOTHING,
    card(
      show('vehicle_km'),
      say({
        ja: html`を全車両で走りました。うち誰も乗せていない割合(空車率)は${show('empty_km_ratio')}です。`,
        en: html`were driven by all vehicles, ${show('empty_km_ratio')} of it with nobody aboard.`,
      }),
    ),
  ];
  return html`<ul class="cards">
    ${cards}
  </ul> `;
}
