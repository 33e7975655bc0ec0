import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGE_GROUPS } from '../../scenarios/age-group.js';
import { cellsTable, peopleOf } from '../../scenarios/cells-table.js';
import { ProblemList } from '../../scenarios/problem-list.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { ageSums, apportion } from '../../sim/demand/census/age-sum.js';
import { cellsText } from '../../sim/demand/census/cells-text.js';
import { columnOf } from '../../sim/demand/census/column.js';
import { importCells, type ImportedCells } from '../../sim/demand/census/import-cells.js';

const CENSUS = '../shared/data/census';
const PUBLISHED = `${CENSUS}/estat_250m_2020_5240/tblT001102Q5240.txt`;
const absent = !existsSync(CENSUS);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** CP932 of a text of ASCII and of signs of two bytes, by decoding all pairs of bytes. */
const cp932 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text, (sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : PAIRS.get(sign)!)).flat(),
  );
const PAIRS = new Map(
  pairsOfBytes().map((pair) => [new TextDecoder('shift_jis').decode(Uint8Array.from(pair)), pair]),
);

/** Backwards, so that of a sign that stands twice the first pair stays. */
function pairsOfBytes(): [number, number][] {
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => to - i);
  return span(0x81, 0xfc).flatMap((lead) => span(0x40, 0xfc).map((trail): [number, number] => [lead, trail]));
}

const read = (bytes: Uint8Array, name = 'tbl.txt'): ImportedCells => importCells([{ name, bytes }], {});

/** What is wrong with a file, one sentence each. */
function faults(bytes: Uint8Array, name?: string): string {
  try {
    read(bytes, name);
  } catch (cause) {
    if (cause instanceof ScenarioError) return cause.message;
    throw cause;
  }
  return '';
}

const LABELS =
  '人口（総数）,０～１４歳人口　総数,１５～６４歳人口　総数,６５歳以上人口　総数,７５歳以上人口　総数,８５歳以上人口　総数';
/** A table of the e-Stat form with item codes of another census. */
const estat = (rows: readonly string[], labels = LABELS): string => {
  const codes = labels.split(',').map((_, i) => `T000847${String(i + 1).padStart(3, '0')}`);
  return [`KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,${codes.join(',')}`, `,,,,${labels}`, ...rows, ''].join('\r\n');
};

