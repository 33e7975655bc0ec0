import type { Words } from '../../core/words.js';
import { total } from '../report/indicator.js';
import type { Gathered } from '../report/gathered.js';

/** One of the things that people call 乗合率. */
export interface PoolingVariant {
  readonly id: string;
  readonly name: Words;
  /** Part and whole of some days; their quotient is the rate in per cent. */
  readonly of: (gathered: Gathered) => { readonly part: number; readonly whole: number };
}

const persons = ({ carried }: Gathered): number => total(carried.map(({ wish }) => wish.persons));

/** Every definition that we know of, so that a published rate without one can be held against all of them. */
export const poolingVariants: readonly PoolingVariant[] = [
  {
    id: 'bookings',
    name: {
      ja: '走行中に他の予約と同乗した予約 ÷ 予約 (pooling_rate_booking)',
      en: 'bookings that shared a drive with another booking ÷ bookings (pooling_rate_booking)',
    },
    of: ({ carried }) => ({
      part: 100 * carried.filter(({ pooled }) => pooled).length,
      whole: carried.length,
    }),
  },
  {
    id: 'bookings-halts',
    name: {
      ja: '同乗した予約 ÷ 予約(停車中のみの同乗も数える)',
      en: 'bookings that had another aboard, at a halt too ÷ bookings',
    },
    of: ({ carried }) => ({
      part: 100 * carried.filter(({ shared }) => shared > 0).length,
      whole: carried.length,
    }),
  },
  {
    id: 'persons',
    name: {
      ja: '走行中に他の予約と同乗した人 ÷ 人 (pooling_rate_pax)',
      en: 'persons who shared a drive with another booking ÷ persons (pooling_rate_pax)',
    },
    of: (gathered) => ({
      part: 100 * total(gathered.carried.filter(({ pooled }) => pooled).map(({ wish }) => wish.persons)),
      whole: persons(gathered),
    }),
  },
  {
    id: 'persons-not-alone',
    name: {
      ja: '同じ予約か別の予約の誰かと乗った人 ÷ 人',
      en: 'persons who were not the only rider throughout, companions counted ÷ persons',
    },
    of: (gathered) => ({
      part:
        100 *
        total(
          gathered.carried
            .filter(({ pooled, wish }) => pooled || wish.persons > 1)
            .map(({ wish }) => wish.persons),
        ),
      whole: persons(gathered),
    }),
  },
  {
    id: 'runs',
    name: {
      ja: '2件以上の予約を運んだ便 ÷ 便 (shared_run_rate)',
      en: 'runs with two bookings or more ÷ runs (shared_run_rate)',
    },
    of: ({ runs }) => ({
      part: 100 * runs.filter(({ bookings }) => bookings >= 2).length,
      whole: runs.length,
    }),
  },
  {
    id: 'saved-runs',
    name: {
      ja: '相乗りで減った便: 1 − 便 ÷ 予約',
      en: 'runs saved by sharing: 1 − runs ÷ bookings',
    },
    of: ({ runs, carried }) => ({ part: 100 * (carried.length - runs.length), whole: carried.length }),
  },
  {
    id: 'extra-bookings',
    name: {
      ja: '1便当たり予約数が1を超える分: 予約 ÷ 便 − 1',
      en: 'bookings in a run beyond the first: bookings ÷ runs − 1',
    },
    of: ({ runs, carried }) => ({ part: 100 * (carried.length - runs.length), whole: runs.length }),
  },
  {
    id: 'extra-persons',
    name: {
      ja: '1便当たり人数が1を超える分: 人 ÷ 便 − 1',
      en: 'persons in a run beyond the first: persons ÷ runs − 1',
    },
    of: (gathered) => ({
      part: 100 * (persons(gathered) - gathered.runs.length),
      whole: gathered.runs.length,
    }),
  },
  {
    id: 'time',
    name: {
      ja: '他の予約と同乗していた時間 ÷ 乗車時間 (shared_time_share)',
      en: 'time aboard with another booking ÷ time aboard (shared_time_share)',
    },
    of: ({ carried }) => ({
      part: 100 * total(carried.map(({ shared }) => shared)),
      whole: total(carried.map(({ aboard }) => aboard)),
    }),
  },
  {
    id: 'groups',
    name: {
      ja: '2人以上の予約で乗った人 ÷ 人 (ridealong_pax_share)',
      en: 'persons in bookings of two or more ÷ persons (ridealong_pax_share)',
    },
    of: (gathered) => ({
      part:
        100 * total(gathered.carried.filter(({ wish }) => wish.persons > 1).map(({ wish }) => wish.persons)),
      whole: persons(gathered),
    }),
  },
];
