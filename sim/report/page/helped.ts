import type { RemedyCode } from '../../../core/dispatch/explain/explanation.js';
import type { Words } from '../../../core/words.js';
import type { Noted, WishRow } from '../rows.js';
import { html, NOTHING, say, table, type Html } from './html.js';

/** What refused wishes are counted by. One wish may count in several lines, or in none. */
const LINES: readonly { readonly words: Words; readonly counts: (noted: Noted) => boolean }[] = [
  ...[15, 30, 60].map((minutes) => ({
    words: {
      ja: `${minutes}分以内の早い・遅い時刻`,
      en: `another time, at most ${minutes} min earlier or later`,
    },
    counts: (noted: Noted) => is(noted, 'later', 'earlier') && noted.amount <= minutes,
  })),
  {
    words: { ja: '同じ日の別の時刻', en: 'another time on the same day' },
    counts: (noted) => is(noted, 'later', 'earlier'),
  },
  {
    words: { ja: '近くの別の停留所', en: 'another stop nearby' },
    counts: (noted) => is(noted, 'other-origin', 'other-destination'),
  },
  {
    words: { ja: '少ない人数、または分かれての乗車', en: 'fewer persons, or riding apart' },
    counts: (noted) => is(noted, 'fewer-persons', 'split-party'),
  },
  {
    words: { ja: '車いすから座席への移乗', en: 'a seat instead of the wheelchair' },
    counts: (noted) => is(noted, 'no-wheelchair'),
  },
  {
    words: { ja: '待ち時間の上限を15分延ばす', en: 'a longest wait 15 min longer' },
    counts: (noted) => is(noted, 'longer-wait') && noted.amount <= 15,
  },
  {
    words: { ja: '早着の上限を15分広げる', en: 'arriving up to 15 min earlier than is allowed' },
    counts: (noted) => is(noted, 'earlier-arrival') && noted.amount <= 15,
  },
  {
    words: { ja: '乗車時間の上限を15分延ばす', en: 'a longest ride 15 min longer' },
    counts: (noted) => is(noted, 'longer-ride') && noted.amount <= 15,
  },
  {
    words: { ja: '車両をもう1台', en: 'one more vehicle' },
    counts: (noted) => is(noted, 'more-vehicles'),
  },
];

/** What would have helped those who were refused, as counts; nothing where the run did not explain its refusals. */
export function helped(refused: readonly WishRow[]): Html {
  if (!refused.some(({ keptBy, wouldHelp }) => (keptBy ?? wouldHelp) !== undefined)) return NOTHING;
  const lines = LINES.map(({ words, counts }) => ({
    words,
    wishes: refused.filter(({ wouldHelp }) => wouldHelp?.some(counts)).length,
  }));
  const none = refused.filter(({ wouldHelp = [] }) => wouldHelp.length === 0).length;
  const rows = [
    ...lines,
    { words: { ja: '単独では何も足りない', en: 'nothing alone would have done' }, wishes: none },
  ];
  return html`${table(
      say({
        ja: `お断り${refused.length}件は、何があれば希望どおり運べたか(1件が複数の行に入る)`,
        en: `What alone would have met the ${refused.length} refused wishes as wished (one may count in several lines)`,
      }),
      [
        { head: { ja: 'あれば運べたもの', en: 'With' }, cell: ({ words }) => say(words), kind: 'head' },
        { head: { ja: '件数', en: 'Wishes' }, cell: ({ wishes }) => String(wishes), kind: 'number' },
      ],
      rows.filter(({ wishes }) => wishes > 0),
    )}
    <p class="note">
      ${say({
        ja: 'お断りした瞬間の計画で、条件を一つだけ変えて配車プログラムに改めて尋ねた結果です。一件を助けると、あとの予約には影響しえます。',
        en: 'Asked of the dispatcher again at the moment of the refusal, with that one thing changed. Helping one wish may take the room of a later one.',
      })}
    </p> `;
}

const is = ({ code }: Noted, ...codes: readonly RemedyCode[]): boolean =>
  codes.some((known) => known === code);
