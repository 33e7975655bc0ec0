import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { loadScenario } from '../../scenarios/load-scenario.js';

/** A scenario as it travels: the files that are read for it, each under the hash of its bytes, and a list of them. */
export interface Packed {
  /** Hash of the list: equal for equal names and contents, wherever they lie. */
  readonly scenario: string;
  /** Every file, and the list itself, by hash. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** The list of a scenario's files. */
export interface PackingList {
  /** Name of the folder, which is the id of the scenario. */
  readonly name: string;
  /** Path from the folder, and hash; in the order of the paths. */
  readonly files: readonly (readonly [path: string, hash: string])[];
}

/**
 * Packs the scenario in a folder.
 * @throws ScenarioError if it cannot be run
 */
export function pack(folder: string): Packed {
  const paths = loadScenario(folder).files.toSorted();
  const contents = new Map<string, Uint8Array>();
  const kept = (bytes: Uint8Array): string => {
    const hash = hashOf(bytes);
    contents.set(hash, bytes);
    return hash;
  };
  const files = paths.map((path) => [path, kept(readFileSync(join(folder, path)))] as const);
  const list: PackingList = { name: basename(resolve(folder)), files };
  return { scenario: kept(new TextEncoder().encode(JSON.stringify(list))), contents };
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
