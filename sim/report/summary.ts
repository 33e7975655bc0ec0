import { count, measure, type Measured } from './indicators.js';
import type { DayLedger } from './rows.js';

/** What a run was, and what it took. */
export interface RunFacts {
  readonly scenario: string;
  readonly seed: number;
  /** What is invented or simplified, in words. */
  readonly synthetic: readonly string[];
  /** CPU time of replay and dispatch, without reading the scenario. */
  readonly cpuSeconds: number;
}

/** summary.json: every indicator with unit and formula, under its id. */
export interface Summary {
  readonly scenario: string;
  readonly seed: number;
  readonly days: number;
  readonly dates: readonly string[];
  readonly synthetic: readonly string[];
  /** Over several seeds only: all of them, `seed` first, and how mean and interval are taken, in words. */
  readonly seeds?: readonly number[];
  readonly method?: string;
  readonly method_ja?: string;
  readonly indicators: Readonly<Record<string, SummaryFigure>>;
  /** Plain sums in the same form: wishes, passengers, kilometres, yen. */
  readonly counts: Readonly<Record<string, SummaryFigure>>;
  /** The last entry and `cpu_s` the last line of it: the only thing in which two equal runs may differ. */
  readonly engine: { readonly requests: number; readonly cpu_s: number };
}

export interface SummaryFigure {
  readonly value: number | null;
  readonly unit: string;
  readonly formula: string;
  /** Why there is no value. */
  readonly because?: string;
  readonly name_ja: string;
  readonly formula_ja: string;
  /** Over several seeds only: 95 % interval of the mean (null for fewer than two values), and the values by seed. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
  readonly perSeed?: readonly (number | null)[];
}

export function summarise(days: readonly DayLedger[], run: RunFacts): Summary {
  return {
    scenario: run.scenario,
    seed: run.seed,
    days: days.length,
    dates: days.map(({ date }) => date),
    synthetic: run.synthetic,
    indicators: figures(measure(days)),
    counts: figures(count(days)),
    engine: {
      requests: days.reduce((sum, { wishes }) => sum + wishes.length, 0),
      cpu_s: Math.round(run.cpuSeconds * 1000) / 1000,
    },
  };
}

export const summaryText = (summary: Summary): string => `${JSON.stringify(summary, null, 2)}\n`;

const figures = (all: readonly Measured[]): Record<string, SummaryFigure> =>
  Object.fromEntries(all.map((measured) => [measured.indicator.id, figureOf(measured)]));

function figureOf({ indicator, figure }: Measured): SummaryFigure {
  return {
    value: figure.value,
    unit: indicator.unit,
    formula: indicator.formula.en,
    ...(figure.value === null ? { because: figure.because } : {}),
    name_ja: indicator.name.ja,
    formula_ja: indicator.formula.ja,
  };
}
