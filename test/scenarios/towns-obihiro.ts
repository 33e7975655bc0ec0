import { centres } from '../../core/road/synthetic/centres.js';
import { planeOf } from '../../core/road/synthetic/plane.js';
import { peopleOf, type Cell } from '../../scenarios/cells-table.js';
import { importCells } from '../../sim/demand/census/import-cells.js';
import type { CondensedCell } from '../../sim/demand/census/condensed-cell.js';
import {
  cellsCsv,
  csv,
  degrees,
  nearest,
  numbered,
  published,
  rowsOf,
  together,
  townsOf,
  type Row,
} from './towns-census.js';
import { outline } from './towns-outline.js';

const MUNICIPALITIES = [
  { code: '01207', zone: 'obihiro', name: '帯広市' },
  { code: '01631', zone: 'otofuke', name: '音更町' },
  { code: '01637', zone: 'memuro', name: '芽室町' },
  { code: '01643', zone: 'makubetsu', name: '幕別町' },
] as const;

/** The published cells as `noriai demand import` makes them: 2,651 squares of 500 m with the ages of their municipality. */
export const fullCells = (): readonly CondensedCell[] =>
  importCells([published('obihiro_area/mesh500_pop_2010.csv'), published('municipal_pop_2020/pop2020.csv')], {
    municipalities: MUNICIPALITIES.map(({ code }) => code),
  }).cells;

/** From this many people on a square of 500 m stays as it is. */
const DENSE_PEOPLE = 100;
/** Smaller ones are taken together in squares of this side within their municipality. */
const RURAL_KM = 3;
const KM_PER_DEGREE_LAT = 111.195;
const KM_PER_DEGREE_LON = 81.4; // at 42.9° N

/** The tables of scenarios/obihiro by file name, made from the published files and from nothing else. */
export function obihiroTables(): ReadonlyMap<string, string> {
  const groups = condensed(fullCells());
  return new Map([
    ['cells.csv', cellsCsv(groups.map(({ cell }) => cell))],
    ['settlements.csv', csv(['id', 'lon', 'lat', 'population'], settlements(groups))],
    ['stops.csv', csv(['id', 'name', 'lon', 'lat', 'zones', 'note'], stops(groups))],
    ['destinations.csv', destinations()],
    [
      'boundary.geojson',
      outline(
        MUNICIPALITIES.map(({ code }) => `boundaries/${code}.geojson.gz`),
        200,
      ),
    ],
  ]);
}

interface Group {
  readonly cell: CondensedCell;
  /** Where most of its people live: the place of its stop. */
  readonly heart: Cell;
}

function condensed(cells: readonly CondensedCell[]): Group[] {
  const groups = new Map<string, CondensedCell[]>();
  for (const cell of cells) {
    const { lon, lat } = cell.centre;
    const square = `${Math.floor((lat * KM_PER_DEGREE_LAT) / RURAL_KM)}-${Math.floor((lon * KM_PER_DEGREE_LON) / RURAL_KM)}`;
    const id = peopleOf(cell) >= DENSE_PEOPLE ? cell.id : `${cell.municipality}-${square}`;
    groups.set(id, [...(groups.get(id) ?? []), cell]);
  }
  return [...groups].map(([id, members]) => {
    const heart = members.reduce((best, cell) => (peopleOf(cell) > peopleOf(best) ? cell : best));
    const note = members.length === 1 ? '' : `${members.length} squares of 500 m`;
    return { cell: { ...together(members), id, municipality: heart.municipality, note }, heart };
  });
}

/** Each group by the nearest 大字 of its municipality, and where most of its people live. */
function named(groups: readonly Group[]): { name: string; heart: Cell; people: number; zone: string }[] {
  const towns = new Map(
    MUNICIPALITIES.map(({ code, name }) => [code as string, townsOf(`${code}_${name}.json`)]),
  );
  const name = numbered();
  return groups.map(({ cell, heart }) => {
    const { code, name: municipality, zone } = MUNICIPALITIES.find((one) => one.code === heart.municipality)!;
    const town = nearest(heart.centre, towns.get(code)!);
    return { name: name(`${municipality}${town.name}`), heart, people: peopleOf(cell), zone };
  });
}

const settlements = (groups: readonly Group[]): Row[] =>
  named(groups).map(({ name, heart, people }) => [
    name,
    degrees(heart.centre.lon),
    degrees(heart.centre.lat),
    people,
  ]);

