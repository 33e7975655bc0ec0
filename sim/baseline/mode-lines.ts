import type { Words } from '../../core/words.js';
import type { Mode, ModeId } from './mode.js';

export const MODE_WORDS: Readonly<Record<ModeId, Words>> = {
  service: { ja: 'このサービス', en: 'the service' },
  timetable: { ja: '路線バス・列車', en: 'buses and trains' },
  taxi: { ja: 'タクシー', en: 'taxis' },
};

/** One figure of every mode, as people compare them. */
export interface ModeLine {
  readonly name: Words;
  /** What it is made of. */
  readonly formula: Words;
  readonly value: (mode: Mode) => number | null;
  readonly digits: number;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** Every line of the comparison, in the order of the page. */
export const MODE_LINES: readonly ModeLine[] = [
  {
    name: { ja: '移動できた希望(%)', en: 'Wishes that can be made, %' },
    formula: {
      ja: '100 × 移動できた希望 ÷ すべての希望',
      en: '100 × wishes made ÷ all wishes',
    },
    value: ({ carried, wishes }) => share(carried, wishes),
    digits: 1,
  },
  {
    name: { ja: 'うち全部歩いた希望(%)', en: 'Of all wishes, walked all the way, %' },
    formula: {
      ja: '100 × 乗り物を使わず歩いた希望 ÷ すべての希望',
      en: '100 × wishes made on foot alone ÷ all wishes',
    },
    value: ({ on_foot: walked, wishes }) => share(walked, wishes),
    digits: 1,
  },
  {
    name: { ja: '行きも帰りもできた外出(%)', en: 'Outings made both ways, %' },
    formula: {
      ja: '100 × 行きと帰りの両方ができた外出 ÷ 帰りのある外出',
      en: '100 × outings of which both ways were made ÷ outings with a way back',
    },
    value: ({ both_ways: both, outings }) => share(both, outings),
    digits: 1,
  },
  {
    name: { ja: '乗った人', en: 'Persons' },
    formula: { ja: '移動できた希望の人数', en: 'persons of the wishes made' },
    value: ({ persons }) => persons,
    digits: 0,
  },
  {
    name: { ja: '所要時間(分)', en: 'Time spent, min' },
    formula: {
      ja: '希望の時刻から到着まで、到着時刻の希望では出発から希望の到着時刻まで。待ちと徒歩を含む平均',
      en: 'from the wished moment to being there, for a wished arrival from leaving to it; waiting and walking included; mean',
    },
    value: ({ spent_min: spent }) => spent,
    digits: 1,
  },
  {
    name: { ja: '1人1回の運賃(円)', en: 'Fare of a person, yen' },
    formula: {
      ja: '運賃の分かる人の平均。定期券の人は0円',
      en: 'mean over persons whose fare is known; holders of passes pay nothing for a ride',
    },
    value: ({ fare_yen: fare }) => fare,
    digits: 0,
  },
  {
    name: { ja: '車両', en: 'Vehicles' },
    formula: {
      ja: 'この日の車両、路線バスとタクシーは同時に要る数',
      en: 'on duty that day; of buses and taxis as many as are needed at once',
    },
    value: ({ vehicles }) => vehicles,
    digits: 0,
  },
  {
    name: { ja: '走行キロ', en: 'Vehicle-km' },
    formula: {
      ja: 'サービスは回送を含む。ほかは営業・実車キロ',
      en: 'empty ones included for the service; in service or with somebody aboard for the others',
    },
    value: ({ vehicle_km: km }) => km,
    digits: 0,
  },
  {
    name: { ja: '1日の経費(円)', en: 'Cost of the day, yen' },
    formula: { ja: '下の注を参照', en: 'see the notes below' },
    value: ({ cost_yen: cost }) => cost,
    digits: 0,
  },
  {
    name: { ja: '運賃で足りない額、1人当たり(円)', en: 'Cost beyond fares for each person, yen' },
    formula: {
      ja: '(経費 − 分かっている運賃) ÷ 乗った人。路線バスはここにいない乗客を数えないため高く出る',
      en: '(cost − fares that are known) ÷ persons; of buses too high, because others who ride are not counted',
    },
    value: ({ public_yen: left }) => left,
    digits: 0,
  },
];
