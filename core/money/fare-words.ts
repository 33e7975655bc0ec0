import { clockText } from '../units.js';
import type { Words } from '../words.js';
import type { FareReason, ReductionGround } from './fare-reason.js';

const GROUNDS: Readonly<Record<ReductionGround, Words>> = {
  rider: { en: 'reduction for', ja: '割引:' },
  channel: { en: 'booked by', ja: '予約方法割引:' },
  shared: { en: 'shared by parties:', ja: '乗合割引・組数:' },
};

const ALONG = {
  'direct-way': { en: 'direct way', ja: '直行経路' },
  'straight-line': { en: 'straight line', ja: '直線距離' },
};

/** One step of a fare in words: "flat fare 300 yen". */
export function fareReasonText(reason: FareReason): Words {
  const words = SENTENCES[reason.kind] as (reason: FareReason) => Words;
  return words(reason);
}

type Sentence<K> = (reason: Extract<FareReason, { kind: K }>) => Words;

const SENTENCES: { readonly [K in FareReason['kind']]: Sentence<K> } = {
  'free-period': ({ name }) => ({ en: `free: ${name}`, ja: `無料: ${name}` }),
  flat: ({ yen }) => ({ en: `flat fare ${yen} yen`, ja: `均一運賃 ${yen}円` }),
  distance: ({ along, metres, yen }) => ({
    en: `distance fare ${yen} yen, ${ALONG[along].en} ${metres / 1000} km`,
    ja: `距離別運賃 ${yen}円(${ALONG[along].ja} ${metres / 1000} km)`,
  }),
  meter: ({ along, metres, yen }) => ({
    en: `meter ${yen} yen, ${ALONG[along].en} ${metres / 1000} km`,
    ja: `メーター運賃 ${yen}円(${ALONG[along].ja} ${metres / 1000} km)`,
  }),
  zones: ({ from, to, yen }) => ({
    en: `zone fare ${from.join('/')} – ${to.join('/')}: ${yen} yen`,
    ja: `区域別運賃 ${from.join('/')}〜${to.join('/')}: ${yen}円`,
  }),
  'party-share': ({ persons, yen }) => ({
    en: `shared by ${persons} persons: ${Number(yen.toFixed(2))} yen`,
    ja: `${persons}人で割り勘: ${Number(yen.toFixed(2))}円`,
  }),
  'time-band': ({ from, to }) => ({
    en: `fare for ${clockText(from)} to ${clockText(to)}`,
    ja: `${clockText(from)}〜${clockText(to)}の運賃`,
  }),
  reduced: ({ ground, id, from, to }) => ({
    en: `${GROUNDS[ground].en} ${id}: ${from} → ${to} yen`,
    ja: `${GROUNDS[ground].ja} ${id}: ${from}円→${to}円`,
  }),
  rounded: ({ from, to, step }) => ({
    en: `rounded to ${step} yen: ${from} → ${to} yen`,
    ja: `${step}円単位の端数処理: ${from}円→${to}円`,
  }),
  minimum: ({ yen }) => ({ en: `at least ${yen} yen`, ja: `最低運賃 ${yen}円` }),
  maximum: ({ yen }) => ({ en: `at most ${yen} yen`, ja: `上限運賃 ${yen}円` }),
  pass: ({ id, yen }) => ({ en: `holds the pass ${id}: ${yen} yen`, ja: `定期券 ${id}: ${yen}円` }),
  persons: ({ persons, each, yen }) => ({
    en: `${persons} × ${each} yen = ${yen} yen`,
    ja: `${persons}人 × ${each}円 = ${yen}円`,
  }),
  coupons: ({ id, tickets, yen }) => ({
    en: `paid with ${tickets} tickets of the book ${id}: ${yen} yen`,
    ja: `回数券 ${id} ${tickets}枚: ${yen}円`,
  }),
};
