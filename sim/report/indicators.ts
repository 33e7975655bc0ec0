import { gather } from './gathered.js';
import type { Figure, Indicator } from './indicator.js';
import { productivity } from './productivity.js';
import type { DayLedger } from './rows.js';
import { service } from './service.js';
import { sharing } from './sharing.js';
import { time } from './time.js';

/** Every indicator in the order of the report; the first one is the headline. */
export const INDICATORS: readonly Indicator[] = [...sharing, ...service, ...time, ...productivity];

/** An indicator with its value over some days. */
export interface Measured {
  readonly indicator: Indicator;
  readonly figure: Figure;
}

/** All indicators over all these days together: sums are taken over the days, then divided. */
export function measure(days: readonly DayLedger[]): readonly Measured[] {
  const gathered = gather(days);
  return INDICATORS.map((indicator) => ({ indicator, figure: indicator.of(gathered) }));
}
