import type { Leeway, Policy } from '../core/dispatch/policy.js';
import { UNREACHABLE } from '../core/units.js';
import type { CalendarDay } from './calendar.js';
import type { ServiceFile } from './format/service-file.js';
import { isWithin } from './format/words.js';

const HOUR = 3600;

/** The rules of the service on a day; closed all day if it is of no type. */
export function dayPolicy(
  { hours, trips, policy }: ServiceFile,
  { date, dayType }: Pick<CalendarDay, 'date' | 'dayType'>,
): Policy {
  const { ride, alternatives, weights, pickup_window: pickupWindow } = policy;
  return {
    hours: dayType === undefined ? [] : (hours[dayType] ?? []),
    trips: trips
      .filter(
        ({ day_types: types, dates }) =>
          isWithin(date, dates) &&
          (types === undefined || (dayType !== undefined && types.includes(dayType))),
      )
      .map(({ id, effect, from, to, attributes, during }) => ({
        id,
        effect,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(attributes ? { attributes } : {}),
        ...(during ? { during } : {}),
      })),
    notice: policy.notice,
    horizon: policy.horizon,
    maxWait: policy.max_wait,
    maxEarlyArrival: policy.max_early_arrival,
    ride: { perDirect: ride.per_direct, plus: ride.plus, maxDetour: ride.max_detour, cap: ride.cap },
    pickupWindow: {
      before: pickupWindow.before,
      after: pickupWindow.after,
      ...(pickupWindow.after_ahead === undefined ? {} : { afterAhead: pickupWindow.after_ahead }),
    },
    maxWaitAboard: policy.max_wait_aboard,
    freeze: policy.freeze === 'leg' ? UNREACHABLE : policy.freeze,
    halt: policy.halt,
    lead: policy.lead,
    offerValidity: policy.offer_validity,
    alternatives,
    ...(policy.leeways.length === 0 ? {} : { leeways: policy.leeways.map(leeway) }),
    batchWindow: policy.batch_window,
    ...(policy.coming_requests === 0 ? {} : { comingRequests: policy.coming_requests }),
    weights: {
      drivingSecond: weights.driving_yen_per_hour / HOUR,
      waitingSecond: weights.waiting_yen_per_hour / HOUR,
      ridingSecond: weights.riding_yen_per_hour / HOUR,
    },
  };
}

function leeway({ id, time, from, to, attributes }: ServiceFile['policy']['leeways'][number]): Leeway {
  return {
    id,
    time,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(attributes ? { attributes } : {}),
  };
}
