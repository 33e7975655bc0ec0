import { UNREACHABLE } from '../core/units.js';
import { csvFile, type CsvRow } from './csv-file.js';
import type { Place } from './place.js';
import { plainTravel, straightLine, type PlainTable } from './plain-travel.js';
import type { Complaints, ProblemList } from './problem-list.js';
import type { Ways } from './ways.js';

interface Drive {
  readonly seconds: number;
  readonly metres: number;
}

const COLUMNS = { required: ['from', 'to', 'seconds', 'metres'], optional: [] };

/** Driving times from a table of ordered pairs of places. A pair without a row has no way. */
export function matrixWays(file: string, text: string, complaints: Complaints): Ways {
  const drives = new Map<string, Drive>();
  const known = new Set<string>();
  for (const row of csvFile(text, COLUMNS, complaints)) {
    const [from, to] = [row.text('from'), row.text('to')];
    known.add(from).add(to);
    const seconds = amountOf(row, 'seconds');
    const metres = amountOf(row, 'metres');
    const key = pairKey(from, to);
    if (drives.has(key))
      row.wrong('to', { expected: 'each pair once', remedy: 'remove one of the two rows' });
    if (seconds !== undefined && metres !== undefined)
      drives.set(key, { seconds, metres: Math.round(metres) });
  }
  return {
    roads: undefined,
    synthetic: [
      {
        ja: `道路なし: 所要時間と距離は ${file} の値`,
        en: `no roads: driving times and lengths are those of ${file}`,
      },
    ],
    attribution: [],
    judge: (places, problems) => {
      judgePlaces(places, { file, known }, problems);
    },
    reachable: (doors) => doors.filter(({ id }) => known.has(id)),
    pointOf: ({ where }) => ('node' in where ? undefined : where),
    between: (places) => {
      const table = tableOf(places, drives);
      return { times: (day) => plainTravel(table, day), line: straightLine(places) };
    },
  };
}

const pairKey = (from: string, to: string): string => `${from}\n${to}`;

function amountOf(row: CsvRow, column: string): number | undefined {
  const text = row.text(column);
  const amount = Number(text);
  if (text !== '' && amount >= 0 && amount < UNREACHABLE) return amount;
  row.wrong(column, {
    expected: 'a number of 0 or more',
    remedy: 'correct it, or remove the row if there is no way',
  });
  return undefined;
}

function judgePlaces(
  places: readonly Place[],
  { file, known }: { readonly file: string; readonly known: ReadonlySet<string> },
  problems: ProblemList,
): void {
  for (const { id, source } of places) {
    if (known.has(id)) continue;
    problems.in(source.file).error(source.place, {
      expected: `a place that ${file} names`,
      found: `"${id}"`,
      remedy: `add its driving times to ${file}`,
    });
  }
}

function tableOf(places: readonly Place[], drives: ReadonlyMap<string, Drive>): PlainTable {
  const n = places.length;
  const seconds = new Float64Array(n * n).fill(UNREACHABLE);
  const metres = new Int32Array(n * n).fill(UNREACHABLE);
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      const drive =
        from === to ? { seconds: 0, metres: 0 } : drives.get(pairKey(places[from]!.id, places[to]!.id));
      if (drive === undefined) continue;
      seconds[from * n + to] = drive.seconds;
      metres[from * n + to] = drive.metres;
    }
  }
  return { n, seconds, metres };
}
