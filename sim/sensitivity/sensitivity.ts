import type { Told } from '../../scenarios/format/words.js';
import type { Words } from '../../core/words.js';
import type { Interval } from '../compare/compare.js';
import type { Range } from './range.js';

/** sensitivity.json: how far each assumption moves each figure. Field names are kept stable. */
export interface Sensitivity {
  readonly scenario: string;
  readonly name: Words;
  readonly synthetic: readonly Told[];
  readonly kind: 'oat' | 'morris';
  readonly method: string;
  readonly method_ja: string;
  /** How many runs of a day it took. */
  readonly runs: number;
  readonly ranges: readonly Pick<Range, 'path' | 'low' | 'high'>[];
  readonly figures: readonly MovedFigure[];
}

/** One figure, and what moves it: the setting that moves it most comes first. */
export interface MovedFigure {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly name_ja: string;
  /** Of the scenario as it is; of Morris over all points. */
  readonly base: Moved;
  readonly effects: readonly Effect[];
}

export interface Moved {
  readonly value: number | null;
  readonly interval: Interval | null;
}

export interface Effect {
  readonly path: string;
  /** One at a time: figure at the low end and at the high end less the base, seed by seed. */
  readonly low?: Moved;
  readonly high?: Moved;
  /** Morris: mean of the elementary effects, of their sizes, and their standard deviation; per whole range. */
  readonly mean?: number | null;
  readonly size: number | null;
  readonly size_interval: Interval | null;
  readonly scatter?: number | null;
}

/** Settings that move a figure most come first; equal ones in the order of the call. */
export const bySize = (effects: readonly Effect[]): readonly Effect[] =>
  [...effects].sort((a, b) => (b.size ?? -1) - (a.size ?? -1));
