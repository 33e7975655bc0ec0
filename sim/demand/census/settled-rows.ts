import type { AgeGroup } from '../../../scenarios/age-group.js';
import type { Complaints } from '../../../scenarios/problem-list.js';
import { ageSums, NATIONAL_AGES, type AgeSums } from './age-sum.js';
import type { Count } from './count.js';
import { settle, type Settled } from './moved.js';
import type { CensusTable } from './table.js';

/** People of one file by area, not yet on the map. */
export interface PeopleTable {
  readonly file: string;
  readonly rows: readonly Settled[];
  /** Whether the table tells ages. */
  readonly ages: 'told' | 'not told';
  /** A projection lists a square on a border once in each file, each with its share. */
  readonly repeats: 'add up' | 'are errors';
}

/** The rows of a table of people, each counted once; how that was done is said in sentences. */
export function settledRows(
  table: CensusTable,
  rows: readonly Count[],
  complaints: Complaints,
): Omit<PeopleTable, 'file'> & { readonly how: readonly string[] } {
  const { ages, people } = table.places;
  const sums = ageSums(ages.map(({ band }) => band));
  judgeColumns(table, sums, complaints);
  judgeSuppressed(table, rows, complaints);
  const repeats = table.headings.some((heading) => /^PT[NA]_/i.test(heading)) ? 'add up' : 'are errors';
  if (ages.length === 0 || sums === undefined) {
    const bare = rows.map((count) => ({ count, people: NOBODY, unknownAge: count.people ?? 0, note: '' }));
    return { rows: bare, ages: 'not told', repeats, how: [] };
  }
  return {
    rows: settle(rows, sums, complaints),
    ages: 'told',
    repeats,
    how: words(rows, sums, people !== undefined),
  };
}

const NOBODY = { '0-14': 0, '15-64': 0, '65-74': 0, '75-84': 0, '85+': 0 } as const;

/** What must be there: e-Stat tables state the total, and whoever states ages states enough of them. */
function judgeColumns(
  { form, places, headings }: CensusTable,
  sums: AgeSums | undefined,
  complaints: Complaints,
): void {
  const line = form === 'e-stat' ? 'line 2' : 'line 1';
  const found = headings.filter(Boolean).slice(0, 12).join(', ');
  const miss = (expected: string, remedy: string): void => {
    complaints.error(line, { expected, found, remedy });
  };
  if (form === 'e-stat' && places.people === undefined) {
    miss('a column of all people, 人口（総数）', 'download the table with its first item');
  }
  if (places.ages.length > 0 && sums === undefined) {
    miss(
      'ages from which 0–14, 15–64 and 65 and older follow',
      'add the columns ０～１４歳, １５～６４歳, ６５歳以上',
    );
  }
  if (form === 'e-stat' && places.moved === undefined) {
    miss(
      'the columns HTKSYORI, HTKSAKI and GASSAN',
      'use the file as published: they tell where small counts went',
    );
  }
}

function judgeSuppressed({ places }: CensusTable, rows: readonly Count[], complaints: Complaints): void {
  const noAge =
    places.ages.length > 0 && rows.every(({ ages }) => ages.every((value) => value === undefined));
  const noPeople = places.people !== undefined && rows.every(({ people }) => people === undefined);
  if (!noAge && !noPeople) return;
  complaints.error('whole file', {
    expected: 'figures in at least one row',
    found: `* or nothing in all ${rows.length} rows of the ${noPeople ? 'column of people' : 'age columns'}`,
    remedy: 'use larger squares (500 m, 1 km), where less is suppressed, or a table without ages',
  });
}

function words(rows: readonly Count[], { sums }: AgeSums, hasTotal: boolean): string[] {
  const guests = rows.filter(({ moved }) => moved === 2);
  const people = guests.reduce((sum, row) => sum + (row.people ?? 0), 0);
  const blank = guests.filter((row) => row.people === undefined).length;
  const together = sums.find(({ groups }) => groups.length > 1)?.groups;
  return [
    ...(guests.length === 0
      ? []
      : [
          `${guests.length} cells with ${people} people have their ages counted in a neighbour (HTKSYORI 2): they keep ` +
            'their people, with ages taken out of the neighbour in its proportions. Nobody is counted twice.',
        ]),
    ...(blank === 0 ? [] : [`${blank} of them show no total either and count as empty.`]),
    ...(together === undefined
      ? []
      : [
          `Ages ${together.join(', ')} are published together and divided as in all Japan (${sharesText(together)}).`,
        ]),
    ...(hasTotal ? [] : ['The table has no total: people are the sum of the ages.']),
  ];
}

const sharesText = (groups: readonly AgeGroup[]): string =>
  `${groups.map((group) => NATIONAL_AGES[group]).join(' : ')} in 10,000 people, census 2020`;
