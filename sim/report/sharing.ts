import { total, mean, percent, ratio, type Figure, type Indicator } from './indicator.js';
import type { Gathered } from './gathered.js';

const NOBODY = 'no booking was completed';
const NO_RUN = 'no vehicle had anybody aboard';

const persons = ({ carried }: Gathered): number => total(carried.map(({ wish }) => wish.persons));
const km = (metres: number): number => metres / 1000;

/** Passenger-km: persons of each completed booking × kilometres driven while they were aboard. */
const passengerKm = ({ carried }: Gathered): number =>
  total(carried.map(({ wish, length }) => wish.persons * km(length)));

/** How far rides were shared, in every definition in use: never one bare 乗合率. */
export const sharing: readonly Indicator[] = [
  {
    id: 'pooling_rate_booking',
    name: { en: 'Pooling rate by bookings', ja: '乗合率(予約基準)' },
    unit: '%',
    formula: {
      en: '100 × completed bookings that had another booking aboard for at least 1 s of driving ÷ completed bookings; a group in one booking is one booking; test bookings left out',
      ja: '100 × 走行中に1秒以上ほかの予約と同乗した完了予約数 ÷ 完了予約数(1予約のグループは1件、テスト予約を除く)',
    },
    of: ({ carried }) => percent(carried.filter(({ pooled }) => pooled).length, carried.length, NOBODY),
  },
  {
    id: 'pooling_rate_pax',
    name: { en: 'Pooling rate by persons', ja: '乗合率(人基準)' },
    unit: '%',
    formula: {
      en: 'as the pooling rate by bookings, each booking weighted by its persons',
      ja: '乗合率(予約基準)を各予約の人数で重み付けしたもの',
    },
    of: (gathered: Gathered): Figure => {
      const pooled = gathered.carried.filter((ride) => ride.pooled);
      return percent(total(pooled.map(({ wish }) => wish.persons)), persons(gathered), NOBODY);
    },
  },
  {
    id: 'sharing_factor',
    name: { en: 'Sharing factor', ja: '共有係数' },
    unit: '-',
    formula: {
      en: 'per completed booking: time aboard ÷ sum over segments of (segment time ÷ bookings aboard); mean over bookings; bookings of 0 s left out',
      ja: '完了予約ごとに 乗車時間 ÷ Σ(区間時間 ÷ 同乗予約数)、その平均(乗車0秒の予約を除く)',
    },
    of: ({ carried }) =>
      mean(
        carried.filter(({ share }) => share > 0).map(({ aboard, share }) => aboard / share),
        NOBODY,
      ),
  },
  {
    id: 'shared_time_share',
    name: { en: 'Share of shared time aboard', ja: '共有乗車時間割合' },
    unit: '%',
    formula: {
      en: '100 × time aboard with another booking aboard ÷ time aboard, both summed over completed bookings; halts count',
      ja: '100 × ほかの予約と同乗していた乗車時間の合計 ÷ 乗車時間の合計(停車中を含む)',
    },
    of: ({ carried }) =>
      percent(total(carried.map(({ shared }) => shared)), total(carried.map(({ aboard }) => aboard)), NOBODY),
  },
  {
    id: 'run',
    name: { en: 'Runs', ja: '便(実車ブロック)' },
    unit: 'count',
    formula: {
      en: 'number of longest stretches of time in which one vehicle has somebody aboard',
      ja: '1台の車両に1人以上が乗っている、途切れのない時間帯の数',
    },
    of: ({ runs }) => ({ value: runs.length }),
  },
  {
    id: 'pax_per_run',
    name: { en: 'Passengers per run', ja: '1便当たり乗車人数(人/便)' },
    unit: 'persons',
    formula: { en: 'passengers of completed bookings ÷ runs', ja: '完了予約の乗車人数 ÷ 便数' },
    of: (gathered) => ratio(persons(gathered), gathered.runs.length, NO_RUN),
  },
  {
    id: 'shared_run_rate',
    name: { en: 'Share of runs with two bookings or more', ja: '乗合便率' },
    unit: '%',
    formula: {
      en: '100 × runs in which two bookings or more were served ÷ runs',
      ja: '100 × 2件以上の予約を運んだ便数 ÷ 便数',
    },
    of: ({ runs }) => percent(runs.filter(({ bookings }) => bookings >= 2).length, runs.length, NO_RUN),
  },
  {
    id: 'ridealong_pax_share',
    name: { en: 'Passengers travelling in groups', ja: '相乗り乗車人数割合' },
    unit: '%',
    formula: {
      en: '100 × passengers in completed bookings of two persons or more ÷ passengers',
      ja: '100 × 2人以上の予約で乗車した人数 ÷ 乗車人数',
    },
    of: (gathered: Gathered): Figure => {
      const groups = gathered.carried.filter(({ wish }) => wish.persons >= 2);
      return percent(total(groups.map(({ wish }) => wish.persons)), persons(gathered), NOBODY);
    },
  },
  {
    id: 'occupancy_dist',
    name: { en: 'Occupancy over all kilometres', ja: '平均乗車人員(距離加重・全走行)' },
    unit: 'persons',
    formula: {
      en: 'passenger-km ÷ vehicle-km, empty kilometres and the way home included',
      ja: '人キロ ÷ 走行キロ(空車・帰庫を含む)',
    },
    of: (gathered) => ratio(passengerKm(gathered), allKm(gathered), 'no vehicle has driven'),
  },
  {
    id: 'occupancy_dist.loaded',
    name: { en: 'Occupancy over loaded kilometres', ja: '平均乗車人員(距離加重・実車)' },
    unit: 'persons',
    formula: {
      en: 'passenger-km ÷ vehicle-km with somebody aboard',
      ja: '人キロ ÷ 実車キロ',
    },
    of: (gathered) => ratio(passengerKm(gathered), loadedKm(gathered), 'nobody was driven'),
  },
];

/** Kilometres driven by all vehicles. */
export const allKm = ({ days }: Gathered): number =>
  km(total(days.flatMap(({ legs }) => legs.map(({ length }) => length))));

/** Kilometres driven with somebody aboard. */
export const loadedKm = ({ days }: Gathered): number =>
  km(total(days.flatMap(({ legs }) => legs.filter((leg) => leg.persons > 0).map(({ length }) => length))));