describe.skipIf(absent)('published files (../shared/data/census; skipped where absent)', () => {
  test('the 250 m squares of south Boso: 115,588 people, 49,863 of 65 and more, 27,089 of 75 and more', () => {
    const { account, warnings, cells } = read(readFileSync(PUBLISHED));
    const { '65-74': young, '75-84': old, '85+': oldest } = account.byAge;
    expect([account.people, young + old + oldest, old + oldest, account.cells]).toEqual([
      115_588, 49_863, 27_089, 4397,
    ]);
    expect(account.unknownAge).toBe(790);
    expect(account.how[0]).toContain('1661 cells with 9061 people');
    expect(warnings).toEqual([]);
    expect(cells.every((cell) => AGE_GROUPS.every((group) => cell.people[group] >= 0))).toBe(true);
  });

  test('a suppressed square keeps its people and the receiving one loses them again', () => {
    const { cells } = read(readFileSync(PUBLISHED));
    const cell = (id: string): number => peopleOf(cells.find((one) => one.id === id)!);
    expect([cell('5240404041'), cell('5240404042')]).toEqual([4, 40]);
  });

  test('the order of the rows does not matter', () => {
    const text = new TextDecoder('shift_jis').decode(readFileSync(PUBLISHED)).trimEnd().split('\r\n');
    const turned = [...text.slice(0, 2), ...text.slice(2).reverse()].join('\r\n');
    expect(read(cp932(turned)).cells).toEqual(read(readFileSync(PUBLISHED)).cells);
  });

  test('the same file saved as UTF-8 or UTF-16, or cut off, is told apart with what to do', () => {
    const bytes = readFileSync(PUBLISHED);
    const text = new TextDecoder('shift_jis').decode(bytes);
    expect(faults(utf8(text))).toContain(
      'expected CP932 (Shift_JIS), as e-Stat publishes these files, found UTF-8',
    );
    expect(faults(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toContain('found UTF-16');
    expect(faults(bytes.subarray(0, 300_000))).toMatch(
      /line \d+: expected 54 columns, as in the header, found \d+; the file is cut off/,
    );
  });

  test('500 m squares without ages take those of their municipality, and lose nobody', () => {
    const files = ['obihiro_area/mesh500_pop_2010.csv', 'municipal_pop_2020/pop2020.csv'];
    const { account, cells } = importCells(
      files.map((name) => ({ name, bytes: readFileSync(`${CENSUS}/${name}`) })),
      {
        municipalities: ['01207'],
      },
    );
    expect(account.people).toBe(167_640);
    expect(new Set(cells.map(({ municipality }) => municipality))).toEqual(new Set(['01207']));
    // Obihiro 2020: 19,073 under 15, 96,804 from 15 to 64, 49,000 of 65 and more.
    const old = account.byAge['65-74'] + account.byAge['75-84'] + account.byAge['85+'];
    expect(old / account.people).toBeCloseTo(49_000 / (19_073 + 96_804 + 49_000), 4);
  });

  test('squares learn their municipality from the list of squares', () => {
    const list = readFileSync(`${CENSUS}/grid_city/city_mesh1km_2020.csv`);
    const table = utf8('mesh_code,people\n634276594,10\n');
    const { cells } = importCells(
      [
        { name: 'cells.csv', bytes: table },
        { name: 'list.csv', bytes: list },
      ],
      {},
    );
    expect(cells[0]!.municipality).toBe('01207');
  });

  test('town names share the people of their municipality', () => {
    const files = ['town_centroids/37208_三豊市.json', 'municipal_pop_2020/pop2020.csv'];
    const { account } = importCells(
      files.map((name) => ({ name, bytes: readFileSync(`${CENSUS}/${name}`) })),
      {},
    );
    expect([account.cells, account.people]).toEqual([39, 61_857]);
  });
});

describe('e-Stat tables of any census and square', () => {
  test('columns are found by their labels, in any order and number', () => {
    const { cells } = read(cp932(estat(['513365991,0,,,10,1,5,4,2,1'])));
    expect(cells[0]!.people).toEqual({ '0-14': 1, '15-64': 5, '65-74': 2, '75-84': 1, '85+': 1 });
    expect(cells[0]!.centre.lat).toBeCloseTo(34.577, 3);
    const few =
      '８５歳以上人口　総数,７５歳以上人口　総数,６５歳以上人口　総数,１５歳以上人口　総数,０～１４歳人口　総数,人口（総数）';
    expect(read(cp932(estat(['51336599,0,,,1,2,4,9,1,10'], few))).cells[0]!.people).toEqual(cells[0]!.people);
  });

  test('ages published together are divided as in all Japan, and that is said', () => {
    const labels = LABELS.split(',').slice(0, 4).join(',');
    const { cells, account } = read(cp932(estat(['51336599,0,,,1000,100,500,400'], labels)));
    expect(cells[0]!.people).toMatchObject({ '0-14': 100, '15-64': 500, '65-74': 193 });
    expect(account.how.join()).toContain('divided as in all Japan');
  });

  test('people whose neighbour is not in the file are counted without age, with a warning', () => {
    const { account, warnings } = read(
      cp932(estat(['51336599,0,,,10,1,5,4,2,1', '51336598,2,51336588,,3,*,*,*,*,*'])),
    );
    expect([account.people, account.unknownAge]).toEqual([13, 3]);
    expect(warnings[0]!.found).toContain('51336588');
  });

  test('a missing column, * everywhere, wrong codes and no numbers are all told with their lines', () => {
    expect(faults(cp932(estat(['51336599,0,,,1,5'], '０～１４歳人口　総数,１５～６４歳人口　総数')))).toMatch(
      /line 2: expected a column of all people, 人口（総数）, found .*\n.*line 2: expected ages from which/,
    );
    expect(faults(cp932(estat(['51336599,0,,,*,*,*,*,*,*', '51336598,0,,,*,*,*,*,*,*'])))).toContain(
      '* or nothing in all 2 rows',
    );
    const both = faults(cp932(estat(['51336599,0,,,1O,1,5,4,2,1', '99,0,,,10,1,5,4,2,1'])));
    expect(both).toContain('line 3, column 人口（総数）: expected a number');
    expect(both).toContain('line 4: expected a mesh code');
    expect(faults(cp932(estat(['51336599,0,,,10,1,5,4,2,1', '51336599,0,,,10,1,5,4,2,1'])))).toContain(
      'every area once',
    );
  });

  test('nobody is lost or doubled, however squares are suppressed', () => {
    const ages = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(ages, fc.array(fc.nat(9), { maxLength: 4 }), fc.nat(3), (host, guests, unknown) => {
        const merged = host.reduce((a, b) => a + b, unknown);
        const guestPeople = guests.reduce((a, b) => a + b, 0);
        fc.pre(merged >= guestPeople);
        const [a, b, c, d, e] = host as [number, number, number, number, number];
        const ids = guests.map((_, i) => `5133650${i}`);
        const rows = [
          `51336599,1,,${ids.join(';')},${merged - guestPeople},${a},${b},${c + d + e},${d + e},${e}`,
          ...guests.map((people, i) => `${ids[i]!},2,51336599,,${people},*,*,*,*,*`),
        ];
        const { account, cells } = read(cp932(estat(rows)));
        expect(account.people).toBe(merged);
        expect(AGE_GROUPS.map((group) => account.byAge[group])).toEqual(host);
        for (const [i, people] of guests.entries())
          expect(peopleOf(cells.find(({ id }) => id === ids[i])!)).toBe(people);
      }),
    );
  });
});

describe('plain tables', () => {
  test('settlements with lon, lat and ages', () => {
    const { cells } = read(
      utf8('name,lon,lat,age_0_14,age_15_64,age_65_plus\n下高瀬,133.7,34.2,10,50,40\n'),
      'towns.csv',
    );
    expect(cells[0]).toMatchObject({ id: '下高瀬', centre: { lon: 133.7, lat: 34.2 }, sizeM: 0 });
    expect(peopleOf(cells[0]!)).toBe(100);
  });

  test('projected people: the year is chosen, shares of a border square are added up', () => {
    const header =
      'MESH_ID,SHICODE,PTN_2020,PTA_2020,PTB_2020,PTC_2020,PTD_2020,PTN_2040,PTA_2040,PTB_2040,PTC_2040,PTD_2040';
    const part = (code: string): Uint8Array =>
      utf8(`${header}\n51336599,${code},10,1,6,3,1,8.5,0.5,4,4,2.5\n`);
    const files = [
      { name: 'a.csv', bytes: part('37208_37205') },
      { name: 'b.csv', bytes: part('38213') },
    ];
    const { account, cells } = importCells(files, { year: 2040 });
    expect([account.people, account.byAge['65-74'], cells[0]!.municipality]).toEqual([17, 3, '37208']);
    expect(() => importCells(files, {})).toThrow(
      'found the years 2020, 2040; choose one of them with --year 2020',
    );
  });

  test('small areas take their position from a table of area codes', () => {
    const people = cp932(estat(['372080010,0,,,10,1,5,4,2,1']));
    const places = utf8('KEY_CODE,X_CODE,Y_CODE\n372080010,133.7,34.2\n');
    const { cells } = importCells(
      [
        { name: 'p.txt', bytes: people },
        { name: 'c.csv', bytes: places },
      ],
      {},
    );
    expect(cells[0]!.centre).toEqual({ lon: 133.7, lat: 34.2 });
  });

  test('a condensed table reads back as it was written', () => {
    const { cells } = read(cp932(estat(['513365991,0,,,12,1,5,4,2,1', '513365992,0,,,3,0,2,1,0,0'])));
    const problems = new ProblemList();
    const again = cellsTable(cellsText(cells), problems.in('cells.csv'));
    expect(problems.all).toEqual([]);
    expect(again.map(peopleOf)).toEqual([12, 3]);
    expect(again.map(({ people }) => people)).toEqual(cells.map(({ people }) => people));
    expect(read(utf8(cellsText(cells)), 'cells.csv').account.people).toBe(15);
  });
});

describe('columns', () => {
  test.each([
    ['　６５歳以上人口　総数', { from: 65, to: Infinity }],
    ['０～１４歳人口　総数', { from: 0, to: 15 }],
    ['８５～８９歳', { from: 85, to: 90 }],
    ['age_75_84', { from: 75, to: 85 }],
    ['85+', { from: 85, to: Infinity }],
    ['A15.64', { from: 15, to: 65 }],
  ])('"%s" is an age', (label, band) => {
    expect(columnOf(label)).toMatchObject({ kind: 'age', band });
  });

  test.each([
    '　人口（総数）　男',
    '０～１４歳人口　女',
    '６歳未満世帯員のいる世帯数　一般世帯数',
    '外国人人口　総数',
    'households',
  ])('"%s" is left aside', (label) => {
    expect(columnOf(label)).toBeUndefined();
  });

  test('five-year ages add up to the age groups', () => {
    const bands = Array.from({ length: 18 }, (_, i) => ({
      from: 5 * i,
      to: i === 17 ? Infinity : 5 * i + 5,
    }));
    expect(ageSums(bands)!.sums.map(({ sum }) => sum.length)).toEqual([3, 10, 2, 2, 1]);
  });

  test('parts of a whole number are whole, near their shares, and add up', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }), (total, shares) => {
        const parts = apportion(total, shares);
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        if (sum > 0)
          for (const [i, part] of parts.entries())
            expect(Math.abs(part - (total * shares[i]!) / sum)).toBeLessThan(1);
      }),
    );
  });
});
