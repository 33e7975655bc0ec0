import { parse as parseYaml } from 'yaml';
import type { Words } from '../../core/words.js';
import { textKey } from '../demand/draw.js';
import type { Period } from './count.js';
import type { CountedId } from './counted-figure.js';
import type { PredictedFigure } from './predicted-figure.js';

/** calibration.json beside a calibrated scenario: what was fitted, to what, and how well. Field names are kept stable. */
export interface Calibration {
  readonly scenario: string;
  readonly name: Words;
  /** Name of the file or folder of counts. */
  readonly counts: string;
  readonly period: Period;
  /** What these figures were fitted to; nothing else of the period was looked at. */
  readonly fitted: readonly CountedId[];
  readonly figures: readonly CalibratedFigure[];
  readonly settings: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Simulated to show how well it fits: other seeds than those of the fit. */
  readonly seeds: readonly number[];
  readonly days: readonly string[];
  readonly method: string;
  readonly method_ja: string;
  /** Changes with every edit of demand.yaml but of its layout and comments: after one it is a calibration no more. */
  readonly demand_print: string;
}

export interface CalibratedFigure {
  readonly figure: CountedId;
  readonly key: string;
  /** `fitted`: a setting was moved to meet it; `untouched`: it comes out of the model. */
  readonly status: 'fitted' | 'untouched';
  readonly observed: { readonly value: number; readonly low: number; readonly high: number };
  readonly before: PredictedFigure;
  readonly after: PredictedFigure;
}

/** The print of what a demand.yaml says, however it is laid out; no proof against forgery. */
export const demandPrint = (text: string): string =>
  (textKey(JSON.stringify(parseYaml(text))) >>> 0).toString(16);
