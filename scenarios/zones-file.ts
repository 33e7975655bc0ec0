import { inside, readBoundary, type Boundary } from '../core/road/boundary.js';
import { RoadDataError } from '../core/road/road-data-error.js';
import type { LonLat } from '../core/geo.js';
import type { Complaints, ProblemList } from './problem-list.js';

/** Areas drawn on the map, by name. A place inside one lies in that zone, beside those its table names. */
export interface Zones {
  readonly names: readonly string[];
  zonesAt(point: LonLat | undefined): readonly string[];
}

export const NO_ZONES: Zones = { names: [], zonesAt: () => [] };

interface Feature {
  readonly properties?: { readonly zone?: unknown } | null;
}

/** The areas of a GeoJSON FeatureCollection: each feature a polygon or several, named by its property `zone`. */
export function zonesFile(file: string, bytes: Uint8Array, problems: ProblemList): Zones {
  const complaints = problems.in(file);
  const features = featuresOf(bytes, complaints);
  const areas = features.flatMap((feature, i): (readonly [string, Boundary])[] => {
    const name = feature.properties?.zone;
    if (typeof name !== 'string' || name === '') {
      complaints.error(`features[${i}].properties`, {
        expected: 'the name of the zone in the property "zone"',
        found: JSON.stringify(feature.properties ?? null).slice(0, 60),
        remedy: 'name the area',
      });
      return [];
    }
    const area = areaOf(feature, `${file} (zone ${name})`, problems);
    return area === undefined ? [] : [[name, area]];
  });
  return {
    names: [...new Set(areas.map(([name]) => name))],
    zonesAt: (point) =>
      point === undefined
        ? []
        : [...new Set(areas.filter(([, area]) => inside(area, point)).map(([name]) => name))],
  };
}

function featuresOf(bytes: Uint8Array, complaints: Complaints): readonly Feature[] {
  let found: string;
  try {
    const { features } = JSON.parse(new TextDecoder().decode(bytes)) as { features?: unknown };
    if (Array.isArray(features)) return features as Feature[];
    found = 'JSON without features';
  } catch (cause) {
    found = (cause as Error).message;
  }
  complaints.error('whole file', {
    expected: 'a GeoJSON FeatureCollection of areas',
    found,
    remedy: 'draw the zones as areas, for example at geojson.io',
  });
  return [];
}

function areaOf(feature: Feature, name: string, problems: ProblemList): Boundary | undefined {
  try {
    return readBoundary(new TextEncoder().encode(JSON.stringify(feature)), name);
  } catch (cause) {
    if (!(cause instanceof RoadDataError)) throw cause;
    for (const problem of cause.problems) problems.add({ severity: 'error', ...problem });
    return undefined;
  }
}
