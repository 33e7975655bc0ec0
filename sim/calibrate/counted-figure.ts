import type { Words } from '../../core/words.js';

/** A figure that real services publish and that simulated days have too. */
export interface CountedFigure {
  readonly id: string;
  readonly name: Words;
  readonly unit: '' | '%' | 'rides' | 'persons';
  /** What the column `key` holds; `none`: nothing. */
  readonly keys: 'none' | 'age group' | 'hour' | 'lead' | 'stop' | 'weekday';
  /** How it is taken, of counts and of simulated days alike. */
  readonly definition: Words;
  /** Settings of demand.yaml that `noriai calibrate` moves to meet it; absent: never fitted, only predicted. */
  readonly fits?: string;
}

export const LEADS = ['2d', '1d', 'over_2h', '1h_2h', 'under_1h'] as const;
export type Lead = (typeof LEADS)[number];

/** All of them, in the order of tables and pages. */
export const COUNTED_FIGURES = [
  {
    id: 'rides_per_day',
    name: { ja: '1日当たり利用件数', en: 'Rides a day' },
    unit: 'rides',
    keys: 'none',
    definition: { ja: '完了した予約 ÷ 運行日', en: 'completed bookings ÷ days of service' },
    fits: 'service.won (one factor)',
  },
  {
    id: 'weekday_index',
    name: { ja: '曜日指数', en: 'Rides by weekday' },
    unit: '',
    keys: 'weekday',
    definition: {
      ja: '100 × その曜日の運行1日当たり件数 ÷ 各曜日の平均',
      en: '100 × rides a day of service on the weekday ÷ mean of these over the weekdays',
    },
    fits: 'weekdays',
  },
  {
    id: 'hour_share',
    name: { ja: '時間帯割合', en: 'Rides by hour' },
    unit: '%',
    keys: 'hour',
    definition: {
      ja: '100 × その時台に乗車した件数 ÷ 件数',
      en: '100 × completed bookings that board in the hour ÷ completed bookings',
    },
    fits: 'hours (one factor for each hour, all purposes)',
  },
  {
    id: 'lead_share',
    name: { ja: '予約時期割合', en: 'Rides by time of booking' },
    unit: '%',
    keys: 'lead',
    definition: {
      ja: '100 × 2日以上前(2d)・前日(1d)・当日(2時間以上、1〜2時間、1時間未満前)に予約した件数 ÷ 件数',
      en: '100 × completed bookings asked two days ahead or more (2d), the day before (1d), or on the day so long before boarding ÷ completed bookings',
    },
    fits: 'lead',
  },
  {
    id: 'phone_share',
    name: { ja: '電話予約割合', en: 'Booked by telephone' },
    unit: '%',
    keys: 'none',
    definition: {
      ja: '100 × 電話予約の件数 ÷ 件数',
      en: '100 × completed bookings by telephone ÷ completed bookings',
    },
    fits: 'phone',
  },
  {
    id: 'age_share',
    name: { ja: '年齢割合', en: 'Rides by age' },
    unit: '%',
    keys: 'age group',
    definition: {
      ja: '100 × その年齢の利用者の件数 ÷ 件数',
      en: '100 × completed bookings of riders of that age ÷ completed bookings',
    },
    fits: 'service.won (one factor for each age group)',
  },
  {
    id: 'stop_share',
    name: { ja: '停留所別割合', en: 'Share by stop' },
    unit: '%',
    keys: 'stop',
    definition: {
      ja: '100 × その停留所の乗車と降車 ÷ すべての乗車と降車',
      en: '100 × boardings and alightings at the stop ÷ all of them',
    },
    fits: 'weight of the destinations at the stop (destinations.csv)',
  },
  {
    id: 'persons_per_booking',
    name: { ja: '予約1件当たり人数', en: 'Persons in a booking' },
    unit: 'persons',
    keys: 'none',
    definition: { ja: '乗車人数 ÷ 件数', en: 'passengers ÷ completed bookings' },
    fits: 'parties',
  },
  {
    id: 'persons_per_run',
    name: { ja: '乗合率(人/便)', en: 'Persons in a run' },
    unit: 'persons',
    keys: 'none',
    definition: {
      ja: '乗車人数 ÷ 便。便は1台に1人以上が乗っている途切れのない時間帯',
      en: 'passengers ÷ runs; a run is a longest stretch of time in which one vehicle has somebody aboard',
    },
  },
  {
    id: 'pooling_rate',
    name: { ja: '乗合率(定義不明)', en: 'Pooling rate, definition unknown' },
    unit: '%',
    keys: 'none',
    definition: {
      ja: '公表値の定義が分からないため、すべての定義と比べる',
      en: 'published without its definition, so compared with every definition in use',
    },
  },
] as const satisfies readonly CountedFigure[];

export type CountedId = (typeof COUNTED_FIGURES)[number]['id'];

export const countedFigure = (id: CountedId): CountedFigure => COUNTED_FIGURES.find((one) => one.id === id)!;
