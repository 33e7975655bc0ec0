import { durationOf } from '../../scenarios/format/clock.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { CONTENT_FILES, FLEET_SIZE, partOf, type Change, type Contents } from '../compare/change.js';

/** A setting and the two ends between which nobody knows where it lies. */
export interface Range {
  readonly path: string;
  /** As people wrote them. */
  readonly low: string;
  readonly high: string;
  /** Numbers, seconds, or factors on every number that stands at the path. */
  readonly kind: 'number' | 'duration' | 'factor';
  readonly from: number;
  readonly to: number;
}

const EXAMPLE =
  'write for instance fleet.size=2..6, "policy.max_wait=15 min..45 min" or source.service.won=x0.5..x2.';

/**
 * Reads `policy.max_wait=15 min..45 min`, `source.service.per_wait_minute=-0.08..-0.02`, or `source.service.won=x0.5..x2`,
 * which multiplies every number at the path.
 * @returns the range; or a sentence that says what was expected and found
 */
export function rangeOf(text: string): Range | string {
  const [, path, low, high] = /^([^=\s]+?)\s*=\s*(.+?)\s*\.\.\s*(.+?)\s*$/.exec(text) ?? [];
  if (path === undefined || low === undefined || high === undefined || path.split('.').includes('')) {
    return `Expected PATH=LOW..HIGH, found "${text}"; ${EXAMPLE}`;
  }
  for (const [kind, read] of READERS) {
    const [from, to] = [read(low), read(high)];
    if (from !== undefined && to !== undefined) return judged({ path, low, high, kind, from, to });
  }
  return `${path}: expected two numbers, two lengths of time or two factors, found "${low}..${high}"; ${EXAMPLE}`;
}

function judged(range: Range): Range | string {
  const { path, low, high, kind, from, to } = range;
  if (from >= to) return `${path}: expected the smaller value first, found "${low}..${high}"; exchange them.`;
  const isWhole = kind === 'number' && Number.isInteger(from) && Number.isInteger(to) && from >= 1;
  if (path !== FLEET_SIZE || isWhole) return range;
  return `${path}: expected whole numbers of vehicles from 1 on, found "${low}..${high}"; write for instance ${path}=2..6.`;
}

const numberOf = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

const READERS: readonly (readonly [Range['kind'], (text: string) => number | undefined])[] = [
  ['number', numberOf],
  ['duration', durationOf],
  ['factor', (text) => (/^[x×]/.test(text) ? numberOf(text.slice(1)) : undefined)],
];

/**
 * The setting at a share of the way from low (0) to high (1). Between whole ends values are whole, lengths of time whole
 * seconds.
 * @throws ScenarioError if a factor has nothing to multiply: defaults do not stand in the file
 */
export function changeAt(range: Range, share: number, contents: Contents): Change {
  const { path, kind, from, to } = range;
  const exact = from + share * (to - from);
  if (kind === 'duration') return { path, value: `${Math.round(exact)} s` };
  if (kind === 'factor') return { path, value: times(written(range, contents), exact) };
  return { path, value: Number.isInteger(from) && Number.isInteger(to) ? Math.round(exact) : exact };
}

/** What stands at the path in its file. */
function written({ path, low, high }: Range, contents: Contents): unknown {
  const part = partOf(path);
  let inside: unknown = contents[part];
  for (const key of path.split('.')) {
    inside = Array.isArray(inside) ? entryNamed(inside, key) : at(inside, key);
  }
  if (inside !== undefined) return inside;
  throw new ScenarioError([
    {
      severity: 'error',
      file: CONTENT_FILES[part],
      place: `with ${path}=${low}..${high}`,
      expected: 'numbers at the path to multiply',
      found: 'nothing written there',
      remedy:
        'write the default down in the file first (docs/scenario.md), or give two values instead of factors',
    },
  ]);
}

const at = (inside: unknown, key: string): unknown =>
  typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
    ? (inside as Readonly<Record<string, unknown>>)[key]
    : undefined;

const entryNamed = (entries: readonly unknown[], key: string): unknown =>
  entries.find((entry, i) => at(entry, 'id') === key || String(i) === key);

/** Every number and length of time below, multiplied. */
function times(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (typeof value === 'string') {
    const seconds = durationOf(value);
    return seconds === undefined ? value : `${Math.round(seconds * factor)} s`;
  }
  if (Array.isArray(value)) return value.map((one) => times(one, factor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, times(one, factor)]));
}
