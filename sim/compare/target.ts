import { knownFigure, unknownFigure } from './known-figure.js';

/** A limit that the mean of a figure has to keep. */
export interface Target {
  readonly id: string;
  readonly is: 'at most' | 'at least';
  /** In the unit of the figure. */
  readonly limit: number;
}

/**
 * Reads `unserved_rate_strict<=5,wait_asap.p90<=20`: figures with `<=` or `>=` and a number, commas between them.
 * @returns the targets; or sentences that say of each fault what was expected and found
 */
export function targetsOf(text: string): readonly Target[] | string {
  const read = text.split(',').map((part) => targetOf(part.trim()));
  const faults = read.filter((one) => typeof one === 'string');
  return faults.length > 0 ? faults.join(' ') : read.filter((one) => typeof one !== 'string');
}

function targetOf(text: string): Target | string {
  const [, id, sign, number] = /^([^<>=\s]+)\s*(<=|>=)\s*(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (id === undefined) {
    return `Expected FIGURE<=NUMBER or FIGURE>=NUMBER, found "${text}"; write for instance unserved_rate_strict<=5.`;
  }
  if (knownFigure(id) === undefined) return unknownFigure(id);
  return { id, is: sign === '<=' ? 'at most' : 'at least', limit: Number(number) };
}

/** "unserved_rate_strict <= 5". */
export const targetText = ({ id, is, limit }: Target): string =>
  `${id} ${is === 'at most' ? '<=' : '>='} ${limit}`;