function stops(groups: readonly Group[]): Row[] {
  const places = PLACES.map(({ id, name, lon, lat, zone }): Row => [id, name, lon, lat, zone, FROM_MEMORY]);
  const atHospitals = hospitals().map(({ id, name, lon, lat, zone }): Row => {
    const zones = zone === 'obihiro' ? 'obihiro city-hospital' : zone;
    return [id, name, lon, lat, zones, ''];
  });
  const homes = named(groups).map(({ name, heart, zone }, i): Row => {
    return [`n${i + 1}`, name, degrees(heart.centre.lon), degrees(heart.centre.lat), zone, ''];
  });
  return [...places, ...atHospitals, ...homes];
}

const FROM_MEMORY = 'position typed from general knowledge, to about 300 m';

const PLACES = [
  { id: 'obihiro-station', name: '帯広駅', kind: 'station', lon: 143.203, lat: 42.9178, zone: 'obihiro' },
  {
    id: 'nishi-obihiro-station',
    name: '西帯広駅',
    kind: 'station',
    lon: 143.1264,
    lat: 42.9203,
    zone: 'obihiro',
  },
  { id: 'satsunai-station', name: '札内駅', kind: 'station', lon: 143.2536, lat: 42.9239, zone: 'makubetsu' },
  {
    id: 'makubetsu-station',
    name: '幕別駅',
    kind: 'station',
    lon: 143.3558,
    lat: 42.9056,
    zone: 'makubetsu',
  },
  { id: 'memuro-station', name: '芽室駅', kind: 'station', lon: 143.0511, lat: 42.9119, zone: 'memuro' },
  { id: 'obihiro-hall', name: '帯広市役所', kind: 'hall', lon: 143.1961, lat: 42.924, zone: 'obihiro' },
  { id: 'otofuke-hall', name: '音更町役場', kind: 'hall', lon: 143.198, lat: 42.994, zone: 'otofuke' },
  { id: 'memuro-hall', name: '芽室町役場', kind: 'hall', lon: 143.0508, lat: 42.912, zone: 'memuro' },
  { id: 'makubetsu-hall', name: '幕別町役場', kind: 'hall', lon: 143.3565, lat: 42.9085, zone: 'makubetsu' },
] as const;

interface Hospital {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly zone: string;
  readonly beds: string;
  readonly note: string;
}

const hospitals = (): Hospital[] =>
  rowsOf('obihiro_area/hospitals.csv').map((row, i) => ({
    id: `h${i + 1}`,
    name: row['name']!,
    lon: degrees(Number(row['lon'])),
    lat: degrees(Number(row['lat'])),
    zone: MUNICIPALITIES.find(({ name }) => row['address']!.includes(name))!.zone,
    beds: row['beds']!,
    note: `${row['emergency'] === '1' ? '救急 ' : ''}${row['services']!.replace(/^\||\|$/g, '')}`,
  }));

/** A shopping place is assumed where nobody within this distance has more people around. */
const SHOP_REACH_M = 2000;
const SHOP_PEOPLE = 1000;

function destinations(): string {
  const places = PLACES.map(({ id, name, kind, lon, lat }): Row => [
    id,
    name,
    kind,
    lon,
    lat,
    1,
    '',
    '',
    id,
    '',
  ]);
  const atHospitals = hospitals().map(({ id, name, lon, lat, beds, note }): Row => {
    return [id, name, 'hospital', lon, lat, beds, APPOINTMENTS, 'sat; sun; rest', id, note];
  });
  const header = ['id', 'name', 'kind', 'lon', 'lat', 'weight', 'hours', 'closed', 'stop', 'note'];
  return csv(header, [...atHospitals, ...places, ...shops()]);
}

/** Assumption: when outpatients are seen. */
const APPOINTMENTS = '8:30-11:30; 13:00-16:00';

function shops(): Row[] {
  const cells = fullCells();
  const people = cells.map(peopleOf);
  const plane = planeOf(cells.map(({ centre }) => centre));
  const around = (i: number): number =>
    people.reduce((sum, n, j) => {
      const far = Math.hypot(plane.east[i]! - plane.east[j]!, plane.north[i]! - plane.north[j]!);
      return far <= SHOP_REACH_M / 2 ? sum + n : sum;
    }, 0);
  return centres(people, plane, { radiusM: SHOP_REACH_M, quarterM: SHOP_REACH_M / 2 })
    .filter((i) => around(i) >= SHOP_PEOPLE)
    .map((i, k) => {
      const { lon, lat } = cells[i]!.centre;
      return [
        `shop${k + 1}`,
        `商店(想定) ${k + 1}`,
        'shop',
        degrees(lon),
        degrees(lat),
        around(i),
        '9:00-20:00',
        '',
        '',
        'assumed place; weight = people within 1 km',
      ];
    });
}
