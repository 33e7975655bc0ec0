import { total, type Figure, type Indicator } from './indicator.js';
import type { Gathered } from './gathered.js';
import type { EndState } from './rows.js';
import { allKm } from './sharing.js';

const UNSTATED = 'nobody has said what the service costs';
const REFUSED: readonly EndState[] = ['NO_CAPACITY', 'OUT_OF_RULES', 'INVALID'];

/** Plain sums over the days, for sentences such as "98 of 120 wishes were carried". */
export const COUNTS: readonly Indicator[] = [
  {
    id: 'wishes',
    name: { en: 'Wishes', ja: '希望(申込み)' },
    unit: 'wishes',
    formula: {
      en: 'wishes for a ride, one party and one trip each, repeats in, test bookings out',
      ja: '乗車の希望の件数(1組・1回の移動で1件、再申込みを含み、テスト予約を除く)',
    },
    of: ({ wishes }) => ({ value: wishes.length }),
  },
  {
    id: 'carried',
    name: { en: 'Wishes carried', ja: '運んだ件数' },
    unit: 'wishes',
    formula: { en: 'wishes that ended COMPLETED', ja: '完了した希望の件数' },
    of: ({ carried }) => ({ value: carried.length }),
  },
  {
    id: 'passengers',
    name: { en: 'Passengers', ja: '乗車人数' },
    unit: 'persons',
    formula: { en: 'persons of completed bookings', ja: '完了予約の人数の合計' },
    of: ({ carried }) => ({ value: total(carried.map(({ wish }) => wish.persons)) }),
  },
  {
    id: 'refused',
    name: { en: 'Wishes refused', ja: 'お断りした件数' },
    unit: 'wishes',
    formula: {
      en: 'wishes that ended NO_CAPACITY, OUT_OF_RULES or INVALID',
      ja: '空き無し・規則外・無効で終わった希望の件数',
    },
    of: ({ wishes }) => ({ value: wishes.filter(({ endState }) => REFUSED.includes(endState)).length }),
  },
  {
    id: 'vehicle_km',
    name: { en: 'Vehicle-kilometres', ja: '走行キロ' },
    unit: 'km',
    formula: {
      en: 'kilometres driven by all vehicles, the way home included',
      ja: '全車両の走行距離(帰庫を含む)',
    },
    of: (gathered) => ({ value: allKm(gathered) }),
  },
  {
    id: 'operating_cost',
    name: { en: 'Operating cost', ja: '運行経費' },
    unit: 'yen',
    formula: { en: 'sum of the cost lines in scope "operating"', ja: '「運行経費」に含めた費目の合計' },
    of: (gathered) =>
      sumOfAccounts(gathered, ({ costs }) => costs.filter(({ scope }) => scope === 'operating')),
  },
  {
    id: 'income',
    name: { en: 'Fares, passes and sponsors', ja: '運賃・定期券・協賛金' },
    unit: 'yen',
    formula: { en: 'sum of the income lines but subsidies', ja: '補助金を除く収入の合計' },
    of: (gathered) =>
      sumOfAccounts(gathered, ({ income }) => income.filter(({ kind }) => kind !== 'subsidy')),
  },
];

type Account = NonNullable<Gathered['days'][number]['account']>;

function sumOfAccounts(
  { days }: Gathered,
  lines: (account: Account) => readonly { readonly yen: number }[],
): Figure {
  const accounts = days.flatMap(({ account }) => (account === undefined ? [] : [account]));
  if (accounts.length < days.length) return { value: null, because: UNSTATED };
  return { value: total(accounts.flatMap(lines).map(({ yen }) => yen)) };
}
