import Flatbush from 'flatbush';
import type { LonLat } from '../../../core/geo.js';
import { distanceM } from '../../../core/geo.js';
import type { StopIndex } from '../../../core/ids.js';

/** A stop on foot from somewhere. */
export interface NearStop {
  readonly stop: StopIndex;
  readonly walkMinutes: number;
}

/** How people walk. */
export interface WalkRule {
  readonly speed_kmh: number;
  readonly detour_factor: number;
}

/** Minutes on foot between two points. */
export const walkMinutes = (
  from: LonLat,
  to: LonLat,
  { speed_kmh: kmh, detour_factor: detour }: WalkRule,
): number => (distanceM(from, to) * detour * 60) / (kmh * 1000);

/**
 * Finds the nearest stop within some minutes on foot. Equally near ones: the first. O(log stops) a question.
 * @param stops with their index in the day; others than stops are left out by the caller
 */
export function stopFinder(
  stops: readonly { readonly index: StopIndex; readonly at: LonLat }[],
  rule: WalkRule,
  limitMinutes: number,
): (from: LonLat) => NearStop | undefined {
  if (stops.length === 0) return () => undefined;
  // A degree of longitude is shorter than one of latitude; scaled, the plane is true around the middle of the area.
  const squeeze = Math.cos((stops.reduce((sum, { at }) => sum + at.lat, 0) / stops.length / 180) * Math.PI);
  const tree = new Flatbush(stops.length);
  for (const { at } of stops) tree.add(at.lon * squeeze, at.lat);
  tree.finish();
  return (from) => {
    const [nearest] = tree.neighbors(from.lon * squeeze, from.lat, 1);
    if (nearest === undefined) return undefined;
    const { index, at } = stops[nearest]!;
    const minutes = walkMinutes(from, at, rule);
    return minutes <= limitMinutes ? { stop: index, walkMinutes: minutes } : undefined;
  };
}
