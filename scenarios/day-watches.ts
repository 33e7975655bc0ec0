import type { Vehicle } from '../core/dispatch/vehicle.js';
import type { Watch } from '../core/dispatch/world.js';
import type { VehicleIndex } from '../core/ids.js';
import { seconds, type Seconds } from '../core/units.js';
import { vehicleIds } from './fleet-check.js';
import type { FleetFile } from './format/fleet-file.js';

/** The remote monitors of one day, group by group; none on a closed day. */
export function dayWatches(
  { monitors, vehicles: groups }: FleetFile,
  dayType: string | undefined,
  vehicles: readonly Vehicle[],
): readonly Watch[] {
  return monitors.map(({ id, count, watches, vehicles: names, shifts }) => {
    const windows = (dayType === undefined ? undefined : shifts[dayType]) ?? [];
    const ids = new Set<string>(
      groups.filter((group) => names?.includes(group.id) ?? true).flatMap((group) => vehicleIds(group)),
    );
    const moments = [...new Set(windows.flatMap(({ earliest, latest }) => [earliest, latest]))];
    return {
      id,
      vehicles: [...vehicles.keys()].filter((v) => ids.has(vehicles[v]!.id)) as VehicleIndex[],
      capacity: moments
        .sort((a, b) => a - b)
        .map((from) => {
          const onDuty = windows.filter(({ earliest, latest }) => earliest <= from && from < latest).length;
          return { from, vehicles: onDuty * count * watches };
        }),
    };
  });
}

/** Time that monitors are on duty on such a day, all of them together. */
export function monitorDuty({ monitors }: FleetFile, dayType: string | undefined): Seconds {
  return seconds(
    monitors.reduce((all, { count, shifts }) => {
      const windows = (dayType === undefined ? undefined : shifts[dayType]) ?? [];
      return all + count * windows.reduce((sum, { earliest, latest }) => sum + latest - earliest, 0);
    }, 0),
  );
}
