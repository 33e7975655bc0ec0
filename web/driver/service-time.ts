import type { Kept } from './keep.js';

/** Over fewer ms the speed of a faster clock does not show for certain: the service tells whole seconds. */
const LOOK_MS = 5000;

/** What the service's clock shows by what was heard of it; ms since 1970. Without anything heard, the tablet's own. */
export function serviceNow(kept: Pick<Kept, 'duty' | 'seen' | 'speed'> | undefined): number {
  if (kept === undefined) return Date.now();
  return Date.parse(kept.duty.now) + (Date.now() - kept.seen) * kept.speed;
}

/** A demonstration's clock runs faster than the wall's; how fast, two looks at it tell. */
export function speedOf({ duty, seen, speed }: Pick<Kept, 'duty' | 'seen' | 'speed'>, now: string): number {
  const gone = Date.now() - seen;
  if (gone < LOOK_MS) return speed;
  return Math.max(1, Math.round((Date.parse(now) - Date.parse(duty.now)) / gone));
}
