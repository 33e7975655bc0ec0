import { distanceM, type LonLat } from '../../core/geo.js';

/** The point after a share (0 … 1) of a line, and the direction there, degrees clockwise from north. */
export function along(
  line: readonly LonLat[],
  share: number,
): { readonly point: LonLat; readonly heading: number } | undefined {
  const lengths = line.slice(1).map((point, i) => distanceM(line[i]!, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let left = whole * Math.min(1, Math.max(0, share));
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [line[i]!, line[i + 1]!];
    if (left <= length && length > 0) {
      const part = left / length;
      const point = {
        lon: from.lon + (to.lon - from.lon) * part,
        lat: from.lat + (to.lat - from.lat) * part,
      };
      return { point, heading: headingOf(from, to) };
    }
    left -= length;
  }
  const last = line.at(-1);
  return last && { point: last, heading: 0 };
}

/** On the scale of a street the earth is flat. */
function headingOf(from: LonLat, to: LonLat): number {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const degrees = (Math.atan2(east, to.lat - from.lat) * 180) / Math.PI;
  return Math.round((degrees + 360) % 360);
}
