import { PART_FILES, type PartContent, type PartName } from '../../scenarios/parts.js';
import type { ProblemWords } from '../../scenarios/problem.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { fleetOfSize, sizeOf, type FleetContent } from './fleet-size.js';

/** One setting of a scenario put to another value. */
export interface Change {
  /**
   * `fleet.size`, or the way to a setting: keys of service.yaml joined by dots, of fleet.yaml if the first is `vehicles`, or
   * of demand.yaml if it is `source` or `riders`. An entry of a list is named by its `id` or its number from 0:
   * `vehicles.taxi.count`.
   */
  readonly path: string;
  /** As YAML reads it. */
  readonly value: unknown;
}

/** The number of all vehicles: no key of fleet.yaml, but what is asked most often. */
export const FLEET_SIZE = 'fleet.size';

/** The files in which settings can be changed. */
export type Contents = Readonly<Record<PartName | 'demand', PartContent>>;

export const CONTENT_FILES: Readonly<Record<PartName | 'demand', string>> = {
  ...PART_FILES,
  demand: 'demand.yaml',
};

/**
 * The contents with one setting changed; nothing else is touched, and the schema has not judged it yet.
 * @throws ScenarioError if the path leads through something that is not there
 */
export function changed(contents: Contents, change: Change): Contents {
  const part = partOf(change.path);
  if (change.path === FLEET_SIZE) {
    const fleet = contents.fleet as unknown as FleetContent;
    if (sizeOf(fleet) === 0) {
      throw lost(change, {
        expected: 'a vehicle',
        found: 'none',
        remedy: 'add one: others are made like it',
      });
    }
    return { ...contents, fleet: { ...fleetOfSize(fleet, Number(change.value)) } };
  }
  const content = put(contents[part], change.path.split('.'), change);
  return { ...contents, [part]: content as PartContent };
}

/** The part of a scenario in which a setting stands. */
export function partOf(path: string): 'fleet' | 'service' | 'demand' {
  const first = path.split('.')[0]!;
  if (path === FLEET_SIZE || first === 'vehicles') return 'fleet';
  return ['source', 'riders'].includes(first) ? 'demand' : 'service';
}

/** "policy.max_wait=10 min". */
export const changeText = ({ path, value }: Change): string =>
  `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`;

function put(inside: unknown, keys: readonly string[], change: Change): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change.value;
  if (Array.isArray(inside)) {
    const entries = inside as readonly unknown[];
    const index = entries.findIndex((entry, i) => idOf(entry) === key || String(i) === key);
    if (index < 0)
      throw lost(change, {
        expected: `an entry named ${entries.map(nameOf).join(', ')}`,
        found: `"${key}"`,
        remedy: REMEDY,
      });
    return entries.with(index, put(entries[index], rest, change));
  }
  if (inside !== undefined && (typeof inside !== 'object' || inside === null)) {
    throw lost(change, { expected: `keys above "${key}"`, found: JSON.stringify(inside), remedy: REMEDY });
  }
  // Only keys that the file itself has: "constructor" is none of them.
  const held = inside === undefined || !Object.hasOwn(inside, key) ? undefined : valueAt(inside, key);
  return { ...inside, [key]: put(held, rest, change) };
}

const valueAt = (inside: object, key: string): unknown => (inside as Readonly<Record<string, unknown>>)[key];

const idOf = (entry: unknown): string | undefined =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : undefined;

const nameOf = (entry: unknown, index: number): string => idOf(entry) ?? String(index);

const REMEDY = 'correct the path (docs/scenario.md lists all keys)';

const lost = (change: Change, words: ProblemWords): ScenarioError =>
  new ScenarioError([
    {
      severity: 'error',
      file: CONTENT_FILES[partOf(change.path)],
      place: `with ${changeText(change)}`,
      ...words,
    },
  ]);
