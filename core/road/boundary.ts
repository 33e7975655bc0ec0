import type { LonLat } from '../geo.js';
import { onEarth } from './draft.js';
import { parseJson } from './json.js';
import { RoadDataError } from './road-data-error.js';

type Ring = readonly LonLat[];

/** An area on the map: polygons, each an outer ring followed by its holes. */
export interface Boundary {
  readonly polygons: readonly (readonly Ring[])[];
}

interface GeojsonValue {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometry?: unknown;
  readonly features?: unknown;
}

/** Polygons and MultiPolygons of a GeoJSON geometry, Feature or FeatureCollection. */
export function readBoundary(bytes: Uint8Array, file: string): Boundary {
  const polygons = polygonsOf(parseJson(bytes, file) as GeojsonValue | null).map((polygon) => {
    if (!Array.isArray(polygon) || polygon.length === 0) throw fault(file, polygon);
    return polygon.map((ring: unknown) => ringOf(ring, file));
  });
  if (polygons.length === 0) throw fault(file, 'no polygon');
  return { polygons };
}

function polygonsOf(value: GeojsonValue | null): unknown[] {
  if (value?.type === 'Polygon') return [value.coordinates];
  if (value?.type === 'MultiPolygon' && Array.isArray(value.coordinates)) return value.coordinates;
  if (value?.type === 'Feature') return polygonsOf(value.geometry as GeojsonValue | null);
  if (value?.type === 'FeatureCollection' && Array.isArray(value.features)) {
    return value.features.flatMap((feature) => polygonsOf(feature as GeojsonValue | null));
  }
  return [];
}

function ringOf(ring: unknown, file: string): Ring {
  if (!Array.isArray(ring) || ring.length < 4) throw fault(file, ring);
  return ring.map((position: unknown) => {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !onEarth(lon, lat)) throw fault(file, position);
    return { lon, lat };
  });
}

function fault(file: string, found: unknown): RoadDataError {
  return new RoadDataError({
    file,
    place: 'boundary',
    expected: 'a GeoJSON Polygon or MultiPolygon in degrees, rings of four or more positions',
    found: typeof found === 'string' ? found : JSON.stringify(found).slice(0, 60),
    remedy: 'draw the boundary as an area, for example at geojson.io',
  });
}

/** True if the place lies inside: a ray to the east crosses the rings an odd number of times. */
export function inside({ polygons }: Boundary, place: LonLat): boolean {
  return polygons.some((rings) => rings.reduce((odd, ring) => odd !== crossesOddly(ring, place), false));
}

function crossesOddly(ring: Ring, { lon, lat }: LonLat): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a.lat > lat === b.lat > lat) continue;
    if (lon < a.lon + ((b.lon - a.lon) * (lat - a.lat)) / (b.lat - a.lat)) odd = !odd;
  }
  return odd;
}
