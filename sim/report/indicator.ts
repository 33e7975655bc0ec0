import type { Words } from '../../core/words.js';
import type { Gathered } from './gathered.js';

/** A value, or why there is none: nothing is divided by zero, and nothing unknown is called 0. */
export type Figure = { readonly value: number } | { readonly value: null; readonly because: string };

/** One reported number: what it is called, what it is made of, and how. */
export interface Indicator {
  /** As in the field's list; `id.part` where a row of that list has several figures. */
  readonly id: string;
  readonly name: Words;
  readonly unit: string;
  readonly formula: Words;
  /** What the days at hand add to the formula, such as the cost lines that are in; absent: nothing. */
  readonly scope?: (gathered: Gathered) => Words;
  readonly of: (gathered: Gathered) => Figure;
}

/** `times` × part ÷ whole; undefined for the stated reason if there is no whole. */
export function ratio(part: number, whole: number, because: string, times = 1): Figure {
  return whole === 0 ? { value: null, because } : { value: (times * part) / whole };
}

export const percent = (part: number, whole: number, because: string): Figure =>
  ratio(part, whole, because, 100);

export function mean(values: readonly number[], because: string): Figure {
  return ratio(total(values), values.length, because);
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The p-th percentile by nearest rank: the smallest value such that at least p % of all values are no larger.
 * It is always one of the values; nothing is interpolated.
 */
export function percentile(values: readonly number[], p: number, because: string): Figure {
  if (values.length === 0) return { value: null, because };
  const ascending = [...values].sort((a, b) => a - b);
  return { value: ascending[Math.max(0, Math.ceil((p * ascending.length) / 100) - 1)]! };
}

const NEAREST_RANK: Words = { en: ' (nearest rank)', ja: '(最近順位法)' };

const PARTS = [
  { part: 'mean', en: 'mean', ja: '平均', rule: { en: '', ja: '' }, of: mean },
  { part: 'median', en: 'median', ja: '中央値', rule: NEAREST_RANK, of: nearest(50) },
  { part: 'p90', en: '90th percentile', ja: '90%点', rule: NEAREST_RANK, of: nearest(90) },
  { part: 'p95', en: '95th percentile', ja: '95%点', rule: NEAREST_RANK, of: nearest(95) },
  { part: 'max', en: 'largest value', ja: '最大', rule: { en: '', ja: '' }, of: nearest(100) },
];

function nearest(p: number): (values: readonly number[], because: string) => Figure {
  return (values, because) => percentile(values, p, because);
}

/** What a distribution is made of: the words say what one value is. */
export interface Distribution extends Omit<Indicator, 'of'> {
  readonly values: (gathered: Gathered) => readonly number[];
  readonly because: string;
}

/** Mean, median, p90, p95 and max of a distribution; the plain id is the mean. */
export function spread({ id, name, unit, formula, values, because }: Distribution): Indicator[] {
  const figure = (full: string, { en, ja, rule, of }: (typeof PARTS)[number]): Indicator => ({
    id: full,
    name: { en: `${name.en}, ${en}`, ja: `${name.ja} ${ja}` },
    unit,
    formula: { en: `${formula.en}; ${en}${rule.en}`, ja: `${formula.ja}、${ja}${rule.ja}` },
    of: (gathered) => of(values(gathered), because),
  });
  return [figure(id, PARTS[0]!), ...PARTS.map((part) => figure(`${id}.${part.part}`, part))];
}
