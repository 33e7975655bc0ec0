import type { PredictedFigure } from './predicted-figure.js';

/** "12.3 [10.1–14.5]"; a dash where there is no value. */
export function spreadText({ value, low, high }: PredictedFigure): string {
  if (value === null) return '–';
  const range = low === null || high === null || low === high ? '' : ` [${figure(low)}–${figure(high)}]`;
  return `${figure(value)}${range}`;
}

/** Two decimals below ten, else one: enough for every figure that is counted. */
const figure = (value: number): string => value.toFixed(Math.abs(value) < 10 ? 2 : 1);
