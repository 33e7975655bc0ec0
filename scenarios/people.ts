import { cellsTable, peopleOf, type Cell } from './cells-table.js';
import { destinationsTable, type Destination } from './destinations-table.js';
import type { Folder } from './folder.js';
import type { CensusSource } from './format/census-source.js';
import { nearestWord } from './nearest-word.js';
import type { ProblemList } from './problem-list.js';

/** Who lives in the area, and where they go: the tables behind a census demand. */
export interface People {
  readonly cells: readonly Cell[];
  readonly destinations: readonly Destination[];
}

/** Reads both tables of a census demand; what is wrong with them is told. */
export function readPeople(
  source: CensusSource,
  folder: Folder,
  { stopIds, problems }: { readonly stopIds: ReadonlySet<string>; readonly problems: ProblemList },
): People {
  const cellsText = folder.text(source.cells);
  const cells = cellsText === undefined ? [] : cellsTable(cellsText, problems.in(source.cells));
  if (cellsText !== undefined && cells.every((cell) => peopleOf(cell) === 0)) {
    problems.in(source.cells).warn('whole file', {
      expected: 'cells with people',
      found: 'nobody',
      remedy: 'fill the age columns; a place without people has no demand',
    });
  }
  if (stopIds.size === 0) {
    problems.in('stops.csv').error('whole file', {
      expected: 'stops, at which the people of a census demand board',
      found: 'none',
      remedy: 'add stops, of a door-to-door service one for each settlement and destination; or use bookings',
    });
  }
  judgeVisitors(source, stopIds, problems);
  const text = folder.text(source.destinations);
  const complaints = problems.in(source.destinations);
  return { cells, destinations: text === undefined ? [] : destinationsTable(text, stopIds, complaints) };
}

/** Tells of stops that visitors are said to use and that are none. */
function judgeVisitors(
  { visitors }: CensusSource,
  stopIds: ReadonlySet<string>,
  problems: ProblemList,
): void {
  for (const { id, from, to } of visitors) {
    for (const [end, stops] of [
      ['from', from],
      ['to', to],
    ] as const) {
      for (const stop of Object.keys(stops).filter((name) => !stopIds.has(name))) {
        const near = nearestWord(stop, stopIds);
        problems.in('demand.yaml').error(`source.visitors, ${id}, ${end}`, {
          expected: 'ids of stops',
          found: `"${stop}"`,
          remedy: near === undefined ? 'add the stop to stops.csv' : `did you mean "${near}"?`,
        });
      }
    }
  }
}
