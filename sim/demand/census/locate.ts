import { AGE_GROUPS, byAge } from '../../../scenarios/age-group.js';
import type { ProblemList } from '../../../scenarios/problem-list.js';
import type { LonLat } from '../../../core/geo.js';
import { meshCentre, meshLevel, meshSizeM } from '../mesh.js';
import { apportion, NATIONAL_AGES } from './age-sum.js';
import type { CondensedCell } from './condensed-cell.js';
import type { Settled } from './moved.js';
import type { PeopleTable } from './settled-rows.js';
import type { SortedFiles } from './sort-files.js';

/** A 1 km square is the first eight digits of every code inside it. */
const SQUARE_DIGITS = 8;

/** Cells with position, municipality and ages, and in words how they came by them. */
export function locate(files: SortedFiles, problems: ProblemList): { cells: CondensedCell[]; how: string[] } {
  const cells = new Map<string, { cell: CondensedCell; file: string }>();
  const facts: Facts = { shared: 0, municipalAges: 0, nationalAges: 0, due: new Map() };
  for (const table of files.people) {
    for (const row of inOrder(table)) {
      const cell = cellOf(row, table, files, { problems, facts });
      if (cell === undefined) continue;
      const before = cells.get(cell.id);
      if (before !== undefined && (table.repeats === 'are errors' || before.file === table.file)) {
        problems.in(table.file).error(`line ${row.count.line}`, {
          expected: 'every area once',
          found: `${cell.id} twice${before.file === table.file ? '' : `, also in ${before.file}`}`,
          remedy: 'remove one of the rows or files',
        });
      }
      cells.set(cell.id, { cell: before === undefined ? cell : sumOf(before.cell, cell), file: table.file });
    }
  }
  const settled = spreadOverSettlements(files, problems);
  return {
    cells: [...[...cells.values()].map(({ cell }) => cell), ...settled],
    how: words(facts, settled.length),
  };
}

/** Rounding goes from cell to cell, so their order is that of their ids, whatever the file's. */
const inOrder = ({ rows, ages }: PeopleTable): readonly Settled[] =>
  ages === 'told' ? rows : [...rows].sort((a, b) => (a.count.id < b.count.id ? -1 : 1));

/** What is kept while cells are placed. */
interface Facts {
  shared: number;
  municipalAges: number;
  nationalAges: number;
  /** By municipality: people of each age group that rounding has kept back so far. */
  readonly due: Map<string, number[]>;
}

function cellOf(
  row: Settled,
  table: PeopleTable,
  files: SortedFiles,
  { problems, facts }: { readonly problems: ProblemList; readonly facts: Facts },
): CondensedCell | undefined {
  const { count } = row;
  const place = placeOf(count, files);
  if (place === undefined) {
    problems.in(table.file).error(`line ${count.line}`, {
      expected: 'a mesh code, or lon and lat, or an area code whose position another file gives',
      found: `"${count.id || count.name}"`,
      remedy: 'check the code, or add a table with KEY_CODE, X_CODE, Y_CODE',
    });
    return undefined;
  }
  const municipality = municipalityOf(count, files, facts);
  const ages =
    table.ages === 'told'
      ? row
      : withAges(row, { code: municipality, counted: files.municipal.get(municipality) }, facts);
  return {
    id: count.id || count.name || `${place.lon},${place.lat}`,
    centre: place,
    sizeM: meshLevel(count.id) === undefined ? 0 : meshSizeM(count.id),
    people: ages.people,
    unknownAge: ages.unknownAge,
    municipality,
    note: row.note,
  };
}

/** Of several codes joined by _, or several of one square, the first. */
function municipalityOf(
  { id, municipality }: Settled['count'],
  { ofSquare }: SortedFiles,
  facts: Facts,
): string {
  const own = municipality.split('_')[0]!;
  if (own !== '' || meshLevel(id) === undefined) return own;
  const listed = ofSquare.get(id.slice(0, SQUARE_DIGITS)) ?? [];
  if (listed.length > 1) facts.shared++;
  return listed[0] ?? '';
}

