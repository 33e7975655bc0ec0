import { bookingsTable } from './bookings-table.js';
import type { Folder } from './folder.js';
import { journalFile, type Journal } from './journal-file.js';
import type { DemandFile } from './format/demand-file.js';
import { readPeople, type People } from './people.js';
import { idOfSpot, type Place } from './place.js';
import type { ProblemList } from './problem-list.js';
import type { WishRow } from './wish-row.js';

/** The tables behind the demand of a scenario. */
export interface DemandTables {
  readonly wishes: readonly WishRow[];
  /** Doors that the wishes name, by id, each once, in the order of the table. */
  readonly doors: ReadonlyMap<string, Place>;
  readonly people: People | undefined;
  readonly journal: Journal | undefined;
}

/** Reads the tables that demand.yaml names; none for a generator, or for a demand.yaml that could not be read. */
export function readDemand(
  demand: DemandFile | undefined,
  folder: Folder,
  context: { readonly stopIds: ReadonlySet<string>; readonly problems: ProblemList },
): DemandTables {
  const source = demand?.source;
  switch (source?.kind) {
    case 'census':
      return { ...NO_TABLES, people: readPeople(source, folder, context) };
    case 'journal': {
      const text = folder.text(source.file);
      const journal = text === undefined ? undefined : journalFile(text, context.problems.in(source.file));
      return { ...NO_TABLES, journal };
    }
    case 'bookings': {
      const text = folder.text(source.file);
      const complaints = context.problems.in(source.file);
      const wishes = text === undefined ? [] : bookingsTable(text, context.stopIds, complaints);
      return { ...NO_TABLES, wishes, doors: doorsOf(wishes, source.file) };
    }
    case 'generator':
    case undefined:
      return NO_TABLES;
  }
}

const NO_TABLES: DemandTables = { wishes: [], doors: new Map(), people: undefined, journal: undefined };

/** The doors that wishes name, each once; they get zones from elsewhere. */
export function doorsOf(wishes: readonly WishRow[], file: string): Map<string, Place> {
  const doors = new Map<string, Place>();
  for (const { origin, destination, line } of wishes) {
    for (const where of [origin, destination]) {
      if (typeof where === 'string') continue;
      const id = idOfSpot('door', where);
      if (doors.has(id)) continue;
      const source = { file, place: `line ${line}` };
      doors.set(id, { id, kind: 'door', name: '', kana: '', where, zones: [], access: '', source });
    }
  }
  return doors;
}
