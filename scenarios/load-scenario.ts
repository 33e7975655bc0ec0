import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { z } from 'zod';
import { bookingsTable } from './bookings-table.js';
import { judgeWishes } from './demand-check.js';
import { depotsOf, judgeFleet } from './fleet-check.js';
import { openFolder, type Folder } from './folder.js';
import { demandFile } from './format/demand-file.js';
import { fleetFile } from './format/fleet-file.js';
import { roadsFile } from './format/roads-file.js';
import { scenarioFile } from './format/scenario-file.js';
import { serviceFile } from './format/service-file.js';
import { openWays } from './open-ways.js';
import { readPeople } from './people.js';
import { idOfSpot, type Place } from './place.js';
import { ProblemList } from './problem-list.js';
import type { Scenario } from './scenario.js';
import { judgeService } from './service-check.js';
import { stopsTable } from './stops-table.js';
import type { WishRow } from './wish-row.js';
import { yamlFile, type YamlFile } from './yaml-file.js';

/** Where the stops stand; a door-to-door service has none. */
const STOPS_FILE = 'stops.csv';

/**
 * Reads and judges a scenario, roads included. Equal folders give equal scenarios.
 * @throws ScenarioError with all problems found, each with file and place, if any of them forbids running it.
 */
export function loadScenario(path: string): Scenario {
  const problems = new ProblemList();
  mustBeFolder(path, problems);
  const folder = openFolder(path, problems);
  const files = readFiles(folder, problems);
  folder.bytes('SOURCES.md');
  const stops = readStops(path, folder, problems);
  const stopIds = new Set<string>(stops.map(({ id }) => id));
  if (files.fleet) judgeFleet(files.fleet, stopIds, problems);
  const source = files.demand?.data.source;
  const wishes = source?.kind === 'bookings' ? readWishes(source.file, folder, { stopIds, problems }) : [];
  const people = source?.kind === 'census' ? readPeople(source, folder, { stopIds, problems }) : undefined;
  const ways = files.roads && openWays(files.roads.data, folder, problems);
  const places = [...stops, ...(files.fleet ? depotsOf(files.fleet) : [])];
  const doors = source?.kind === 'bookings' ? doorsOf(wishes, source.file) : new Map<string, Place>();
  ways?.judge([...places, ...doors.values()], problems);
  const { scenario, service, fleet, roads, demand } = files;
  if (!scenario || !service || !fleet || !roads || !demand || !ways) return giveUp(problems);
  judgeService({ scenario, service, fleet, roads }, stops, problems);
  if (demand.data.source.kind === 'bookings') {
    const against = { service: service.data, fleet: fleet.data, date: scenario.data.date };
    judgeWishes(wishes, against, problems.in(demand.data.source.file));
  }
  problems.throwIfErrors();
  return {
    id: basename(resolve(path)),
    about: scenario.data,
    service: service.data,
    fleet: fleet.data,
    roads: roads.data,
    demand: demand.data,
    places,
    doors,
    wishes,
    people,
    ways,
    synthetic: [...scenario.data.synthetic, ...ways.synthetic],
    attribution: [...new Set([...scenario.data.attribution, ...ways.attribution])],
    warnings: problems.all,
  };
}

function mustBeFolder(path: string, problems: ProblemList): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  problems.in(path).error('whole folder', {
    expected: 'the folder of a scenario',
    found: existsSync(path) ? 'a file' : 'nothing',
    remedy: 'name a folder that holds scenario.yaml, such as scenarios/tiny',
  });
  problems.throwIfErrors();
}

/** Whatever stood in the way has been told before. */
function giveUp(problems: ProblemList): never {
  problems.throwIfErrors();
  throw new Error('a file of the scenario is missing, but nobody said so');
}

function readFiles(
  folder: Folder,
  problems: ProblemList,
): {
  scenario: YamlFile<z.output<typeof scenarioFile>> | undefined;
  service: YamlFile<z.output<typeof serviceFile>> | undefined;
  fleet: YamlFile<z.output<typeof fleetFile>> | undefined;
  roads: YamlFile<z.output<typeof roadsFile>> | undefined;
  demand: YamlFile<z.output<typeof demandFile>> | undefined;
} {
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

function readStops(path: string, folder: Folder, problems: ProblemList): Place[] {
  if (!existsSync(resolve(path, STOPS_FILE))) return [];
  return stopsTable(STOPS_FILE, folder.text(STOPS_FILE) ?? '', problems.in(STOPS_FILE));
}

function readWishes(
  file: string,
  folder: Folder,
  { stopIds, problems }: { readonly stopIds: ReadonlySet<string>; readonly problems: ProblemList },
): readonly WishRow[] {
  const text = folder.text(file);
  return text === undefined ? [] : bookingsTable(text, stopIds, problems.in(file));
}

/** The doors of all bookings, each once, in the order of the table. */
function doorsOf(wishes: readonly WishRow[], file: string): Map<string, Place> {
  const doors = new Map<string, Place>();
  for (const { origin, destination, line } of wishes) {
    for (const end of [origin, destination]) {
      if (typeof end === 'string') continue;
      const id = idOfSpot('door', end);
      if (doors.has(id)) continue;
      const source = { file, place: `line ${line}` };
      doors.set(id, { id, kind: 'door', name: '', kana: '', where: end, zones: [], access: '', source });
    }
  }
  return doors;
}
