import { connections } from './connections.js';
import { COUNTS } from './counts.js';
import { fairness } from './fairness.js';
import { gather, type Gathered } from './gathered.js';
import type { Figure, Indicator } from './indicator.js';
import { money } from './money.js';
import { productivity } from './productivity.js';
import type { DayLedger } from './rows.js';
import { service } from './service.js';
import { sharing } from './sharing.js';
import { time } from './time.js';

/** Every indicator in the order of the report; the first one is the headline. */
export const INDICATORS: readonly Indicator[] = [
  ...sharing,
  ...service,
  ...fairness,
  ...time,
  ...connections,
  ...productivity,
  ...money,
];

/** An indicator with its value over some days. */
export interface Measured {
  readonly indicator: Indicator;
  readonly figure: Figure;
}

/** All indicators over all these days together: sums are taken over the days, then divided. */
export const measure = (days: readonly DayLedger[]): readonly Measured[] => measured(INDICATORS, days);

/** Every indicator over these days together, then the plain sums: what `summary.json` says. */
export const measureAndCount = (days: readonly DayLedger[]): readonly Measured[] =>
  measured([...INDICATORS, ...COUNTS], days);

/** Plain sums over all these days: wishes, passengers, kilometres, yen. */
export const count = (days: readonly DayLedger[]): readonly Measured[] => measured(COUNTS, days);

function measured(indicators: readonly Indicator[], days: readonly DayLedger[]): readonly Measured[] {
  const gathered = gather(days);
  return indicators.map((indicator) => ({
    indicator: withScope(indicator, gathered),
    figure: indicator.of(gathered),
  }));
}

function withScope(indicator: Indicator, gathered: Gathered): Indicator {
  const said = indicator.scope?.(gathered);
  if (said === undefined) return indicator;
  const { en, ja } = indicator.formula;
  return { ...indicator, formula: { en: `${en}; ${said.en}`, ja: `${ja}。${said.ja}` } };
}
