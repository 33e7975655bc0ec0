import { basename, join, resolve } from 'node:path';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import type { Problem } from '../../scenarios/problem.js';
import type { Entrant } from './compare.js';
import { changeText, type Change } from './change.js';
import { VariantReader, type Variant } from './variant.js';

/**
 * The scenarios of some folders, each called after its folder, or by the whole path where two folders have one name.
 * @throws ScenarioError with the problems of all of them
 */
export function openEntrants(folders: readonly string[]): readonly Entrant[] {
  const names = folders.map((folder) => basename(resolve(folder)));
  return openVariants(
    folders.map((folder, i) => ({
      label: names.indexOf(names[i]!) === names.lastIndexOf(names[i]!) ? names[i]! : folder,
      variant: { folder, changes: [] },
    })),
  );
}

/**
 * One scenario with each of several lists of changes, called after them.
 * @throws ScenarioError with the problems of all of them
 */
export const openChanged = (folder: string, changes: readonly (readonly Change[])[]): readonly Entrant[] =>
  openVariants(
    changes.map((list) => ({ label: list.map(changeText).join(', '), variant: { folder, changes: list } })),
  );

/**
 * Variants under the names that people call them by.
 * @throws ScenarioError with the problems of all of them
 */
export function openVariants(
  asked: readonly { readonly label: string; readonly variant: Variant }[],
): readonly Entrant[] {
  const reader = new VariantReader();
  const problems = new Map<string, Problem>();
  const entrants = asked.flatMap(({ label, variant }) => {
    try {
      return [{ label, variant, scenario: reader.open(variant) }];
    } catch (cause) {
      if (!(cause instanceof ScenarioError)) throw cause;
      for (const problem of cause.problems) {
        const told = { ...problem, file: fileOf(problem, variant) };
        problems.set(JSON.stringify(told), told);
      }
      return [];
    }
  });
  if (problems.size > 0) throw new ScenarioError([...problems.values()]);
  return entrants;
}

/** With its folder: of two scenarios that break one rule at one place, people must see which is which. */
const fileOf = ({ file, place }: Problem, { folder }: Variant): string =>
  place === 'whole folder' ? file : join(folder, file);
