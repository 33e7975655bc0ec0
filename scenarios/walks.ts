import type { Walk } from '../core/dispatch/world.js';
import { distanceM, type LonLat } from '../core/geo.js';
import type { StopIndex } from '../core/ids.js';
import { seconds } from '../core/units.js';
import type { ServiceFile } from './format/service-file.js';

const KMH_PER_MS = 3.6;

/** A place as walking sees it: only stops stand in for each other. */
export interface WalkPlace {
  readonly kind: 'stop' | 'door' | 'depot';
  readonly lonLat: LonLat;
}

/**
 * Stops within the walking limit of each place, nearest first, equally near ones in their order. Walking is the straight
 * line times the detour factor. O(places²), nothing if the limit is 0.
 */
export function walksBetween(places: readonly WalkPlace[], rule: ServiceFile['walks']): Walk[][] {
  const { limit, speed_kmh: kmh, detour_factor: detour } = rule;
  if (limit === 0) return places.map(() => []);
  return places.map((from, i) =>
    places
      .flatMap((to, j) => {
        if (i === j || to.kind !== 'stop') return [];
        const time = Math.ceil((distanceM(from.lonLat, to.lonLat) * detour * KMH_PER_MS) / kmh);
        return time <= limit ? [{ to: j as StopIndex, time: seconds(time) }] : [];
      })
      .sort((a, b) => a.time - b.time || a.to - b.to),
  );
}
