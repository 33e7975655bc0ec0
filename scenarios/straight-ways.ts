import { distanceM, type LonLat } from '../core/geo.js';
import type { RoadSource } from './format/roads-file.js';
import type { Place } from './place.js';
import { plainTravel, straightLine, type PlainTable } from './plain-travel.js';
import type { Ways } from './ways.js';

const KMH_PER_MS = 3.6;

/** No roads: every way is the straight line times a detour factor, driven at one speed. */
export function straightWays(source: Extract<RoadSource, { kind: 'straight-line' }>): Ways {
  const { speed_kmh: kmh, detour_factor: detour } = source;
  return {
    roads: undefined,
    synthetic: [
      {
        ja: `道路なし: 走行は直線距離 × ${detour}、時速${kmh}kmとした`,
        en: `no roads: driving is the straight line × ${detour} at ${kmh} km/h`,
      },
    ],
    attribution: [],
    judge(places, problems) {
      for (const { source: from, where } of places) {
        if (!('node' in where)) continue;
        problems.in(from.file).error(from.place, {
          expected: 'longitude and latitude, because roads.yaml says straight-line',
          found: `junction ${where.node}`,
          remedy: 'give lon and lat, or name road tables in roads.yaml',
        });
      }
    },
    reachable: (doors) => doors,
    pointOf: ({ where }) => ('node' in where ? undefined : where),
    between: (places) => {
      const table = straightTable(places, { detour, metresPerSecond: kmh / KMH_PER_MS });
      return { times: (day) => plainTravel(table, day), line: straightLine(places) };
    },
  };
}

function straightTable(
  places: readonly Place[],
  { detour, metresPerSecond }: { readonly detour: number; readonly metresPerSecond: number },
): PlainTable {
  const n = places.length;
  const points = places.map(({ where }) => where as LonLat);
  const metres = new Int32Array(n * n);
  const seconds = new Float64Array(n * n);
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      const driven = distanceM(points[from]!, points[to]!) * detour;
      metres[from * n + to] = Math.round(driven);
      seconds[from * n + to] = driven / metresPerSecond;
    }
  }
  return { n, seconds, metres };
}
