import { total, percent, ratio, type Figure, type Indicator } from './indicator.js';
import type { Gathered } from './gathered.js';
import type { DayLedger } from './rows.js';
import { allKm, loadedKm } from './sharing.js';

const HOUR = 3600;
const NOT_DRIVEN = 'no vehicle has driven';
const NO_DUTY = 'no vehicle was on duty';

const persons = ({ carried }: Gathered): number => total(carried.map(({ wish }) => wish.persons));

/** What vehicles and their hours are used for. */
export const productivity: readonly Indicator[] = [
  {
    id: 'empty_km_ratio',
    name: { en: 'Empty kilometres', ja: '空車率' },
    unit: '%',
    formula: {
      en: '100 × km with nobody aboard ÷ all km, the way home included',
      ja: '100 × 空車キロ ÷ 走行キロ(帰庫を含む)',
    },
    of: (gathered) => percent(allKm(gathered) - loadedKm(gathered), allKm(gathered), NOT_DRIVEN),
  },
  {
    id: 'jissha',
    name: { en: 'Loaded kilometres', ja: '実車率' },
    unit: '%',
    formula: { en: '100 × km with somebody aboard ÷ all km', ja: '100 × 実車キロ ÷ 走行キロ' },
    of: (gathered) => percent(loadedKm(gathered), allKm(gathered), NOT_DRIVEN),
  },
  {
    id: 'jitsudo',
    name: { en: 'Vehicles at work', ja: '実働率' },
    unit: '%',
    formula: {
      en: '100 × vehicle-days on which the vehicle left its place ÷ vehicle-days registered, off-duty vehicles included',
      ja: '100 × 実働延べ車両数(1回以上走行した車両・日) ÷ 在籍延べ車両数(非番の車両を含む)',
    },
    of: ({ days }) =>
      percent(
        total(days.map(({ legs }) => new Set(legs.map(({ vehicle }) => vehicle)).size)),
        total(days.map(({ shifts }) => new Set(shifts.map(({ vehicle }) => vehicle)).size)),
        'no vehicle is registered',
      ),
  },
  {
    id: 'utilisation',
    name: { en: 'Utilisation by time', ja: '時間稼働率' },
    unit: '%',
    formula: {
      en: '100 × (time with somebody aboard + time driving empty to a pick-up) ÷ (time on shift − rests)',
      ja: '100 × (実車時間 + 迎車走行時間) ÷ (勤務時間 − 休憩時間)',
    },
    of: ({ days, runs }: Gathered): Figure => {
      const carrying = total(runs.map(({ begin, end }) => end - begin));
      const coming = days.flatMap(({ legs }) => legs.filter(({ purpose }) => purpose === 'pickup'));
      const busy = carrying + total(coming.map(({ depart, arrive }) => arrive - depart));
      const rests = total(days.flatMap(({ shifts }) => shifts.map(({ rest }) => rest)));
      return percent(busy, onDuty(days) - rests, NO_DUTY);
    },
  },
  {
    id: 'pax_per_vehicle_hour',
    name: { en: 'Passengers per vehicle-hour', ja: '車両時間当たり輸送人員' },
    unit: 'persons/h',
    formula: {
      en: 'passengers of completed bookings ÷ hours on shift, begin to end, rests included',
      ja: '完了予約の乗車人数 ÷ 勤務時間(出庫から帰庫まで、休憩を含む)',
    },
    of: (gathered) => ratio(persons(gathered), onDuty(gathered.days) / HOUR, NO_DUTY),
  },
  {
    id: 'pax_per_revenue_hour',
    name: { en: 'Passengers per revenue hour', ja: '実運行時間当たり輸送人員' },
    unit: 'persons/h',
    formula: {
      en: 'passengers of completed bookings ÷ revenue hours; of one vehicle on one day: first boarding to last alighting, less the rests in between',
      ja: '完了予約の乗車人数 ÷ 実運行時間(車両・日ごとに最初の乗車から最後の降車まで、その間の休憩を除く)',
    },
    of: (gathered) =>
      ratio(persons(gathered), total(gathered.days.map(revenueSeconds)) / HOUR, 'nobody was carried'),
  },
];

function onDuty(days: readonly DayLedger[]): number {
  return total(
    days.flatMap(({ shifts }) => shifts.map(({ duty }) => (duty === undefined ? 0 : duty.end - duty.begin))),
  );
}

function revenueSeconds({ visits, breaks }: DayLedger): number {
  const spans = new Map<string, { readonly from: number; to: number }>();
  for (const { vehicle, begin } of visits) {
    const span = spans.get(vehicle);
    if (span === undefined) spans.set(vehicle, { from: begin, to: begin });
    else span.to = begin;
  }
  const rests = breaks.map(({ vehicle, begin, end }) => {
    const span = spans.get(vehicle);
    return span !== undefined && begin >= span.from && end <= span.to ? end - begin : 0;
  });
  return total([...spans.values()].map(({ from, to }) => to - from)) - total(rests);
}
