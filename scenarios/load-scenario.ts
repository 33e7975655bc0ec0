import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { judgeWishes } from './demand-check.js';
import { depotsOf, judgeFleet } from './fleet-check.js';
import { openFolder, type Folder } from './folder.js';
import type { Place } from './place.js';
import { PART_FILES, PARTS, partText, type PartContent, type PartName } from './parts.js';
import { ProblemList } from './problem-list.js';
import { readDemand, type DemandTables } from './read-demand.js';
import { inEnglish } from './format/words.js';
import { judgeMoney } from './money-check.js';
import { openWays } from './open-ways.js';
import type { Scenario } from './scenario.js';
import { readFiles, type ScenarioFiles } from './scenario-files.js';
import { readServiceTimetable } from './service-timetable.js';
import { judgeService } from './service-check.js';
import { stopsTable } from './stops-table.js';
import type { Ways } from './ways.js';
import { NO_ZONES, zonesFile, type Zones } from './zones-file.js';

/** Where the stops stand; a door-to-door service has none. */
const STOPS_FILE = 'stops.csv';
/** Areas on the map, for doors and for stops whose table names no zones; few services have any. */
const ZONES_FILE = 'zones.geojson';

/** What stands in the place of files of the folder: parts edited since, and roads read before. */
export interface Instead {
  readonly contents?: Readonly<Record<PartName, PartContent>>;
  /** Whole texts of any files, by name. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly ways?: Ways;
}

/**
 * Reads and judges a scenario, roads included. Equal folders give equal scenarios.
 * @throws ScenarioError with all problems found, each with file and place, if any of them forbids running it.
 */
export function loadScenario(path: string, instead?: Instead): Scenario {
  const problems = new ProblemList();
  mustBeFolder(path, problems);
  const { contents, texts } = instead ?? {};
  const edited = PARTS.flatMap((part) =>
    contents === undefined ? [] : [[PART_FILES[part], partText(part, contents[part])] as const],
  );
  const folder = openFolder(path, problems, new Map([...edited, ...(texts ?? [])]));
  const files = readFiles(folder, problems);
  folder.bytes('SOURCES.md');
  const stops = readStops(folder, problems);
  const stopIds = new Set<string>(stops.map(({ id }) => id));
  if (files.fleet) judgeFleet(files.fleet, stopIds, problems);
  const tables = readDemand(files.demand?.data, folder, { stopIds, problems });
  const ways = instead?.ways ?? (files.roads && openWays(files.roads.data, folder, problems));
  const places = [...stops, ...(files.fleet ? depotsOf(files.fleet) : [])];
  ways?.judge([...places, ...tables.doors.values()], problems);
  const zones = readZones(path, folder, problems);
  return whole({ path, files, tables, places, ways, zones, read: folder.read() }, problems);
}

interface Parts {
  readonly path: string;
  readonly files: ScenarioFiles;
  readonly tables: DemandTables;
  readonly places: readonly Place[];
  readonly ways: Ways | undefined;
  readonly zones: Zones;
  readonly read: readonly string[];
}

/** Judges what only all parts together can tell, and puts them together. */
function whole({ path, files, tables, places, ways, zones, read }: Parts, problems: ProblemList): Scenario {
  const { scenario, service, fleet, roads, demand } = files;
  if (!scenario || !service || !fleet || !roads || !demand || !ways) return giveUp(problems);
  const known = new Set([...places.flatMap((place) => place.zones), ...zones.names]);
  judgeService({ scenario, service, fleet, roads }, known, problems);
  judgeMoney(service, fleet.data, known, problems.in('service.yaml'));
  const stopIds = new Set<string>(places.flatMap(({ id, kind }) => (kind === 'stop' ? [id] : [])));
  const timetable = readServiceTimetable(path, { service, date: scenario.data.date, stopIds }, problems);
  if (demand.data.source.kind === 'bookings') {
    const against = { service: service.data, fleet: fleet.data, date: scenario.data.date };
    judgeWishes(tables.wishes, against, problems.in(demand.data.source.file));
  }
  problems.throwIfErrors();
  const zoned = (place: Place): Place => {
    const drawn = zones.zonesAt(ways.pointOf(place));
    return drawn.length === 0 ? place : { ...place, zones: [...new Set([...place.zones, ...drawn])] };
  };
  return {
    id: basename(resolve(path)),
    about: scenario.data,
    service: service.data,
    fleet: fleet.data,
    roads: roads.data,
    demand: demand.data,
    ...tables,
    places: places.map(zoned),
    doors: new Map([...tables.doors].map(([id, door]) => [id, zoned(door)])),
    zones,
    ...(timetable === undefined ? {} : { timetable }),
    ways,
    synthetic: [...scenario.data.synthetic, ...ways.synthetic].map(inEnglish),
    attribution: [...new Set([...scenario.data.attribution, ...ways.attribution])],
    files: [...read, ...(timetable?.files ?? [])],
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

function readStops(folder: Folder, problems: ProblemList): Place[] {
  if (!folder.has(STOPS_FILE)) return [];
  return stopsTable(STOPS_FILE, folder.text(STOPS_FILE) ?? '', problems.in(STOPS_FILE));
}

function readZones(path: string, folder: Folder, problems: ProblemList): Zones {
  if (!existsSync(resolve(path, ZONES_FILE))) return NO_ZONES;
  const bytes = folder.bytes(ZONES_FILE);
  return bytes === undefined ? NO_ZONES : zonesFile(ZONES_FILE, bytes, problems);
}
