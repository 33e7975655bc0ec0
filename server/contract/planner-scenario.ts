import { z } from 'zod';
import { moment } from './booking.js';
import { roadMap } from './roads.js';

const words = z.strictObject({ ja: z.string(), en: z.string() });
/** A sentence in one language, or in both. */
export const told = z.union([z.string(), words]);

/** A scenario of the installation is known by the name of its folder; an own copy has a name that nobody else has. */
export const scenarioId = z.string().min(1).max(100).meta({ description: 'As a list of scenarios names it' });

/** What is said about a scenario in a list. */
export const scenarioSummary = z
  .strictObject({
    id: z.string(),
    /** `installed`: comes with the program or is being served; can be looked at, run and copied, not changed. */
    kind: z.enum(['installed', 'own']),
    /** It is the service that this server runs, as edited live. */
    served: z.boolean(),
    /** What planners call an own copy; null for what is installed. */
    title: z.string().nullable(),
    /** As scenario.yaml names it; null where that cannot be read. */
    name: words.nullable(),
    place: words.nullable(),
    /** The day that is run. */
    date: z.string().nullable(),
    /** What is invented, in words: to be shown wherever a result is. */
    synthetic: z.array(told),
    /** Vehicles and stops that the files name. */
    vehicles: z.int(),
    stops: z.int(),
    /** What it was copied from, and which version of it; null for what is installed. */
    basedOn: z.strictObject({ id: z.string(), version: z.int() }).nullable(),
    /** Grows by one with each edit; what is installed is always at version 0. */
    version: z.int(),
    /** The last edit, and whose it was ("planner:ID"); null for what is installed. */
    edited: moment.nullable(),
    editedBy: z.string().nullable(),
  })
  .meta({ id: 'PlannerScenarioSummary' });

/** The parts of a scenario that forms edit: the YAML files by name without ".yaml", and the rows of stops.csv. */
export const scenarioParts = z
  .strictObject({
    scenario: z.record(z.string(), z.json()),
    service: z.record(z.string(), z.json()),
    fleet: z.record(z.string(), z.json()),
    roads: z.record(z.string(), z.json()),
    demand: z.record(z.string(), z.json()),
    /** One object a stop, by column. All values are texts, as in the table. */
    stops: z.array(z.record(z.string(), z.string())),
  })
  .meta({
    id: 'PlannerParts',
    description: 'Values as the files have them; what a file leaves out has its default',
  });

/** One file of a scenario. */
export const scenarioFile = z
  .strictObject({
    name: z.string(),
    bytes: z.int(),
    /** Null where it is no text, or a long one. */
    text: z.string().nullable(),
  })
  .meta({ id: 'PlannerFile' });

/** Something wrong with a scenario, in the words of `noriai check`. */
export const scenarioProblem = z
  .strictObject({
    /** `error`: it cannot be run. `warning`: it runs, but perhaps not as meant. */
    severity: z.enum(['error', 'warning']),
    file: z.string(),
    /** "line 3:5", "line 12, column persons", or "whole file". */
    place: z.string(),
    /**
     * The same place inside the part: ["vehicles", 0, "count"], or [4, "lon"] for the stop of index 4. If there is none, the
     * nearest around it; empty: the whole file, or no file of `parts`.
     */
    path: z.array(z.union([z.string(), z.int()])),
    expected: z.string(),
    found: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'PlannerProblem' });

/** A scenario with all that can be edited. */
export const scenarioView = z
  .strictObject({
    ...scenarioSummary.shape,
    files: z.array(scenarioFile),
    /** A part is null where its file is missing or is no YAML at all. */
    parts: z.strictObject({
      scenario: scenarioParts.shape.scenario.nullable(),
      service: scenarioParts.shape.service.nullable(),
      fleet: scenarioParts.shape.fleet.nullable(),
      roads: scenarioParts.shape.roads.nullable(),
      demand: scenarioParts.shape.demand.nullable(),
      stops: scenarioParts.shape.stops.nullable(),
    }),
  })
  .meta({ id: 'PlannerScenario' });

/** What an edit puts in the place of what is there; what it does not name stays as it is. */
const drafted = {
  /** From forms: a part as it should be. Comments of the YAML file stay where nothing changes. */
  parts: scenarioParts.partial().optional(),
  /** From the expert view: texts of files by name; null takes a file out. A file stands here or in `parts`. */
  files: z.record(z.string(), z.string().nullable()).optional(),
};

/** A draft that is only judged. */
export const scenarioDraft = z.strictObject(drafted).meta({ id: 'PlannerDraft' });

/** An edit that is kept if the scenario can then be run. */
export const scenarioEdit = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'The version that was edited' }),
    title: z.string().trim().min(1).max(100).optional(),
    ...drafted,
  })
  .meta({ id: 'PlannerEdit' });

/** What came of judging a draft. */
export const scenarioVerdict = z
  .strictObject({
    runnable: z.boolean(),
    problems: z.array(scenarioProblem),
    /** As they would be: what the expert view shows after a form was changed, and forms after the text was. */
    files: z.array(scenarioFile),
    parts: scenarioView.shape.parts,
  })
  .meta({ id: 'PlannerVerdict' });

export const scenarioCopy = z
  .strictObject({
    from: scenarioId,
    title: z.string().trim().min(1).max(100),
  })
  .meta({ id: 'PlannerCopy' });

/** A place of a scenario on the map; lon and lat are null where the scenario knows no point. */
export const mapPlace = z
  .strictObject({
    id: z.string(),
    /** A door is where a rider lives or goes; it has no name, and is shown in the middle of a field of some 500 m. */
    kind: z.enum(['stop', 'depot', 'door']),
    name: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    zones: z.array(z.string()),
  })
  .meta({ id: 'PlannerPlace' });

/** A scenario drawn: what the base map of its town needs. */
export const scenarioMap = z
  .strictObject({
    places: z.array(mapPlace),
    roads: roadMap,
    synthetic: z.array(told),
    attribution: z.array(z.string()),
  })
  .meta({ id: 'PlannerMap' });

export type ScenarioSummary = z.output<typeof scenarioSummary>;
export type ScenarioView = z.output<typeof scenarioView>;
export type ScenarioParts = z.output<typeof scenarioParts>;
export type ScenarioProblem = z.output<typeof scenarioProblem>;
export type ScenarioDraft = z.output<typeof scenarioDraft>;
export type ScenarioVerdict = z.output<typeof scenarioVerdict>;
export type ScenarioMap = z.output<typeof scenarioMap>;
export type MapPlace = z.output<typeof mapPlace>;
