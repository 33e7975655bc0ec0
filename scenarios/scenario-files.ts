import type { z } from 'zod';
import type { Folder } from './folder.js';
import { demandFile, type DemandFile } from './format/demand-file.js';
import { fleetFile, type FleetFile } from './format/fleet-file.js';
import { roadsFile, type RoadsFile } from './format/roads-file.js';
import { scenarioFile, type ScenarioFile } from './format/scenario-file.js';
import { serviceFile, type ServiceFile } from './format/service-file.js';
import type { ProblemList } from './problem-list.js';
import { yamlFile, type YamlFile } from './yaml-file.js';

/** The YAML files of a scenario; undefined is one that is missing or breaks its schema. */
export interface ScenarioFiles {
  readonly scenario: YamlFile<ScenarioFile> | undefined;
  readonly service: YamlFile<ServiceFile> | undefined;
  readonly fleet: YamlFile<FleetFile> | undefined;
  readonly roads: YamlFile<RoadsFile> | undefined;
  readonly demand: YamlFile<DemandFile> | undefined;
}

/** Reads the five files that every scenario has. */
export function readFiles(folder: Folder, problems: ProblemList): ScenarioFiles {
  const read = <S extends z.ZodType>(file: string, schema: S): YamlFile<z.output<S>> | undefined => {
    const text = folder.text(file);
    return text === undefined ? undefined : yamlFile(text, schema, problems.in(file));
  };
  return {
    scenario: read('scenario.yaml', scenarioFile),
    service: read('service.yaml', serviceFile),
    fleet: read('fleet.yaml', fleetFile),
    roads: read('roads.yaml', roadsFile),
    demand: read('demand.yaml', demandFile),
  };
}
