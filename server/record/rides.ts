import type { Words } from '../../core/words.js';
import type { ServiceTime } from '../../core/units.js';
import type { EndState, WishRow } from '../../sim/lived-day.js';
import { timeText, type PastDay } from './past-day.js';
import { field, reportOf, type Field, type Report } from './report.js';

/** A wish with the day it was for. */
interface Ride extends WishRow {
  readonly date: string;
  readonly names: ReadonlyMap<string, string>;
}

/** Every wish that has ended, in the order of asking. People are ids: who they are stands in the table of riders only. */
export function rideReport(days: readonly PastDay[]): Report {
  return reportOf(
    {
      id: 'rides',
      title: { ja: '乗車一覧', en: 'Rides' },
      notes: [
        {
          ja: '利用者は番号で示す。結末の意味は docs/indicators.md。',
          en: 'Riders are shown by their ids. What the ends mean is in docs/indicators.md.',
        },
      ],
    },
    FIELDS,
    days.flatMap(({ date, ledger, stopNames: names }) =>
      ledger.wishes.map((wish) => ({ ...wish, date, names })),
    ),
  );
}

const FIELDS: readonly Field<Ride>[] = [
  field('date', '運行日', 'Date', (r) => r.date),
  field('booking', '予約番号', 'Booking', (r) => r.wish),
  field('rider', '利用者番号', 'Rider', (r) => r.rider ?? null),
  field('channel', '受付', 'Channel', (r) => r.channel ?? null),
  field('asked', '受付時刻', 'Asked', (r) => timeText(r.asked)),
  field('wished', '希望時刻', 'Wished', (r) => timeText(r.wished)),
  field('origin', '乗車場所', 'From', (r) => r.names.get(r.origin) ?? r.origin),
  field('destination', '降車場所', 'To', (r) => r.names.get(r.destination) ?? r.destination),
  field('persons', '人数', 'Persons', (r) => r.persons),
  field('wheelchairs', '車いす', 'Wheelchairs', (r) => r.wheelchairs),
  field('promised', '約束した乗車時刻', 'Promised pick-up', (r) =>
    r.promise === undefined ? null : `${timeText(r.promise.earliest)}–${timeText(r.promise.latest)}`,
  ),
  field('pickup', '乗車', 'Boarded', (r) => timeOrNull(r.pickup)),
  field('dropoff', '降車', 'Alighted', (r) => timeOrNull(r.dropoff)),
  field('vehicle', '車両', 'Vehicle', (r) => r.vehicle ?? null),
  field('end', '結末', 'End', (r) => ENDS[r.endState]),
  field('refusal', '不成立の理由', 'Refusal', (r) => r.refusal ?? null),
  field('fare_yen', '運賃(円)', 'Fare (yen)', (r) => r.fare),
];

const timeOrNull = (at: ServiceTime | undefined): string | null => (at === undefined ? null : timeText(at));

const ENDS: Readonly<Record<EndState, Words>> = {
  COMPLETED: { ja: '完了', en: 'COMPLETED' },
  NO_SHOW: { ja: '無断不乗', en: 'NO_SHOW' },
  MISSED: { ja: '運行側の不履行', en: 'MISSED' },
  CANCELLED_EARLY: { ja: 'キャンセル', en: 'CANCELLED_EARLY' },
  CANCELLED_LATE: { ja: '直前キャンセル', en: 'CANCELLED_LATE' },
  CANCELLED_BY_OPERATOR: { ja: '運行側の取消し', en: 'CANCELLED_BY_OPERATOR' },
  OFFER_DECLINED: { ja: '提案辞退', en: 'OFFER_DECLINED' },
  NO_CAPACITY: { ja: '空き無し', en: 'NO_CAPACITY' },
  OUT_OF_RULES: { ja: '規則外', en: 'OUT_OF_RULES' },
  INVALID: { ja: '無効', en: 'INVALID' },
  TEST: { ja: 'テスト', en: 'TEST' },
};
