import { binned, histogram, type Bin } from '../../../charts/histogram.js';
import type { Words } from '../../../core/words.js';
import { drawn } from './drawn.js';
import type { Facts } from './facts.js';
import { figure } from './figure.js';
import { framed } from './frame.js';
import { html, say, table, type Html } from './html.js';

const MINUTE = 60;

interface Spread {
  readonly id: string;
  readonly caption: Words;
  readonly leastStep: number;
  readonly values: readonly number[];
}

/** How long people waited and rode, as distributions: a mean alone hides those who fared badly. */
export async function waits(facts: Facts): Promise<Html> {
  const frames: Html[] = [];
  for (const { id, caption, leastStep, values } of spreads(facts)) {
    if (values.length === 0) continue;
    const bins = binned(values, leastStep);
    const chart = await drawn(histogram(bins), `cap-${id}`);
    frames.push(framed({ id: `cap-${id}`, caption, chart, rows: binTable(caption, bins) }));
  }
  if (frames.length === 0)
    return html`<p>${say({ ja: '完了した乗車がありません。', en: 'No ride was completed.' })}</p>`;
  return html`<div class="columns">${frames}</div>
    ${partsTable(facts)} `;
}

function spreads({ gathered: { carried } }: Facts): readonly Spread[] {
  const rides = carried.map(({ wish }) => wish);
  return [
    {
      id: 'wait-ahead',
      caption: {
        ja: '待ち時間・事前予約(横: 約束の時間枠の始まりから乗車まで、分。縦: 件数)',
        en: 'Wait of rides booked ahead (across: minutes from the beginning of the promised window to boarding; up: rides)',
      },
      leastStep: 1,
      values: rides.flatMap(({ kind, pickup, promise }) =>
        kind === 'now' || promise === undefined ? [] : [(pickup! - promise.earliest) / MINUTE],
      ),
    },
    {
      id: 'wait-now',
      caption: {
        ja: '待ち時間・今すぐの希望(横: 申込みから乗車まで、分。縦: 件数)',
        en: 'Wait of rides wished at once (across: minutes from asking to boarding; up: rides)',
      },
      leastStep: 1,
      values: rides.flatMap(({ kind, pickup, asked, wished }) =>
        kind === 'now' ? [(pickup! - Math.max(asked, wished)) / MINUTE] : [],
      ),
    },
    {
      id: 'ride-time',
      caption: {
        ja: '乗車時間(横: 分。縦: 件数)',
        en: 'Time aboard (across: minutes; up: rides)',
      },
      leastStep: 1,
      values: carried.map(({ aboard }) => aboard / MINUTE),
    },
    {
      id: 'detour',
      caption: {
        ja: '迂回率(横: 乗車時間 ÷ 直行の所要時間。縦: 件数)',
        en: 'Detour ratio (across: time aboard ÷ direct drive; up: rides)',
      },
      leastStep: 0.1,
      values: carried.flatMap(({ aboard, wish }) =>
        wish.directTime === undefined || wish.directTime === 0 ? [] : [aboard / wish.directTime],
      ),
    },
  ];
}

const binTable = (caption: Words, bins: readonly Bin[]): Html =>
  table(
    say(caption),
    [
      {
        head: { ja: '範囲', en: 'From – below' },
        cell: ({ from, below }) => `${from} – ${below}`,
        kind: 'head',
      },
      { head: { ja: '件数', en: 'Rides' }, cell: ({ count }) => String(count), kind: 'number' },
    ],
    bins,
  );

const PARTS: readonly (readonly [part: string, words: Words])[] = [
  ['mean', { ja: '平均', en: 'Mean' }],
  ['median', { ja: '中央値', en: 'Median' }],
  ['p90', { ja: '90%点', en: '90th percentile' }],
  ['p95', { ja: '95%点', en: '95th percentile' }],
  ['max', { ja: '最大', en: 'Largest' }],
];

function partsTable({ summary }: Facts): Html {
  const waiting = table(
    say({
      ja: '待ち時間のまとめ(2種類の待ち時間は混ぜない)',
      en: 'Waits in short (the two kinds are never mixed)',
    }),
    [
      { head: { ja: '種類', en: 'Kind' }, cell: ({ words }) => say(words), kind: 'head' },
      ...PARTS.map(([part, head]) => ({
        head,
        cell: ({ id }: { readonly id: string }) => figure(summary, `${id}.${part}`),
        kind: 'number' as const,
      })),
    ],
    [
      { id: 'wait_prebooked', words: { ja: '事前予約', en: 'booked ahead' } },
      { id: 'wait_asap', words: { ja: '今すぐ', en: 'wished at once' } },
    ],
  );
  return html`${waiting}
    <p>
      ${say({
        ja: html`乗車時間は95%の人が${figure(summary, 'ride_time_p95')}以内、迂回率の平均は${figure(summary, 'detour_ratio')}(距離では${figure(summary, 'detour_ratio.distance')})、事前予約のうち約束の時間枠内に乗車したのは${figure(summary, 'wait_prebooked.in_window')}です。`,
        en: html`Nineteen in twenty rode for ${figure(summary, 'ride_time_p95')} at most; the mean detour
        ratio is ${figure(summary, 'detour_ratio')} (${figure(summary, 'detour_ratio.distance')} by distance);
        of those who booked ahead, ${figure(summary, 'wait_prebooked.in_window')} boarded inside the promised
        window.`,
      })}
    </p> `;
}
