import type { ScenarioParts } from './planner-scenario.js';

export type PartName = keyof ScenarioParts;

/** The file of a scenario in which each part stands. */
export const PART_FILE: Readonly<Record<PartName, string>> = {
  scenario: 'scenario.yaml',
  service: 'service.yaml',
  fleet: 'fleet.yaml',
  roads: 'roads.yaml',
  demand: 'demand.yaml',
  stops: 'stops.csv',
};
