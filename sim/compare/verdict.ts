import { total } from '../report/indicator.js';
import type { Summary } from '../report/summary.js';
import type { Target } from './target.js';
import { tPoint } from './t-point.js';

/** Whether a service keeps its targets; `open`: more seeds are needed to tell. */
export type Verdict = 'met' | 'missed' | 'open';

/** Outside the interval of the last look, both sides together: the 95 % interval of every other page. */
export const LAST_OUTSIDE = 0.05;

/**
 * Outside the interval of an earlier look. So small that looking early hardly adds to the error of the last look:
 * the rule of Haybittle and Peto (Peto et al., British Journal of Cancer 34, 1976, p < 0.001).
 */
export const EARLY_OUTSIDE = 0.001;

/** The mean of a figure, and how far it may be off. */
export interface Bounds {
  readonly target: Target;
  /** Undefined if no seed has a value. */
  readonly mean: number | undefined;
  readonly low: number;
  readonly high: number;
}

/**
 * Seeds from which on an early look believes a figure in which all agree, and which so has an interval without width:
 * if every second day were another, eight days alike would be seen once in 2⁸ = 256 times. Where nothing at all is
 * drawn by chance, any number is enough.
 */
const BELIEVED_ALIKE = 8;

/**
 * The last look says `met` if the interval of every target lies within its limit, else `missed`. An earlier look
 * decides only if its much wider intervals do: all within, or one wholly outside.
 */
export function verdict(
  targets: readonly Target[],
  seeds: readonly Summary[],
  look: 'early' | 'last',
): Verdict {
  const bounds = boundsOf(targets, seeds, look === 'last' ? LAST_OUTSIDE : EARLY_OUTSIDE);
  if (look === 'last') return bounds.every(keeps) ? 'met' : 'missed';
  const areAlikeBelieved = seeds.length >= BELIEVED_ALIKE || isChanceless(seeds);
  const believed = areAlikeBelieved ? bounds : bounds.filter(({ low, high }) => low < high);
  if (believed.some(breaks)) return 'missed';
  return believed.length === bounds.length && bounds.every(keeps) ? 'met' : 'open';
}

/** The interval of the mean of every target; with fewer than two values it reaches over all numbers. */
export const boundsOf = (
  targets: readonly Target[],
  seeds: readonly Summary[],
  outside: number,
): readonly Bounds[] =>
  targets.map((target) => {
    const values = seeds.map((seed) => valueIn(seed, target.id)).filter((value) => value !== null);
    const n = values.length;
    const mean = n === 0 ? undefined : total(values) / n;
    if (mean === undefined || n === 1) return { target, mean, low: -Infinity, high: Infinity };
    const variance = total(values.map((value) => (value - mean) ** 2)) / (n - 1);
    const half = tPoint(n - 1, outside) * Math.sqrt(variance / n);
    return { target, mean, low: mean - half, high: mean + half };
  });

const valueIn = ({ counts, indicators }: Summary, id: string): number | null =>
  (counts[id] ?? indicators[id])!.value;

const keeps = ({ target: { is, limit }, low, high }: Bounds): boolean =>
  is === 'at most' ? high <= limit : low >= limit;

const breaks = ({ target: { is, limit }, low, high }: Bounds): boolean =>
  is === 'at most' ? low > limit : high < limit;

/** Whether nothing is drawn by chance: all seeds agree in every single figure. */
function isChanceless(seeds: readonly Summary[]): boolean {
  const texts = seeds.map(({ counts, indicators }) => JSON.stringify([counts, indicators]));
  return texts.length > 1 && texts.every((text) => text === texts[0]);
}
