import type { Break, Shift, Vehicle } from '../core/dispatch/vehicle.js';
import { driveTime, type TravelTimes } from '../core/dispatch/travel-times.js';
import type { StopIndex, VehicleId } from '../core/ids.js';
import type { PermittedRoads } from '../core/travel/permitted-roads.js';
import { after, seconds, UNREACHABLE } from '../core/units.js';
import { vehicleIds } from './fleet-check.js';
import type { CalendarDay } from './calendar.js';
import type { FleetFile, Spot, VehicleGroup } from './format/fleet-file.js';
import { isWithin } from './format/words.js';
import { idOfSpot } from './place.js';

/** A kind of vehicle, as far as driving times go. */
export interface Pace {
  /** Relative to an ordinary car. */
  readonly speed: number;
  /** Absent: all roads. */
  readonly permitted?: PermittedRoads;
}

/** The paces of a fleet, each once: all roads first, then the faster ones. The first judges trips. */
export function pacesOf({ vehicles }: FleetFile): readonly Pace[] {
  const paces = new Map(vehicles.map((group) => [keyOf(paceOf(group)), paceOf(group)]));
  const sorted = [...paces.values()].sort((a, b) => restricted(a) - restricted(b) || b.speed - a.speed);
  // A world without vehicles still has driving times: trips are judged by them.
  return sorted.length === 0 ? [{ speed: 1 }] : sorted;
}

/** What the vehicles of a day need to know of its places and roads. */
export interface DayRoads {
  readonly indexOf: (id: string) => StopIndex;
  readonly paces: readonly Pace[];
  /** One entry for each pace. */
  readonly travel: readonly TravelTimes[];
}

/** The vehicles that belong to the service on a day, in the order of the file; on a closed day all are off duty. */
export function dayFleet(
  { vehicles }: FleetFile,
  { date, dayType }: Pick<CalendarDay, 'date' | 'dayType'>,
  { indexOf, paces, travel }: DayRoads,
): readonly Vehicle[] {
  const at = (spot: Spot): StopIndex => indexOf(typeof spot === 'string' ? spot : idOfSpot('depot', spot));
  const keys = paces.map(keyOf);
  return vehicles
    .filter(({ dates }) => isWithin(date, dates))
    .flatMap((group) => {
      const speed = keys.indexOf(keyOf(paceOf(group)));
      const trip = dayType === undefined ? undefined : group.trips[dayType];
      const start = at(group.start);
      const end = group.end === 'anywhere' ? undefined : at(group.end ?? group.start);
      const work =
        trip === undefined
          ? { shifts: dayType === undefined ? [] : shiftsOf(group, dayType, at) }
          : tripOf(trip, { from: start, to: end!, travel: travel[speed]! });
      const alike = {
        layouts: group.layouts,
        start,
        ...(end === undefined ? {} : { end }),
        ...work,
        speed,
        ...(group.zones === undefined ? {} : { zones: group.zones }),
        ...(group.attributes === undefined ? {} : { attributes: group.attributes }),
      };
      return vehicleIds(group).map((id): Vehicle => ({ id: id as VehicleId, ...alike }));
    });
}

const restricted = ({ permitted }: Pace): number => (permitted === undefined ? 0 : 1);

const keyOf = (pace: Pace): string => JSON.stringify(pace);

function paceOf({ speed, roads }: VehicleGroup): Pace {
  if (roads === undefined) return { speed };
  const { classes, streets, max_kmh: maxKmh } = roads;
  return { speed, permitted: { classes, streets, maxKmh } };
}

/**
 * A trip that the driver makes anyway, as a shift: from the first moment of leaving to the last, the direct drive and the
 * accepted detour later. The drive is that of the slower end of the window. Without a road nobody is on duty.
 */
function tripOf(
  { leave, detour }: VehicleGroup['trips'][string],
  { from, to, travel }: { readonly from: StopIndex; readonly to: StopIndex; readonly travel: TravelTimes },
): Pick<Vehicle, 'shifts' | 'tripLimit'> {
  const drives = [leave.earliest, leave.latest].map((at) => driveTime(travel, from, to, at));
  const direct = Math.max(...drives);
  if (direct >= UNREACHABLE) return { shifts: [] };
  const tripLimit = seconds(direct + detour);
  return { shifts: [{ begin: leave.earliest, end: after(leave.latest, tripLimit), breaks: [] }], tripLimit };
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
