import type { LonLat } from '../../../core/geo.js';
import type { Complaints, ProblemList } from '../../../scenarios/problem-list.js';
import { counts, type Count } from './count.js';
import type { Settled } from './moved.js';
import { settledRows, type PeopleTable } from './settled-rows.js';
import { settlementsOf, type Settlement } from './settlements.js';
import { censusTable, type CensusTable } from './table.js';

/** A file with its name as messages show it. */
export interface CensusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All files by what they hold. */
export interface SortedFiles {
  readonly people: PeopleTable[];
  readonly settlements: Settlement[];
  /** By municipality: people by age group, as counted. */
  readonly municipal: Map<string, Settled>;
  /** Municipalities of a 1 km square, in the order of the table. */
  readonly ofSquare: Map<string, string[]>;
  /** Position of an area by its code. */
  readonly positions: Map<string, LonLat>;
  readonly account: { readonly name: string; readonly holds: string; readonly rows: number }[];
  readonly how: Set<string>;
}

/** Reads all files and tells from their columns what each holds. */
export function sortFiles(
  files: readonly CensusFile[],
  year: number | undefined,
  problems: ProblemList,
): SortedFiles {
  const sorted: SortedFiles = {
    people: [],
    settlements: [],
    municipal: new Map(),
    ofSquare: new Map(),
    positions: new Map(),
    account: [],
    how: new Set(),
  };
  for (const file of files) sortFile(file, year, { sorted, complaints: problems.in(file.name) });
  return sorted;
}

interface Into {
  readonly sorted: SortedFiles;
  readonly complaints: Complaints;
}

function sortFile({ name, bytes }: CensusFile, year: number | undefined, { sorted, complaints }: Into): void {
  const settlements = settlementsOf(name, bytes, complaints);
  if (settlements !== undefined) {
    sorted.settlements.push(...settlements);
    sorted.account.push({ name, holds: 'settlements', rows: settlements.length });
    return;
  }
  const table = censusTable(bytes, year, complaints);
  if (table === undefined) return;
  const rows = counts(table, complaints);
  const holds = holdingsOf(table);
  sorted.account.push({ name, holds, rows: rows.length });
  if (holds === 'people') {
    const { how, ...people } = settledRows(table, rows, complaints);
    sorted.people.push({ file: name, ...people });
    for (const sentence of how) sorted.how.add(sentence);
  } else if (holds === 'people by municipality') {
    for (const row of settledRows(table, rows, complaints).rows)
      sorted.municipal.set(row.count.municipality, row);
  } else if (holds === 'nothing we know') {
    tellUnknown(table, complaints);
  } else {
    for (const row of rows) noteArea(row, sorted);
  }
}

/** Where an area is, or whose. */
function noteArea({ id, municipality, lon, lat }: Count, { ofSquare, positions }: SortedFiles): void {
  if (municipality !== '') ofSquare.set(id, [...(ofSquare.get(id) ?? []), municipality]);
  if (lon !== undefined && lat !== undefined) positions.set(id, { lon, lat });
}

type Holdings = 'people' | 'people by municipality' | 'areas' | 'nothing we know';

function holdingsOf({ form, places }: CensusTable): Holdings {
  const { mesh, lon, lat, municipality, people, ages } = places;
  const isCounted = people !== undefined || ages.length > 0;
  const hasPoint = lon !== undefined && lat !== undefined;
  const hasPlace = mesh !== undefined || hasPoint;
  if (form === 'e-stat' || (isCounted && hasPlace)) return 'people';
  if (isCounted && municipality !== undefined) return 'people by municipality';
  return mesh !== undefined && (hasPoint || municipality !== undefined) ? 'areas' : 'nothing we know';
}

function tellUnknown({ headings }: CensusTable, complaints: Complaints): void {
  complaints.error('line 1', {
    expected: 'columns for a place (mesh code, or lon and lat, or municipality) and for people',
    found: headings.slice(0, 8).join(', '),
    remedy: 'rename the columns as docs/demand.md lists them',
  });
}
