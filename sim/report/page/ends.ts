import type { EndGroup } from '../../../charts/hour-chart.js';
import type { Words } from '../../../core/words.js';
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

export const GROUP_WORDS: Readonly<Record<EndGroup, Words>> = {
  carried: { ja: '運んだ', en: 'carried' },
  refused: { ja: 'お断り', en: 'refused' },
  other: { ja: 'その他(辞退・キャンセルなど)', en: 'other (declined, cancelled, …)' },
};

const GROUPS = new Map(ENDS.map(({ state, group }) => [state, group]));

/** An end state that this version does not know is counted as other. */
export const groupOf = (state: EndState): EndGroup => GROUPS.get(state) ?? 'other';
