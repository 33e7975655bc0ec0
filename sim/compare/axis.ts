import { parse as parseYaml } from 'yaml';
import { FLEET_SIZE, type Change } from './change.js';

/** A setting and the values it takes in turn. */
export interface Axis {
  readonly path: string;
  /** As YAML reads them; at least one, each once. */
  readonly values: readonly unknown[];
}

/** Beyond this many values somebody has mistyped a number. */
const MOST_VALUES = 1000;

/**
 * Reads `fleet.size=4..16` (whole numbers, both ends included) or `policy.max_wait=10 min,15 min` (values as YAML
 * writes them in a list).
 * @returns the axis; or a sentence that says what was expected and found
 */
export function axisOf(text: string): Axis | string {
  const [, path, list] = /^([^=\s]+?)\s*=\s*(.+)$/.exec(text) ?? [];
  if (path === undefined || list === undefined || path.split('.').includes('')) {
    return `Expected PATH=VALUES, found "${text}"; write for instance fleet.size=4..16 or "policy.max_wait=10 min,15 min".`;
  }
  const values = valuesOf(list);
  if (typeof values === 'string') return `${path}: ${values}`;
  if (path !== FLEET_SIZE) return { path, values };
  const wrong = values.find((value) => !Number.isSafeInteger(value) || Number(value) < 1);
  if (wrong === undefined) return { path, values };
  return `${path}: Expected whole numbers of vehicles from 1 on, found ${JSON.stringify(wrong)}; write for instance ${path}=4..16.`;
}

function valuesOf(list: string): readonly unknown[] | string {
  const [, first, last] = /^(\d+)\.\.(\d+)$/.exec(list) ?? [];
  if (first !== undefined && last !== undefined) return numbersBetween(Number(first), Number(last));
  let values: readonly unknown[];
  try {
    values = parseYaml(`[${list}]`) as readonly unknown[];
  } catch {
    return `Expected values with commas between them, found "${list}"; close all brackets and quotes.`;
  }
  const texts = values.map((value) => JSON.stringify(value));
  if (values.length === 0 || values.includes(null)) {
    return `Expected a value on both sides of every comma, found "${list}"; take out the comma that is too many.`;
  }
  const twice = texts.find((one, i) => texts.indexOf(one) < i);
  if (twice !== undefined) return `Expected every value once, found ${twice} again; leave one of them out.`;
  if (texts.some((one) => /^"-?[\d.]*\.\.[\d.]*"$/.test(one))) {
    return `Expected a range of whole numbers such as 4..16, or values with commas, found "${list}"; correct it.`;
  }
  return values;
}

function numbersBetween(first: number, last: number): readonly number[] | string {
  if (first > last) {
    return `Expected the smaller number first, found "${first}..${last}"; write ${last}..${first}.`;
  }
  if (last - first >= MOST_VALUES) {
    return `Expected at most ${MOST_VALUES} values, found "${first}..${last}"; correct the range.`;
  }
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Every combination of values, the last axis changing fastest. */
export const combinations = (axes: readonly Axis[]): readonly (readonly Change[])[] =>
  axes.reduce<readonly (readonly Change[])[]>(
    (points, { path, values }) =>
      points.flatMap((point) => values.map((value) => [...point, { path, value }])),
    [[]],
  );
