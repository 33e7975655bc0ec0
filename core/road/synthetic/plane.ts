import type { LonLat } from '../../geo.js';

/** Points of a small area on a plane: metres east and north of their middle, entry i belonging to point i. */
export interface Plane {
  readonly east: Float64Array;
  readonly north: Float64Array;
  /** The place on the earth that lies at these metres. */
  lonLat(east: number, north: number): LonLat;
}

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** True to better than 1 % of a length for areas of less than about 200 km. */
export function planeOf(points: readonly LonLat[]): Plane {
  const middle = (of: (point: LonLat) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [lon0, lat0] = [middle(({ lon }) => lon), middle(({ lat }) => lat)];
  const perLon = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    east: Float64Array.from(points, ({ lon }) => (lon - lon0) * perLon),
    north: Float64Array.from(points, ({ lat }) => (lat - lat0) * METRES_PER_DEGREE),
    lonLat: (east, north) => ({ lon: lon0 + east / perLon, lat: lat0 + north / METRES_PER_DEGREE }),
  };
}
