/** fleet.yaml as it is written: of a group only what its size rests on. */
export interface FleetContent {
  readonly vehicles: readonly VehicleLines[];
}

interface VehicleLines {
  readonly count?: number | undefined;
}

/**
 * The fleet with so many vehicles in all. They are taken in the order of the file: a smaller fleet loses its last
 * vehicles first; a larger one begins again at the first, so that all groups grow in proportion. Each fleet holds all
 * of every smaller one.
 * @throws RangeError if the file has no vehicle to take
 */
export function fleetOfSize<Content extends FleetContent>(fleet: Content, size: number): Content {
  const order = fleet.vehicles.flatMap(({ count }, group) => new Array<number>(count ?? 1).fill(group));
  if (order.length === 0) throw new RangeError('a fleet without vehicles cannot grow');
  const counts = new Array<number>(fleet.vehicles.length).fill(0);
  for (let k = 0; k < size; k++) counts[order[k % order.length]!]!++;
  return {
    ...fleet,
    // A group that keeps its size keeps the names of its vehicles too.
    vehicles: fleet.vehicles.map((group, i) =>
      counts[i] === (group.count ?? 1) ? group : { ...group, count: counts[i]! },
    ),
  };
}

/** How many vehicles the file names. */
export const sizeOf = ({ vehicles }: FleetContent): number =>
  vehicles.reduce((sum, { count }) => sum + (count ?? 1), 0);
