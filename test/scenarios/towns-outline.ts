import { distanceM, type LonLat } from '../../core/geo.js';
import { readBoundary } from '../../core/road/boundary.js';
import { unpacked } from '../../core/road/recognise.js';
import { degrees, published } from './towns-census.js';

/** Smaller islands are left out. */
const LEAST_KM2 = 0.3;
const METRES_PER_DEGREE = 111_195;

/**
 * Published boundaries with fewer points, as one GeoJSON feature (Douglas–Peucker): points nearer than `toleranceM` to
 * the line without them are left out.
 */
export function outline(files: readonly string[], toleranceM: number): string {
  const polygons = files
    .flatMap((file) => readBoundary(unpacked(published(file)).bytes, file).polygons)
    .map(([outer]) => outer!)
    .filter((ring) => areaKm2(ring) >= LEAST_KM2)
    .map((ring) => simpler(ring, toleranceM).map(({ lon, lat }) => [degrees(lon), degrees(lat)]));
  const geometry = { type: 'MultiPolygon', coordinates: polygons.map((ring) => [ring]) };
  return `${JSON.stringify({ type: 'Feature', properties: {}, geometry })}\n`;
}

function areaKm2(ring: readonly LonLat[]): number {
  const squeeze = Math.cos((ring[0]!.lat * Math.PI) / 180);
  const twice = ring.reduce((sum, a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    return sum + (a.lon * b.lat - b.lon * a.lat) * squeeze;
  }, 0);
  return (Math.abs(twice) / 2) * (METRES_PER_DEGREE / 1000) ** 2;
}

/** A ring is cut at its point furthest from the first, and both halves are made simpler. */
function simpler(ring: readonly LonLat[], toleranceM: number): LonLat[] {
  const far = ring.reduce(
    (best, point, i) => (distanceM(point, ring[0]!) > distanceM(ring[best]!, ring[0]!) ? i : best),
    0,
  );
  return [...line(ring.slice(0, far + 1), toleranceM), ...line(ring.slice(far), toleranceM).slice(1)];
}

function line(points: readonly LonLat[], toleranceM: number): readonly LonLat[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  let worst = 0;
  let at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const off = offLine(points[i]!, first, last);
    if (off > worst) [worst, at] = [off, i];
  }
  if (worst <= toleranceM) return [first, last];
  return [...line(points.slice(0, at + 1), toleranceM), ...line(points.slice(at), toleranceM).slice(1)];
}

function offLine(point: LonLat, a: LonLat, b: LonLat): number {
  const squeeze = Math.cos((a.lat * Math.PI) / 180);
  const [bx, by] = [(b.lon - a.lon) * squeeze, b.lat - a.lat];
  const [px, py] = [(point.lon - a.lon) * squeeze, point.lat - a.lat];
  const long = bx * bx + by * by;
  const t = long === 0 ? 0 : Math.max(0, Math.min(1, (px * bx + py * by) / long));
  return Math.hypot(px - t * bx, py - t * by) * METRES_PER_DEGREE;
}
