import { numberText } from '../../../charts/number-text.js';
import type { RunResult } from '../../../server/contract/planner-run.js';
import type { Words } from '../planning.js';

export type Comparison = Extract<RunResult, { kind: 'comparison' }>;
export type Sweep = Extract<RunResult, { kind: 'sweep' }>;
export type Compared = Comparison['scenarios'][number];
export type Figure = Compared['counts'][string];
type Interval = NonNullable<Figure['interval']>;

export const unitText = (unit: string, words: Words): string => words.units[unit] ?? ` ${unit}`;

/** The value with its unit, or a dash. */
export const valueText = ({ value, unit }: Figure, words: Words): string =>
  value === null ? words.none : `${numberText(value, unit)}${unitText(unit, words)}`;

/** Nothing where all seeds agree: the value says it all. */
export const intervalText = ({ low, high }: Interval, unit: string): string =>
  high - low < ROUNDING ? '' : `[${numberText(low, unit)} – ${numberText(high, unit)}]`;

/** With its sign, also if it is a gain. Between two shares lie points, not a share. */
export const differenceText = (value: number, unit: string, words: Words): string =>
  `${value > 0 ? '+' : ''}${numberText(value, unit)}${unitText(unit === '%' ? 'points' : unit, words)}`;

/** Below this a difference is the rounding of two sums, not one between services. */
const ROUNDING = 1e-9;

/** Whether the difference is none at all, with every seed. */
export const isSame = ({ difference }: Figure): boolean =>
  difference?.perSeed.every((one) => one === null || Math.abs(one) < ROUNDING) === true;

/** Whether the interval of the difference leaves 0 out: its sign is then hardly chance. */
export const isSure = ({ difference }: Figure): boolean =>
  difference?.interval != null &&
  (difference.interval.low > ROUNDING || difference.interval.high < -ROUNDING);

export const figureIn = ({ counts, indicators }: Compared, id: string): Figure | undefined =>
  counts[id] ?? indicators[id];