function placeOf({ id, lon, lat }: Settled['count'], files: SortedFiles): LonLat | undefined {
  if (meshLevel(id) !== undefined) return meshCentre(id);
  return lon !== undefined && lat !== undefined ? { lon, lat } : files.positions.get(id);
}

/** A count without ages gets those of its municipality, else those of the country, to whole people. */
function withAges(
  row: Settled,
  municipality: { readonly code: string; readonly counted: Settled | undefined },
  facts: Facts,
): Pick<Settled, 'people' | 'unknownAge'> {
  const { code, counted } = municipality;
  const known = counted !== undefined && AGE_GROUPS.some((group) => counted.people[group] > 0);
  if (known) facts.municipalAges++;
  else facts.nationalAges++;
  const ages = known ? counted.people : NATIONAL_AGES;
  const due = facts.due.get(code) ?? AGE_GROUPS.map(() => 0);
  const parts = owed(
    row.unknownAge,
    AGE_GROUPS.map((group) => ages[group]),
    due,
  );
  facts.due.set(code, due);
  return { people: byAge((group) => parts[AGE_GROUPS.indexOf(group)]!), unknownAge: 0 };
}

/**
 * Whole parts of a small number, which alone would never hold the rare ages: what rounding took from an age in the
 * cells before is due to it in this one. Brings `due` up to date.
 */
function owed(people: number, shares: readonly number[], due: number[]): number[] {
  const all = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (people * share) / all);
  const parts = apportion(
    people,
    exact.map((value, i) => Math.max(0, value + due[i]!)),
  );
  for (const [i, part] of parts.entries()) due[i]! += exact[i]! - part;
  return parts;
}

const sumOf = (a: CondensedCell, b: CondensedCell): CondensedCell => ({
  ...a,
  people: byAge((group) => a.people[group] + b.people[group]),
  unknownAge: a.unknownAge + b.unknownAge,
});

/** The people of a municipality in equal parts on its settlements, age by age; the first ones take what is left over. */
function spreadOverSettlements(
  { settlements, municipal }: SortedFiles,
  problems: ProblemList,
): CondensedCell[] {
  return [...new Set(settlements.map(({ municipality }) => municipality))].flatMap((municipality) => {
    const towns = settlements.filter((town) => town.municipality === municipality);
    const counted = municipal.get(municipality);
    if (counted === undefined) {
      problems.in(municipality).error('whole file', {
        expected: 'people by municipality for these settlements',
        found: 'none',
        remedy: `add a table with JCODE ${municipality} and its people by age`,
      });
      return [];
    }
    const even = towns.map(() => 1);
    const parts = byAge((group) => apportion(counted.people[group], even));
    const unknown = apportion(counted.unknownAge, even);
    return towns.map(({ name, lon, lat }, i) => ({
      id: `${municipality}-${name}`,
      centre: { lon, lat },
      sizeM: 0,
      people: byAge((group) => parts[group][i]!),
      unknownAge: unknown[i]!,
      municipality,
      note: 'an equal part of the municipality',
    }));
  });
}

function words({ shared, municipalAges, nationalAges }: Facts, settlements: number): string[] {
  return [
    ...(shared > 0
      ? [`${shared} cells lie in 1 km squares of several municipalities and are given to the first listed.`]
      : []),
    ...(municipalAges > 0
      ? [`${municipalAges} cells have no ages of their own: those of their municipality are used.`]
      : []),
    ...(nationalAges > 0
      ? [`${nationalAges} cells have no ages: those of all Japan at the census of 2020 are used.`]
      : []),
    ...(settlements > 0
      ? [`${settlements} settlements share the people of their municipality in equal parts (assumption).`]
      : []),
  ];
}
