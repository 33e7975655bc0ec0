import type { VehicleIndex } from '../../core/ids.js';
import { Refused } from '../contract/problem.js';
import type { OpenDay, OperationState } from '../operation/operation.js';
import type { Services } from './services.js';

/** The date a request means: the one it names, or the day in service now. */
export function dateOr({ operation }: Services, named: string | undefined): string {
  return named ?? operation.calendar.dateOf(operation.clock.now());
}

/** A day that takes bookings or runs. @throws Refused `not-found` for any other */
export function openDayOf(state: OperationState, date: string): OpenDay {
  const day = state.days.get(date);
  if (day !== undefined) return day;
  throw new Refused('not-found', {
    ja: `${date}の運行日は開いていません。`,
    en: `service day ${date} is not open`,
  });
}

/** A vehicle of a day by its id. @throws Refused `not-found` */
export function vehicleOf({ service, date }: OpenDay, id: string): VehicleIndex {
  const index = service.world.vehicles.findIndex((vehicle) => vehicle.id === id);
  if (index >= 0) return index as VehicleIndex;
  throw new Refused('not-found', {
    ja: `${date}に車両${id}はありません。`,
    en: `there is no vehicle ${id} on ${date}`,
  });
}
