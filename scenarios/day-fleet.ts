import type { Break, Shift, Vehicle } from '../core/dispatch/vehicle.js';
import type { StopIndex, VehicleId } from '../core/ids.js';
import { vehicleIds } from './fleet-check.js';
import type { CalendarDay } from './calendar.js';
import type { FleetFile, Spot, VehicleGroup } from './format/fleet-file.js';
import { isWithin } from './format/words.js';
import { idOfSpot } from './place.js';

/** The vehicles that belong to the service on a day, in the order of the file; on a closed day all are off duty. */
export function dayFleet(
  { vehicles: all }: FleetFile,
  { date, dayType }: Pick<CalendarDay, 'date' | 'dayType'>,
  indexOf: (id: string) => StopIndex,
): { readonly vehicles: readonly Vehicle[]; readonly speeds: readonly number[] } {
  const at = (spot: Spot): StopIndex => indexOf(typeof spot === 'string' ? spot : idOfSpot('depot', spot));
  const speeds = [...new Set(all.map(({ speed }) => speed))].sort((a, b) => b - a);
  const vehicles = all.filter(({ dates }) => isWithin(date, dates));
  // A world without vehicles still has driving times: trips are judged by them.
  if (speeds.length === 0) speeds.push(1);
  return {
    speeds,
    vehicles: vehicles.flatMap((group) => {
      const shifts = dayType === undefined ? [] : shiftsOf(group, dayType, at);
      const alike = {
        layouts: group.layouts,
        start: at(group.start),
        ...(group.end === 'anywhere' ? {} : { end: at(group.end ?? group.start) }),
        shifts,
        speed: speeds.indexOf(group.speed),
        ...(group.zones === undefined ? {} : { zones: group.zones }),
        ...(group.attributes === undefined ? {} : { attributes: group.attributes }),
      };
      return vehicleIds(group).map((id): Vehicle => ({ id: id as VehicleId, ...alike }));
    }),
  };
}

function shiftsOf(group: VehicleGroup, dayType: string, at: (spot: Spot) => StopIndex): Shift[] {
  return [...(group.shifts[dayType] ?? [])]
    .sort((a, b) => a.time.earliest - b.time.earliest)
    .map(({ time, breaks }) => ({
      begin: time.earliest,
      end: time.latest,
      breaks: [...breaks]
        .sort((a, b) => a.begin.earliest - b.begin.earliest)
        .map(({ begin, lasts, at: place }): Break => ({
          earliest: begin.earliest,
          latest: begin.latest,
          duration: lasts,
          at: at(place ?? group.start),
        })),
    }));
}
