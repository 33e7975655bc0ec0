import type { ScenarioSummary } from '../../server/contract/planner-scenario.js';
import type { Language } from '../words/language.js';
import type { Words } from './planning.js';

type Named = Pick<ScenarioSummary, 'title' | 'name' | 'id'>;

/** What planners call it: its title, else the name in its file, else its id. */
export const scenarioName = ({ title, name, id }: Named, language: Language): string =>
  title ?? name?.[language] ?? id;

/** The name of the scenario with an id, or the id if it is not there any more. */
export function nameOf(scenarios: readonly ScenarioSummary[], id: string, language: Language): string {
  const found = scenarios.find((one) => one.id === id);
  return found === undefined ? id : scenarioName(found, language);
}

/** "Vehicles 2, stops 6, 2026-11-24". */
export const scenarioFacts = ({ vehicles, stops, date }: ScenarioSummary, words: Words): string =>
  words.list.facts(vehicles, stops, date ?? words.none);
