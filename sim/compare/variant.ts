import { loadScenario } from '../../scenarios/load-scenario.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { readParts, type PartContent } from '../../scenarios/parts.js';
import type { Problem } from '../../scenarios/problem.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import type { Ways } from '../../scenarios/ways.js';
import { changed, changeText, CONTENT_FILES, partOf, type Change, type Contents } from './change.js';

/** A scenario with some of its settings changed; none: as its folder says. */
export interface Variant {
  readonly folder: string;
  readonly changes: readonly Change[];
  /** Whole texts in the place of tables, by name: the people of another year. */
  readonly tables?: Readonly<Record<string, string>>;
}

/**
 * Opens variants one after the other. The roads of a folder are read once, the variant opened last is kept: ask for
 * all runs of one variant in a row.
 */
export class VariantReader {
  readonly #ways = new Map<string, Ways>();
  #last: { readonly key: string; readonly scenario: Scenario } | undefined;

  /**
   * Reads and judges the scenario as changed.
   * @throws ScenarioError with all problems; those of a changed file name the change in the place of a line
   */
  open(variant: Variant): Scenario {
    const key = JSON.stringify(variant);
    if (this.#last?.key === key) return this.#last.scenario;
    const { folder, changes, tables } = variant;
    const isPlain = changes.length === 0 && tables === undefined;
    const scenario = isPlain ? loadScenario(folder) : this.#changed(variant);
    this.#ways.set(folder, scenario.ways);
    this.#last = { key, scenario };
    return scenario;
  }

  #changed({ folder, changes, tables }: Variant): Scenario {
    // The folder as it is comes first: its own problems are told with the lines where they stand.
    const ways = this.#ways.get(folder) ?? loadScenario(folder).ways;
    this.#ways.set(folder, ways);
    const contents = changes.reduce(changed, contentsOf(folder));
    const isDemandChanged = changes.some(({ path }) => partOf(path) === 'demand');
    const texts = new Map([
      ...Object.entries(tables ?? {}),
      ...(isDemandChanged ? [[CONTENT_FILES.demand, JSON.stringify(contents.demand)] as const] : []),
    ]);
    try {
      return loadScenario(folder, { contents, texts, ways });
    } catch (cause) {
      if (cause instanceof ScenarioError) throw new ScenarioError(cause.problems.map(placed(changes)));
      throw cause;
    }
  }
}

/** The files in which settings can be changed, as the folder has them; it has been judged before. */
export const contentsOf = (folder: string): Contents => ({
  ...readParts(folder),
  demand: (parseYaml(readFileSync(join(folder, CONTENT_FILES.demand), 'utf8')) ?? {}) as PartContent,
});

/** A changed file stands nowhere, so its lines would mislead: the change is named instead. */
function placed(changes: readonly Change[]): (problem: Problem) => Problem {
  return (problem) => {
    const behind = changes.filter(({ path }) => CONTENT_FILES[partOf(path)] === problem.file);
    if (behind.length === 0) return problem;
    return { ...problem, place: `with ${behind.map(changeText).join(', ')}` };
  };
}
