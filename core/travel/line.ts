import { distanceM, type LonLat } from '../geo.js';

/** The points of a line that lie strictly between two shares (0 … 1) of its length; its first and last point never do. */
export function lineBetween(line: readonly LonLat[], fromShare: number, toShare: number): LonLat[] {
  const along = [0];
  for (let i = 1; i < line.length; i++) along.push(along[i - 1]! + distanceM(line[i - 1]!, line[i]!));
  const length = along.at(-1)!;
  return line.filter((_, i) => {
    const inner = i > 0 && i < line.length - 1;
    return inner && along[i]! > fromShare * length && along[i]! < toShare * length;
  });
}
