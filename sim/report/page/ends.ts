import type { RefusalReason } from '../../../core/dispatch/refusal.js';
import type { Words } from '../indicator.js';
import type { EndState } from '../rows.js';

/** What became of wishes, in the order of the report, and to which of three groups of a chart they belong. */
export const ENDS: readonly { readonly state: EndState; readonly group: EndGroup; readonly words: Words }[] =
  [
    { state: 'COMPLETED', group: 'carried', words: { ja: '運んだ(完了)', en: 'carried to the destination' } },
    {
      state: 'NO_CAPACITY',
      group: 'refused',
      words: { ja: '空き無し(間に合う車両がない)', en: 'refused: no vehicle could come in time' },
    },
    {
      state: 'OUT_OF_RULES',
      group: 'refused',
      words: { ja: '規則外(時間・区域・期限など)', en: 'refused: against the rules of the service' },
    },
    {
      state: 'INVALID',
      group: 'refused',
      words: { ja: '無効(移動として成り立たない)', en: 'refused: cannot be a trip' },
    },
    {
      state: 'OFFER_DECLINED',
      group: 'other',
      words: { ja: '提案を辞退', en: 'the offers were turned down' },
    },
    {
      state: 'CANCELLED_EARLY',
      group: 'other',
      words: { ja: '早めのキャンセル', en: 'cancelled early by the rider' },
    },
    {
      state: 'CANCELLED_LATE',
      group: 'other',
      words: { ja: '直前のキャンセル', en: 'cancelled late by the rider' },
    },
    {
      state: 'NO_SHOW',
      group: 'other',
      words: { ja: '無断不乗', en: 'booked, but the rider was not there' },
    },
    {
      state: 'CANCELLED_BY_OPERATOR',
      group: 'other',
      words: { ja: '運行側による取消し', en: 'cancelled by the operator' },
    },
    {
      state: 'MISSED',
      group: 'other',
      words: { ja: '配車漏れ(運行側の不履行)', en: 'booked, but we did not come' },
    },
  ];

export const END_GROUPS = ['carried', 'refused', 'other'] as const;
export type EndGroup = (typeof END_GROUPS)[number];

export const GROUP_WORDS: Readonly<Record<EndGroup, Words>> = {
  carried: { ja: '運んだ', en: 'carried' },
  refused: { ja: 'お断り', en: 'refused' },
  other: { ja: 'その他(辞退・キャンセルなど)', en: 'other (declined, cancelled, …)' },
};

const GROUPS = new Map(ENDS.map(({ state, group }) => [state, group]));

/** An end state that this version does not know is counted as other. */
export const groupOf = (state: EndState): EndGroup => GROUPS.get(state) ?? 'other';

/** Why a wish was refused, and what would help. */
export const REFUSALS: Readonly<Record<RefusalReason, { readonly why: Words; readonly helps: Words }>> = {
  'no-vehicle-in-time': {
    why: {
      ja: 'どの車両でも約束・上限・勤務時間を守れない',
      en: 'every vehicle would break a promise, a limit or its shift',
    },
    helps: { ja: '別の時刻、車両の追加、時間枠の拡大', en: 'another time, more vehicles, wider windows' },
  },
  'no-vehicle-on-duty': {
    why: {
      ja: 'その時間に運べる車両が勤務していない',
      en: 'no vehicle that may carry the party is on duty then',
    },
    helps: { ja: '勤務時間・区域・対象者の見直し', en: 'shifts, zones, who may ride' },
  },
  'outside-service-hours': {
    why: { ja: '運行時間外', en: 'outside the hours of the service' },
    helps: { ja: '別の時刻、運行時間の見直し', en: 'another time, longer hours' },
  },
  'too-short-notice': {
    why: { ja: '予約期限を過ぎた申込み', en: 'asked later than the notice that the service wants' },
    helps: { ja: '予約期限の短縮', en: 'a shorter notice' },
  },
  'too-far-ahead': {
    why: { ja: '受付開始前の申込み', en: 'asked before booking opens' },
    helps: { ja: '受付期間の延長', en: 'an earlier opening of booking' },
  },
  'trip-not-allowed': {
    why: {
      ja: '利用の規則(区域・対象者など)に合わない',
      en: 'a rule of the service excludes this trip or rider',
    },
    helps: { ja: '規則の見直し', en: 'a change of the rule' },
  },
  'stop-closed': {
    why: { ja: '停留所が閉鎖中', en: 'a stop was closed' },
    helps: { ja: '別の停留所', en: 'another stop' },
  },
  'same-stop': {
    why: { ja: '乗車地と降車地が同じ', en: 'origin and destination are one stop' },
    helps: { ja: '申込み内容の訂正', en: 'a corrected request' },
  },
  'no-road': {
    why: { ja: '道路がつながっていない', en: 'no road leads there' },
    helps: { ja: '停留所の位置や道路データの訂正', en: 'a corrected stop or road' },
  },
  'already-asked': {
    why: { ja: '同じ申込みが二重に届いた', en: 'the same request was sent twice' },
    helps: { ja: '対応不要', en: 'nothing' },
  },
  'party-exceeds-every-vehicle': {
    why: { ja: 'どの車両の定員も超える人数', en: 'the party is larger than every vehicle' },
    helps: { ja: '分かれて乗車、大きな車両', en: 'splitting the party, a larger vehicle' },
  },
};
