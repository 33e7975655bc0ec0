import type { Words } from '../../core/words.js';
import type { Gathered } from './gathered.js';
import { percent, ratio, total, type Figure, type Indicator } from './indicator.js';
import type { Account } from './rows.js';

const HOUR = 3600;
const NO_COST = 'the days have no operating cost';
const UNSTATED = 'nobody has said what the service costs';
const NOBODY = 'nobody was carried';
const NO_DUTY = 'no vehicle was on duty';

const OTHER: Words = { en: 'passes and sponsors', ja: '定期券等・協賛金' };

/** What the service costs, who pays for it, and what a ride comes to. All sums are over the yen of the tables. */
export const money: readonly Indicator[] = [
  {
    id: 'cost_recovery',
    name: { en: 'Cost recovery by fares', ja: '収支率' },
    unit: '%',
    formula: {
      en: '100 × fares paid for rides (coupons in, passes not) ÷ operating cost',
      ja: '100 × 運賃収入(回数券を含み、定期券等を除く) ÷ 運行経費',
    },
    scope: costScope,
    of: known((sums) => percent(sums.fare, sums.cost, NO_COST)),
  },
  {
    id: 'cost_recovery.with_other_income',
    name: { en: 'Cost recovery with passes and sponsors', ja: '収支率(定期券・協賛金を含む)' },
    unit: '%',
    formula: {
      en: `100 × (fares + ${OTHER.en}) ÷ operating cost; subsidies not in`,
      ja: `100 × (運賃収入 + ${OTHER.ja}) ÷ 運行経費(補助金を含まない)`,
    },
    scope: costScope,
    of: known((sums) => percent(sums.fare + sums.other, sums.cost, NO_COST)),
  },
  {
    id: 'subsidy_per_pax',
    name: { en: 'Public cost per passenger', ja: '利用者1人当たり公費負担額' },
    unit: 'yen',
    formula: {
      en: `(operating cost − fares − ${OTHER.en}) ÷ passengers of completed bookings, whichever public body pays`,
      ja: `(運行経費 − 運賃収入 − ${OTHER.ja}) ÷ 完了予約の乗車人数(負担する団体を問わない)`,
    },
    scope: costScope,
    of: known((sums, gathered) => ratio(publicCost(sums), persons(gathered), NOBODY)),
  },
  {
    id: 'subsidy_per_pax.after_subsidies',
    name: { en: 'Public cost per passenger left to the municipalities', ja: '利用者1人当たり市町村負担額' },
    unit: 'yen',
    formula: {
      en: `(operating cost − fares − ${OTHER.en} − subsidies) ÷ passengers of completed bookings`,
      ja: `(運行経費 − 運賃収入 − ${OTHER.ja} − 国・都道府県等の補助金) ÷ 完了予約の乗車人数`,
    },
    scope: costScope,
    of: known((sums, gathered) => ratio(publicCost(sums) - sums.subsidy, persons(gathered), NOBODY)),
  },
  {
    id: 'cost_per_pax',
    name: { en: 'Cost per passenger', ja: '利用者1人当たり経費' },
    unit: 'yen',
    formula: {
      en: 'operating cost ÷ passengers of completed bookings',
      ja: '運行経費 ÷ 完了予約の乗車人数',
    },
    scope: costScope,
    of: known((sums, gathered) => ratio(sums.cost, persons(gathered), NOBODY)),
  },
  {
    id: 'cost_per_vh',
    name: { en: 'Cost per vehicle-hour', ja: '車両時間当たり経費' },
    unit: 'yen/h',
    formula: {
      en: 'operating cost ÷ hours on shift, begin to end, rests included',
      ja: '運行経費 ÷ 勤務時間(出庫から帰庫まで、休憩を含む)',
    },
    scope: costScope,
    of: known((sums, gathered) => ratio(sums.cost, vehicleHours(gathered), NO_DUTY)),
  },
  {
    id: 'cost_per_vh.public',
    name: { en: 'Public cost per vehicle-hour', ja: '車両時間当たり公費負担額' },
    unit: 'yen/h',
    formula: {
      en: `(operating cost − fares − ${OTHER.en}) ÷ hours on shift, begin to end, rests included`,
      ja: `(運行経費 − 運賃収入 − ${OTHER.ja}) ÷ 勤務時間(出庫から帰庫まで、休憩を含む)`,
    },
    scope: costScope,
    of: known((sums, gathered) => ratio(publicCost(sums), vehicleHours(gathered), NO_DUTY)),
  },
];

interface Sums {
  /** Of lines in scope `operating`. */
  readonly cost: number;
  readonly fare: number;
  /** Passes and sponsors. */
  readonly other: number;
  readonly subsidy: number;
}

const publicCost = ({ cost, fare, other }: Sums): number => cost - fare - other;

const persons = ({ carried }: Gathered): number => total(carried.map(({ wish }) => wish.persons));

function vehicleHours({ days }: Gathered): number {
  const duties = days.flatMap(({ shifts }) => shifts.map(({ duty }) => duty));
  return total(duties.map((duty) => (duty === undefined ? 0 : duty.end - duty.begin))) / HOUR;
}

const accounts = ({ days }: Gathered): Account[] =>
  days.flatMap(({ account }) => (account === undefined ? [] : [account]));

/** A figure of the sums over all days; none if a day has no account. */
function known(of: (sums: Sums, gathered: Gathered) => Figure): (gathered: Gathered) => Figure {
  return (gathered) => {
    const all = accounts(gathered);
    if (all.length < gathered.days.length) return { value: null, because: UNSTATED };
    const costs = all.flatMap((account) => account.costs.filter(({ scope }) => scope === 'operating'));
    const income = all.flatMap((account) => account.income);
    const from = (...kinds: readonly string[]): number =>
      total(income.filter(({ kind }) => kinds.includes(kind)).map(({ yen }) => yen));
    const sums = {
      cost: total(costs.map(({ yen }) => yen)),
      fare: from('fare'),
      other: from('pass', 'sponsor'),
      subsidy: from('subsidy'),
    };
    return of(sums, gathered);
  };
}

/** Which cost lines are in, which are beside, and which rest on an assumption; every name once. */
function costScope(gathered: Gathered): Words {
  const lines = accounts(gathered).flatMap(({ costs }) => costs);
  const names = (wanted: (line: Account['costs'][number]) => boolean): Words => {
    const some = [...new Map(lines.filter(wanted).map(({ id, name }) => [id, name])).values()];
    return {
      en: some.map(({ en }) => en).join(' + ') || 'none',
      ja: some.map(({ ja }) => ja).join(' + ') || 'なし',
    };
  };
  const inside = names(({ scope }) => scope === 'operating');
  const beside = names(({ scope }) => scope === 'beside');
  const assumed = names(({ certainty }) => certainty === 'assumption');
  return {
    en: `operating cost = ${inside.en}; beside it: ${beside.en}; assumed: ${assumed.en}`,
    ja: `運行経費 = ${inside.ja}。含まない経費: ${beside.ja}。仮定による経費: ${assumed.ja}`,
  };
}
