import { COUNTS } from '../report/counts.js';
import type { Indicator } from '../report/indicator.js';
import { INDICATORS } from '../report/indicators.js';
import type { Compared, ComparedFigure, Comparison } from './compare.js';

/** One figure over all scenarios of a comparison. */
export interface FigureLine {
  readonly id: string;
  readonly indicator: Indicator;
  /** Each scenario with its figure, in the order of the comparison. */
  readonly cells: readonly { readonly scenario: Compared; readonly figure: ComparedFigure }[];
}

/** Counts, then indicators, in the order of the report. A plain id that repeats its first part is left out. */
export function figureLines({ scenarios }: Comparison): readonly FigureLine[] {
  const all = [...COUNTS, ...INDICATORS];
  const repeats = ({ id, formula }: Indicator): boolean =>
    all.some((other) => other.id.startsWith(`${id}.`) && other.formula.en === formula.en);
  return all
    .filter((indicator) => !repeats(indicator))
    .map((indicator) => ({
      id: indicator.id,
      indicator,
      cells: scenarios.map((scenario) => ({ scenario, figure: figureIn(scenario, indicator.id) })),
    }));
}

/** The figure under an id, be it a count or an indicator; every summary has all of them. */
export const figureIn = ({ counts, indicators }: Compared, id: string): ComparedFigure =>
  (counts[id] ?? indicators[id])!;

/** Below this a difference is the rounding of two sums, not one between services. */
const ROUNDING = 1e-9;

/** Whether the interval leaves 0 out: the sign of the difference is then hardly chance. */
export const isClear = ({ difference }: ComparedFigure): boolean =>
  difference?.interval != null &&
  (difference.interval.low > ROUNDING || difference.interval.high < -ROUNDING);
