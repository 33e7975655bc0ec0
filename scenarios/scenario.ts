import type { DemandFile } from './format/demand-file.js';
import type { FleetFile } from './format/fleet-file.js';
import type { RoadsFile } from './format/roads-file.js';
import type { ScenarioFile } from './format/scenario-file.js';
import type { ServiceFile } from './format/service-file.js';
import type { Journal } from './journal-file.js';
import type { People } from './people.js';
import type { Place } from './place.js';
import type { Problem } from './problem.js';
import type { ServiceTimetable } from './service-timetable.js';
import type { Ways } from './ways.js';
import type { WishRow } from './wish-row.js';
import type { Zones } from './zones-file.js';

/** A service and its demand as one folder describes them: read, judged and complete, but not yet of any day. */
export interface Scenario {
  /** Name of the folder. */
  readonly id: string;
  readonly about: ScenarioFile;
  readonly service: ServiceFile;
  readonly fleet: FleetFile;
  readonly roads: RoadsFile;
  readonly demand: DemandFile;
  /** Stops in the order of stops.csv, then depots that are no stops. */
  readonly places: readonly Place[];
  /** Doors that bookings name, by id. */
  readonly doors: ReadonlyMap<string, Place>;
  /** Areas on the map, which give doors their zones. */
  readonly zones: Zones;
  /** All rows of the bookings table, of all days; none if demand is generated. */
  readonly wishes: readonly WishRow[];
  /** Behind a census demand; undefined for every other source. */
  readonly people: People | undefined;
  /** Behind a journal demand; undefined for every other source. */
  readonly journal: Journal | undefined;
  /** Buses and trains beside the service; absent: none are told. */
  readonly timetable?: ServiceTimetable;
  readonly ways: Ways;
  /** What is invented or replaced by something simpler, in words: to be shown beside every result. */
  readonly synthetic: readonly string[];
  readonly attribution: readonly string[];
  /** Every file that was read for it, by its path from the folder. */
  readonly files: readonly string[];
  /** It can be run, but somebody should look at these. */
  readonly warnings: readonly Problem[];
}
