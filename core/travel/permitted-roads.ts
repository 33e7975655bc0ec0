import type { RoadClass, Street } from '../road/graph.js';

/** The streets that one kind of vehicle may use, and how fast it goes on them at most. */
export interface PermittedRoads {
  /** Streets of these classes, and those with these names; both absent: all. */
  readonly classes?: readonly RoadClass[] | undefined;
  readonly streets?: readonly string[] | undefined;
  readonly maxKmh?: number | undefined;
}

/**
 * The street as such a vehicle drives it: no faster than it may; undefined if it may not use it. O(classes + names).
 */
export function permittedStreet(street: Street, permitted: PermittedRoads): Street | undefined {
  const { classes, streets, maxKmh } = permitted;
  const all = classes === undefined && streets === undefined;
  const named = street.name !== '' && streets?.includes(street.name) === true;
  if (!all && !named && classes?.includes(street.roadClass) !== true) return undefined;
  if (maxKmh === undefined) return street;
  const slowest = Math.ceil((street.lengthM * MS_PER_METRE_AT_1_KMH) / maxKmh);
  return slowest <= street.driveMs ? street : { ...street, driveMs: slowest };
}

const MS_PER_METRE_AT_1_KMH = 3600;
