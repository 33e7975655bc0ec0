import { type PartContent, type PartName } from '../../scenarios/parts.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import type { Scenario } from '../../scenarios/scenario.js';

/** One version of each part of a service that can be edited in operation, and the service they make. */
export interface ServiceParts {
  readonly versions: Readonly<Record<PartName, number>>;
  readonly contents: Readonly<Record<PartName, PartContent>>;
  readonly scenario: Scenario;
}

/**
 * The service with one part edited: the version after the newest.
 * @throws ScenarioError with everything that is wrong with it
 */
export function withPart(
  folder: string,
  now: ServiceParts,
  part: PartName,
  content: PartContent,
): ServiceParts {
  const contents = { ...now.contents, [part]: content };
  const versions = { ...now.versions, [part]: now.versions[part] + 1 };
  return { versions, contents, scenario: scenarioOf(folder, contents, now) };
}

/** Roads are read again only where stops have moved: everything else hangs on them as before. */
export function scenarioOf(
  folder: string,
  contents: ServiceParts['contents'],
  known?: Pick<ServiceParts, 'contents' | 'scenario'>,
): Scenario {
  const alike =
    known !== undefined && JSON.stringify(known.contents.stops) === JSON.stringify(contents.stops);
  return loadScenario(folder, { contents, ...(alike ? { ways: known.scenario.ways } : {}) });
}
