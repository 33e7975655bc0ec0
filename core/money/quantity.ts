import type { CountedBasis, TimedBasis } from './contract.js';
import type { Operation, VehicleWork } from './operation.js';
import { seconds } from '../units.js';
import type { Words } from '../words.js';

/** How much there is to pay for, in the unit of the rate, and in words. */
export interface Quantity {
  readonly quantity: number;
  readonly words: Words;
}

const HOUR = 3600;

/** The quantity behind a rate by the unit or by time. */
export const paidFor = (
  rate: { readonly basis: CountedBasis } | { readonly basis: TimedBasis; readonly count: number },
  vehicles: readonly VehicleWork[],
  operation: Pick<Operation, 'phoneBookings' | 'monitorDuty' | 'serviceDays'>,
): Quantity =>
  'count' in rate ? timed(rate.basis, rate.count, operation) : counted(rate.basis, vehicles, operation);

/** What was counted, over these vehicles. */
function counted(
  basis: CountedBasis,
  vehicles: readonly VehicleWork[],
  { phoneBookings, monitorDuty }: Pick<Operation, 'phoneBookings' | 'monitorDuty'>,
): Quantity {
  const sum = (of: (work: VehicleWork) => number): number =>
    vehicles.reduce((all, work) => all + of(work), 0);
  switch (basis) {
    case 'km':
      return inWords(sum(({ length }) => length) / 1000, 'km driven', 'km(走行)');
    case 'loaded-km':
      return inWords(
        sum(({ runs }) => runs.reduce((all, length) => all + length, 0)) / 1000,
        'loaded km',
        'km(実車)',
      );
    case 'vehicle-hour':
      return inWords(sum(({ duty }) => duty) / HOUR, 'vehicle-hours', '時間(車両稼働)');
    case 'driver-hour':
      return inWords(
        sum(({ duty, rest }) => duty - rest) / HOUR,
        'driver-hours without rests',
        '時間(休憩を除く乗務)',
      );
    case 'standby-hour':
      return inWords(sum(standing) / HOUR, 'hours standing by', '時間(待機)');
    case 'run':
      return inWords(
        sum(({ runs }) => runs.length),
        'runs',
        '便',
      );
    case 'booking':
      return inWords(
        sum(({ bookings }) => bookings),
        'bookings',
        '件(完了予約)',
      );
    case 'passenger':
      return inWords(
        sum(({ passengers }) => passengers),
        'passengers',
        '人',
      );
    case 'phone-booking':
      return inWords(phoneBookings, 'bookings by telephone', '件(電話予約)');
    case 'monitor-hour':
      return watchedHours(monitorDuty);
    case 'vehicle-day':
      return inWords(vehicles.filter(({ duty }) => duty > 0).length, 'vehicle-days', '台・日');
  }
}

const watchedHours = (duty = seconds(0)): Quantity =>
  inWords(duty / HOUR, 'hours of remote monitors', '時間(遠隔監視者)');

/** The part of a month or year that falls on one of its service days, for `count` things. */
function timed(basis: TimedBasis, count: number, { serviceDays }: Pick<Operation, 'serviceDays'>): Quantity {
  switch (basis) {
    case 'day':
      return inWords(count, 'for the day', '(1日)');
    case 'month':
      return shared(count, serviceDays.month, { en: 'months', ja: 'か月' });
    case 'year':
      return shared(count, serviceDays.year, { en: 'years', ja: '年' });
  }
}

/** `count` of something, shared equally among so many service days. */
export function shared(count: number, days: number, unit: Words): Quantity {
  return {
    quantity: count / days,
    words: { en: `${count} ${unit.en} ÷ ${days} service days`, ja: `${count}${unit.ja} ÷ 運行${days}日` },
  };
}

const standing = ({ duty, rest, carrying, emptyDriving }: VehicleWork): number =>
  Math.max(0, duty - rest - carrying - emptyDriving);

const inWords = (quantity: number, en: string, ja: string): Quantity => ({
  quantity,
  words: { en: `${shortest(quantity)} ${en}`, ja: `${shortest(quantity)}${ja}` },
});

/** At most three decimals, no trailing zeros: for people; tables hold the number itself. */
const shortest = (n: number): string => String(Number(n.toFixed(3)));
