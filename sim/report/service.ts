import type { Gathered } from './gathered.js';
import { percent, type Figure, type Indicator } from './indicator.js';
import type { EndState, WishRow } from './rows.js';

const NONE_ASKED = 'nobody asked for a ride';
const NONE_BOOKED = 'nobody was promised a ride';

const ended = (wishes: readonly WishRow[], ...states: readonly EndState[]): number =>
  wishes.filter(({ endState }) => states.includes(endState)).length;

/** Wishes that we promised a ride, whatever became of it. */
const booked = (wishes: readonly WishRow[]): WishRow[] =>
  wishes.filter(({ booking }) => booking !== undefined);

/** Percent of the wishes that found the service full. */
export function unservedOf(wishes: readonly WishRow[]): Figure {
  const first = wishes.filter(({ repeatOf }) => repeatOf === undefined);
  const full = ended(first, 'NO_CAPACITY');
  return percent(full, full + booked(first).length, 'nobody was promised a ride or found it full');
}

/** Percent of the rides due that were on time. */
export function onTimeOf(wishes: readonly WishRow[]): Figure {
  const met = wishes.filter((wish) => wish.endState === 'NO_SHOW' && insideWindow(wish, wish.absentAt));
  const done = wishes.filter(({ endState }) => endState === 'COMPLETED');
  const whole = done.length + met.length + ended(wishes, 'MISSED');
  return percent(done.filter(onTime).length, whole, 'no ride was due');
}

/** Who was served, who was not, and how wishes reached us. */
export const service: readonly Indicator[] = [
  {
    id: 'unserved_rate_strict',
    name: { en: 'Unserved wishes, strict', ja: '予約不成立率(狭義)' },
    unit: '%',
    formula: {
      en: '100 × NO_CAPACITY ÷ (NO_CAPACITY + accepted), accepted = every wish that was promised a ride; test bookings and repeats of a refused wish within 30 min left out (the first one counts)',
      ja: '100 × 空き無し ÷ (空き無し + 成立)。成立 = 乗車を約束した予約。テスト予約と、不成立後30分以内の同じ希望の再申込みを除く(最初の1件を数える)',
    },
    of: ({ wishes }: Gathered): Figure => unservedOf(wishes),
  },
  {
    id: 'unserved_rate_broad',
    name: { en: 'Unserved wishes, broad', ja: '予約不成立率(広義)' },
    unit: '%',
    formula: {
      en: '100 × (NO_CAPACITY + OUT_OF_RULES + OFFER_DECLINED) ÷ all valid wishes, valid = all but INVALID and TEST; repeats count',
      ja: '100 × (空き無し + 規則外 + 提案辞退) ÷ 有効な希望すべて(無効・テストを除き、再申込みを含む)',
    },
    of: ({ wishes }) =>
      percent(
        ended(wishes, 'NO_CAPACITY', 'OUT_OF_RULES', 'OFFER_DECLINED'),
        wishes.length - ended(wishes, 'INVALID'),
        NONE_ASKED,
      ),
  },
  {
    id: 'rejection_rate',
    name: { en: 'Rejection rate', ja: '拒否率' },
    unit: '%',
    formula: {
      en: '100 × wishes we refused (NO_CAPACITY + OUT_OF_RULES + INVALID) ÷ wishes submitted, per wish and not per person; test bookings left out',
      ja: '100 × 拒否した希望(空き無し + 規則外 + 無効) ÷ 申込み件数(人数でなく件数、テスト予約を除く)',
    },
    of: ({ wishes }) =>
      percent(ended(wishes, 'NO_CAPACITY', 'OUT_OF_RULES', 'INVALID'), wishes.length, NONE_ASKED),
  },
  {
    id: 'on_time_rate',
    name: { en: 'On-time rate', ja: '定時率' },
    unit: '%',
    formula: {
      en: '100 × completed rides on time ÷ (completed + no-shows where the vehicle was on time + missed); on time = boarding began inside the promised window and the arrival was no later than promised',
      ja: '100 × 定時の完了 ÷ (完了 + 車両が定時に着いた無断不乗 + 配車漏れ)。定時 = 約束の乗車時間枠内に乗車開始し、約束の時刻までに到着',
    },
    of: ({ wishes }: Gathered): Figure => onTimeOf(wishes),
  },
  {
    id: 'noshow_rate',
    name: { en: 'No-show rate', ja: '無断不乗率' },
    unit: '%',
    formula: {
      en: '100 × NO_SHOW ÷ accepted; late cancellations are counted apart',
      ja: '100 × 無断不乗 ÷ 成立(直前キャンセルは別に数える)',
    },
    of: ({ wishes }) => percent(ended(wishes, 'NO_SHOW'), booked(wishes).length, NONE_BOOKED),
  },
  {
    id: 'noshow_rate.late_cancellation',
    name: { en: 'Late cancellations', ja: '直前キャンセル率' },
    unit: '%',
    formula: { en: '100 × CANCELLED_LATE ÷ accepted', ja: '100 × 直前キャンセル ÷ 成立' },
    of: ({ wishes }) => percent(ended(wishes, 'CANCELLED_LATE'), booked(wishes).length, NONE_BOOKED),
  },
  {
    id: 'phone_share',
    name: { en: 'Bookings by telephone', ja: '電話予約割合' },
    unit: '%',
    formula: {
      en: '100 × accepted bookings that an operator took by telephone ÷ accepted bookings whose channel is known',
      ja: '100 × 電話でオペレーターが受けた成立予約 ÷ 経路の分かる成立予約',
    },
    of: ({ wishes }: Gathered): Figure => {
      const known = booked(wishes).filter(({ channel }) => channel !== undefined);
      const phoned = known.filter(({ channel }) => channel === 'phone');
      return percent(phoned.length, known.length, 'the bookings do not say how they were made');
    },
  },
  {
    id: 'heavy_user_share',
    name: { en: 'Heavy users', ja: 'ヘビーユーザー割合' },
    unit: '%',
    formula: {
      en: '100 × named riders with two completed bookings a week or more ÷ named riders with any; from seven days on',
      ja: '100 × 週2回以上乗車した利用者 ÷ 1回以上乗車した利用者(利用者番号のある予約のみ、7日以上の結果から)',
    },
    of: heavyUsers,
  },
];

export const insideWindow = ({ promise }: WishRow, at: number | undefined): boolean =>
  promise !== undefined && at !== undefined && at >= promise.earliest && at <= promise.latest;

const onTime = (wish: WishRow): boolean =>
  insideWindow(wish, wish.pickup) &&
  wish.dropoff !== undefined &&
  wish.dropoff <= wish.promise!.dropoffLatest;

function heavyUsers({ days, carried }: Gathered): Figure {
  if (days.length < 7) return { value: null, because: 'fewer than seven days' };
  const rides = new Map<string, number>();
  for (const { rider } of carried.map(({ wish }) => wish)) {
    if (rider !== undefined) rides.set(rider, (rides.get(rider) ?? 0) + 1);
  }
  const heavy = [...rides.values()].filter((n) => n / (days.length / 7) >= 2);
  return percent(heavy.length, rides.size, 'no named rider was carried');
}
