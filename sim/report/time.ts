import type { Gathered } from './gathered.js';
import { mean, percent, percentile, spread, type Figure, type Indicator } from './indicator.js';
import { leadTimes } from './lead-time.js';
import type { WishRow } from './rows.js';
import { insideWindow } from './service.js';

const MINUTE = 60;
const NONE_NOW = 'no ride wished for at once was completed';
const NONE_AHEAD = 'no ride booked ahead was completed';
const NOBODY = 'no booking was completed';

const completed = ({ carried }: Gathered): WishRow[] => carried.map(({ wish }) => wish);
const now = (gathered: Gathered): WishRow[] => completed(gathered).filter(({ kind }) => kind === 'now');
const ahead = (gathered: Gathered): WishRow[] => completed(gathered).filter(({ kind }) => kind !== 'now');

/** How long riders wait and ride. Waits of rides wished at once and of rides booked ahead are never mixed. */
export const time: readonly Indicator[] = [
  ...spread({
    id: 'wait_asap',
    name: { en: 'Wait, rides wished at once', ja: '待ち時間(即時)' },
    unit: 'min',
    formula: {
      en: 'begin of boarding − moment of asking, completed wishes of kind "now"',
      ja: '乗車開始 − 申込み時刻(「今すぐ」の完了予約)',
    },
    values: (gathered) =>
      now(gathered).map(({ pickup, asked, wished }) => (pickup! - Math.max(asked, wished)) / MINUTE),
    because: NONE_NOW,
  }),
  ...spread({
    id: 'wait_prebooked',
    name: { en: 'Wait, rides booked ahead', ja: '待ち時間(事前予約)' },
    unit: 'min',
    formula: {
      en: 'begin of boarding − beginning of the promised pick-up window (negative if earlier), completed wishes of kind "depart" and "arrive"',
      ja: '乗車開始 − 約束した乗車時間枠の始まり(早ければ負)(出発・到着時刻指定の完了予約)',
    },
    values: (gathered) =>
      ahead(gathered).map(({ pickup, promise }) => (pickup! - promise!.earliest) / MINUTE),
    because: NONE_AHEAD,
  }),
  {
    id: 'wait_prebooked.in_window',
    name: { en: 'Booked-ahead pick-ups inside the promised window', ja: '約束時間枠内の乗車割合(事前予約)' },
    unit: '%',
    formula: {
      en: '100 × completed bookings of kind "depart" and "arrive" whose boarding began inside the promised window ÷ all of these',
      ja: '100 × 約束した時間枠内に乗車開始した事前予約 ÷ 完了した事前予約',
    },
    of: (gathered: Gathered): Figure => {
      const wishes = ahead(gathered);
      return percent(
        wishes.filter((wish) => insideWindow(wish, wish.pickup)).length,
        wishes.length,
        NONE_AHEAD,
      );
    },
  },
  {
    id: 'detour_ratio',
    name: { en: 'Detour ratio by time', ja: '迂回率(時間)' },
    unit: '-',
    formula: {
      en: 'per completed booking: time aboard ÷ direct driving time in the period of the boarding; mean over bookings',
      ja: '完了予約ごとに 乗車時間 ÷ 同じ時間帯の直行所要時間、その平均',
    },
    of: ({ carried }) =>
      mean(
        carried.flatMap(({ wish, aboard }) => over(aboard, wish.directTime)),
        NOBODY,
      ),
  },
  {
    id: 'detour_ratio.distance',
    name: { en: 'Detour ratio by distance', ja: '迂回率(距離)' },
    unit: '-',
    formula: {
      en: 'per completed booking: metres driven while aboard ÷ length of the direct drive; mean over bookings',
      ja: '完了予約ごとに 乗車中の走行距離 ÷ 直行距離、その平均',
    },
    of: ({ carried }) =>
      mean(
        carried.flatMap(({ wish, length }) => over(length, wish.directLength)),
        NOBODY,
      ),
  },
  {
    id: 'ride_time_p95',
    name: { en: 'Ride time, 95th percentile', ja: '95%点乗車時間' },
    unit: 'min',
    formula: {
      en: '95th percentile (nearest rank) of begin of alighting − begin of boarding, completed bookings',
      ja: '完了予約の 降車開始 − 乗車開始 の95%点(最近順位法)',
    },
    of: ({ carried }) =>
      percentile(
        carried.map(({ aboard }) => aboard / MINUTE),
        95,
        NOBODY,
      ),
  },
  ...leadTimes,
];

/** The quotient, or nothing where the direct way has no length. */
const over = (value: number, direct: number | undefined): number[] =>
  direct === undefined || direct === 0 ? [] : [value / direct];
