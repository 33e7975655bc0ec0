import type { RoadGraph } from '../../../core/road/graph.js';
import { AGE_GROUPS } from '../../../scenarios/age-group.js';
import { sheet } from '../../compare/page/sheet.js';
import { html, say, sentence, table, type Column, type Html } from '../../report/page/html.js';
import type { Reach } from '../reach.js';
import {
  kindsOf,
  LIVING_AREA_PEOPLE,
  oneHourPopulations,
  reachShares,
  type OneHour,
  type ReachShare,
} from '../reach-shares.js';
import { ageWords, KIND_WORDS, reachNotes, yearWords } from '../reach-words.js';
import { reachMaps } from './reach-map.js';

const MOST_PLACES = 20;

/** Who reaches what, as one printable page in Japanese and English. Equal answers give equal bytes. */
export function reachPage(reach: Reach, limits: readonly number[], roads: RoadGraph | undefined): string {
  const shares = reachShares(reach, limits);
  return sheet({
    kind: { ja: 'デマンド交通 到達圏', en: 'Demand-responsive transit, who reaches what' },
    title: { ja: `${reach.name.ja} 到達圏`, en: `${reach.name.en}: who reaches what` },
    notes: [...reachNotes(reach).map((note) => say(note)), ...reach.synthetic.map((what) => sentence(what))],
    sections: [
      { id: 'shares', title: { ja: '何分で着けるか', en: 'Who arrives in time' }, body: wholeTable(shares) },
      { id: 'maps', title: { ja: '地図', en: 'Maps' }, body: reachMaps(reach, limits[0]!, roads) },
      { id: 'ages', title: { ja: '年齢別', en: 'By age' }, body: ageTables(reach, shares, limits) },
      { id: 'areas', title: { ja: '市町村別', en: 'By municipality' }, body: areaTable(shares) },
      { id: 'hour', title: { ja: '1時間圏の人口', en: 'One-hour population' }, body: hourTable(reach) },
    ],
  });
}

const number = (value: number): string => value.toLocaleString('en-US');
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const FIGURES: readonly Column<ReachShare>[] = [
  { head: { ja: '人口', en: 'People' }, cell: ({ people }) => number(people), kind: 'number' },
  {
    head: { ja: 'サービスなし', en: 'Without the service' },
    cell: ({ without, people }) => percent(without, people),
    kind: 'number',
  },
  {
    head: { ja: 'サービスあり', en: 'With the service' },
    cell: (row) => html`<strong>${percent(row.with, row.people)}</strong>`,
    kind: 'number',
  },
  {
    head: { ja: '新たに着ける人', en: 'People gained' },
    cell: (row) => number(row.with - row.without),
    kind: 'number',
  },
];

const PLACE: Column<ReachShare> = {
  head: { ja: '行き先', en: 'Place' },
  cell: ({ kind }) => say(KIND_WORDS[kind]),
  kind: 'head',
};
const LIMIT: Column<ReachShare> = {
  head: { ja: '時間', en: 'Within' },
  cell: ({ limit }) => say({ ja: `${limit}分以内`, en: `${limit} min` }),
};
/** Told only where there is more than one. */
const yearColumn = (shares: readonly ReachShare[]): readonly Column<ReachShare>[] =>
  new Set(shares.map(({ year }) => year)).size > 1 ? [YEAR] : [];
const YEAR: Column<ReachShare> = { head: { ja: '年', en: 'Year' }, cell: ({ year }) => say(yearWords(year)) };

const wholeTable = (shares: readonly ReachShare[]): Html =>
  table(
    say({ ja: '最も近い所にふだん着ける人の割合', en: 'People who usually reach the nearest one' }),
    [PLACE, LIMIT, ...yearColumn(shares), ...FIGURES],
    shares.filter(({ municipality, age }) => municipality === '' && age === ''),
  );

function ageTables(reach: Reach, shares: readonly ReachShare[], limits: readonly number[]): Html {
  const tables = kindsOf(reach).map((kind) =>
    table(
      say({ ja: `${KIND_WORDS[kind].ja}まで`, en: `To a ${KIND_WORDS[kind].en}` }),
      [
        { head: { ja: '年齢', en: 'Age' }, cell: ({ age }) => say(ageWords(age)), kind: 'head' },
        LIMIT,
        ...yearColumn(shares),
        ...FIGURES,
      ],
      limits.flatMap((limit) =>
        AGE_GROUPS.flatMap((age) =>
          shares.filter(
            (row) => row.kind === kind && row.limit === limit && row.age === age && row.municipality === '',
          ),
        ),
      ),
    ),
  );
  return html`${tables}`;
}

function areaTable(shares: readonly ReachShare[]): Html {
  const rows = shares.filter(({ municipality, age }) => municipality !== '' && age === '');
  if (rows.length === 0) {
    return html`<p>${say({ ja: '市町村の区別がありません。', en: 'The cells name no municipality.' })}</p>`;
  }
  return table(
    say({ ja: '市町村ごとの割合', en: 'By municipality at home' }),
    [
      {
        head: { ja: '市町村', en: 'Municipality' },
        cell: ({ municipality }) => municipality,
        kind: 'head',
      },
      { ...PLACE, cell: ({ kind }) => say(KIND_WORDS[kind]) },
      LIMIT,
      ...yearColumn(rows),
      ...FIGURES,
    ],
    rows,
  );
}

function hourTable(reach: Reach): Html {
  const places = oneHourPopulations(reach);
  const largest = places[0]?.with ?? 0;
  const verdict =
    largest >= LIVING_AREA_PEOPLE
      ? {
          ja: `最大は${number(largest)}人で、国土形成計画が生活圏の目安とする10万人に届きます。`,
          en: `The largest, ${number(largest)} people, meets the 100,000 that the national plan takes as the size of an area of daily life.`,
        }
      : {
          ja: `最大は${number(largest)}人で、国土形成計画が生活圏の目安とする10万人に届きません。シナリオの区域の人だけを数えています。`,
          en: `The largest, ${number(largest)} people, stays below the 100,000 that the national plan takes as the size of an area of daily life. Only people of the scenario's area are counted.`,
        };
  const columns: readonly Column<OneHour>[] = [
    { head: { ja: '場所', en: 'Place' }, cell: ({ name }) => name, kind: 'head' },
    { head: { ja: '種類', en: 'Kind' }, cell: ({ kind }) => say(KIND_WORDS[kind]) },
    {
      head: { ja: 'サービスなし(人)', en: 'Without the service' },
      cell: ({ without }) => number(without),
      kind: 'number',
    },
    {
      head: { ja: 'サービスあり(人)', en: 'With the service' },
      cell: (row) => number(row.with),
      kind: 'number',
    },
  ];
  return html`<p>${say(verdict)}</p>
    ${table(
      say({ ja: 'ふだん1時間以内に着ける人', en: 'People who usually arrive within an hour' }),
      columns,
      places.slice(0, MOST_PLACES),
    )}`;
}
