import { distanceM, type LonLat } from '../../core/geo.js';
import { inside, readBoundary } from '../../core/road/boundary.js';
import { unpacked } from '../../core/road/recognise.js';
import { byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import { apportion, NATIONAL_AGES } from '../../sim/demand/census/age-sum.js';
import {
  cellsCsv,
  csv,
  degrees,
  nearest,
  numbered,
  published,
  rowsOf,
  townsOf,
  type Row,
} from './towns-census.js';
import { outline } from './towns-outline.js';

/**
 * People of the seven towns that became Mitoyo in 2006, to divide the 61,857 of 2020 by: estimates of 2003 as Wikipedia
 * gives them (Mino: 2005). For Nio no figure was found: assumption.
 */
const FORMER_TOWNS = {
  高瀬町: 16_691,
  詫間町: 15_179,
  豊中町: 11_684,
  三野町: 9952,
  山本町: 7584,
  仁尾町: 6500,
  財田町: 4621,
} as const;

/** Assumption: people on the two islands. No road leads there and no stop is there. */
const ISLANDS: Readonly<Record<string, number>> = { 詫間町粟島: 200, 詫間町志々島: 20 };

/** Assumption: how close homes lie in a settlement of this plain. */
const PEOPLE_PER_KM2 = 1500;
/** Two public places nearer than this are one settlement, and one stop. */
const ONE_PLACE_M = 300;
const ONE_STOP_M = 120;
/** "170+" in the press of 2022 to 2024. */
const STOPS = 170;

/** The tables of scenarios/mitoyo by file name, made from the published files and the figures above. */
export function mitoyoTables(): ReadonlyMap<string, string> {
  const places = settlements();
  const boundary = outline(['boundaries/37208.geojson.gz'], 60);
  return new Map([
    ['cells.csv', cellsCsv(places.map(({ cell }) => cell))],
    ['stops.csv', csv(['id', 'name', 'kana', 'lon', 'lat', 'zones', 'note'], stops(places))],
    ['destinations.csv', destinations()],
    ['boundary.geojson', boundary],
  ]);
}

interface Place extends LonLat {
  readonly name: string;
  /** 大字, with 小字 where the register has it. */
  readonly town: string;
}

interface Settlement {
  readonly cell: Cell & { readonly note: string };
  readonly place: Place;
}

const towns = (): Place[] =>
  townsOf('37208_三豊市.json').map(({ name, part, lon, lat }) => ({
    name: name + part,
    town: name + part,
    lon,
    lat,
  }));

/** The public shelters: schools, halls, community centres, each with the 大字 of its address. */
function shelters(): Place[] {
  const known = towns();
  return rowsOf('mitoyo_pois/kagawa_shelters.csv')
    .filter(({ muni }) => muni === '三豊市')
    .map((row) => {
      const address = row['address']!.replace('香川県三豊市', '');
      const fits = known.filter(({ town }) => address.startsWith(town));
      const where = { lon: degrees(Number(row['lon'])), lat: degrees(Number(row['lat'])) };
      const town =
        fits.length > 0
          ? fits.reduce((a, b) => (b.town.length > a.town.length ? b : a))
          : nearest(where, known);
      return { name: row['name']!, town: town.town, ...where };
    });
}

const doctors = (): Record<string, string>[] => rowsOf('medical_institutions/37208_三豊市.csv');

/**
 * Where people live: the people of a former town on its 大字, as many parts each as it has public places and doctors, and
 * one for itself; those of a 大字 in equal parts around its middle and its public places.
 */
function settlements(): Settlement[] {
  const all = towns();
  const publicPlaces = shelters();
  const weights = all.map(({ town }) => {
    const near = publicPlaces.filter((place) => place.town === town).length;
    return 1 + near + doctors().filter((row) => row['matched_town'] === town).length;
  });
  const city = cityByAge();
  return all.flatMap((town, i) => {
    const share = shareOf(town, all, weights, i);
    const kernels = [town, ...publicPlaces.filter((place) => place.town === town.town)].filter(
      (place, k, list) => list.findIndex((other) => distanceM(place, other) < ONE_PLACE_M) === k,
    );
    return kernels.map((place): Settlement => {
      const part = share / kernels.length;
      const people = byAge((group) => Math.round(city.people[group] * part * 100) / 100);
      const unknownAge = Math.round(city.unknownAge * part * 100) / 100;
      const sizeM = Math.sqrt((city.all * part) / PEOPLE_PER_KM2) * 1000;
      const id = place === town ? town.name : `${town.name}/${place.name}`;
      const centre = { lon: place.lon, lat: place.lat };
      return { cell: { id, centre, sizeM, people, unknownAge, municipality: '37208', note: '' }, place };
    });
  });
}

/** The share of the city's people who live in a 大字. */
function shareOf(town: Place, all: readonly Place[], weights: readonly number[], i: number): number {
  const island = ISLANDS[town.town];
  const city = cityByAge().all;
  if (island !== undefined) return island / city;
  const former = formerTown(town.town);
  const sum = Object.values(FORMER_TOWNS).reduce((a, b) => a + b, 0);
  const islanders = Object.entries(ISLANDS).reduce(
    (n, [name, people]) => (formerTown(name) === former ? n + people : n),
    0,
  );
  const ofFormer = all.reduce(
    (total, other, k) =>
      formerTown(other.town) === former && !(other.town in ISLANDS) ? total + weights[k]! : total,
    0,
  );
  return ((FORMER_TOWNS[former] / sum - islanders / city) * weights[i]!) / ofFormer;
}

const formerTown = (town: string): keyof typeof FORMER_TOWNS =>
  (Object.keys(FORMER_TOWNS) as (keyof typeof FORMER_TOWNS)[]).find((former) => town.startsWith(former))!;

/** The city in 2020: three ages are published, those from 65 on are divided as in all Japan. */
function cityByAge(): { readonly people: ByAge; readonly unknownAge: number; readonly all: number } {
  const row = rowsOf('municipal_pop_2020/pop2020.csv').find(({ JCODE }) => JCODE === '37208')!;
  const count = (column: string): number => Number(row[column]!.replaceAll(',', ''));
  const old = apportion(count('O65'), [NATIONAL_AGES['65-74'], NATIONAL_AGES['75-84'], NATIONAL_AGES['85+']]);
  const people = {
    '0-14': count('U14'),
    '15-64': count('A15.64'),
    '65-74': old[0]!,
    '75-84': old[1]!,
    '85+': old[2]!,
  };
  return {
    people,
    unknownAge: count('ALL') - count('U14') - count('A15.64') - count('O65'),
    all: count('ALL'),
  };
}

/** Typed from general knowledge, to about 500 m. */
const STATIONS: readonly (Place & { readonly kana: string })[] = [
  { name: '高瀬駅', kana: 'たかせえき', town: '高瀬町', lon: 133.7131, lat: 34.1842 },
  { name: '詫間駅', kana: 'たくまえき', town: '詫間町', lon: 133.6936, lat: 34.2192 },
  { name: 'みの駅', kana: 'みのえき', town: '三野町', lon: 133.7094, lat: 34.2014 },
  { name: '比地大駅', kana: 'ひじだいえき', town: '豊中町', lon: 133.6947, lat: 34.168 },
  { name: '本山駅', kana: 'もとやまえき', town: '豊中町', lon: 133.695, lat: 34.1436 },
  { name: '讃岐財田駅', kana: 'さぬきさいだえき', town: '財田町', lon: 133.776, lat: 34.111 },
];
const CITY_HALL: Place & { readonly kana: string } = {
  name: '三豊市役所',
  kana: 'みとよしやくしょ',
  town: '高瀬町',
  lon: 133.715,
  lat: 34.1825,
};
const FROM_MEMORY = 'position typed from general knowledge';

function stops(places: readonly Settlement[]): Row[] {
  const rows: { place: Place; kana: string; note: string }[] = [];
  const add = (place: Place, kana: string, note: string, apartM = ONE_STOP_M): void => {
    if (place.town in ISLANDS || rows.length >= STOPS) return;
    if (rows.every((row) => distanceM(row.place, place) >= apartM)) rows.push({ place, kana, note });
  };
  for (const place of [CITY_HALL, ...STATIONS]) add(place, place.kana, FROM_MEMORY);
  for (const place of shelters()) add(place, '', '');
  for (const place of towns()) add(place, '', 'middle of the 大字');
  for (const place of inSettlements(places)) add(place, '', 'assumed place', 250);
  const name = numbered();
  return rows.map(({ place, kana, note }, i): Row => {
    return [
      `s${i + 1}`,
      name(place.name),
      kana,
      degrees(place.lon),
      degrees(place.lat),
      formerTown(place.town),
      note,
    ];
  });
}

const QUARTERS = [
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
] as const;
const METRES_PER_DEGREE = 111_195;

/** Further places in settlements, those with most people for each stop first. */
function inSettlements(places: readonly Settlement[]): Place[] {
  const file = unpacked(published('boundaries/37208.geojson.gz'));
  const land = readBoundary(file.bytes, file.name);
  const wanted = places.flatMap(({ cell, place }) =>
    QUARTERS.map(([east, north], k) => {
      const aside = cell.sizeM / 4 / METRES_PER_DEGREE;
      const lon = place.lon + (east * aside) / Math.cos((place.lat * Math.PI) / 180);
      return {
        place: { ...place, name: place.town, lon, lat: place.lat + north * aside },
        people: cell.sizeM ** 2 / (k + 2),
      };
    }),
  );
  return wanted
    .filter(({ place }) => inside(land, place))
    .sort((a, b) => b.people - a.people)
    .map(({ place }) => place);
}

/** Assumption: beds are not in the source. A doctor counts as ten beds (docs/demand.md). */
const WEIGHTS = { hospital: 100, clinic: 10 } as const;
const APPOINTMENTS = '9:00-12:00; 14:00-17:00';

function destinations(): string {
  const number = { c: 0, p: 0, m: 0 };
  const medical = doctors()
    .filter((row) => !((row['matched_town'] ?? '') in ISLANDS))
    .map((row): Row => {
      const kind = row['name']!.includes('病院') ? 'hospital' : 'clinic';
      const where = [Number(row['lon_town']), Number(row['lat_town'])];
      return [
        `m${++number.m}`,
        row['name']!,
        kind,
        ...where,
        WEIGHTS[kind],
        APPOINTMENTS,
        'sun; rest',
        'middle of the 大字',
      ];
    });
  const open = shelters()
    .filter(({ town }) => !(town in ISLANDS))
    .map(({ name, lon, lat }): Row => [`p${++number.p}`, name, kindOf(name), lon, lat, 1, '', '', '']);
  const stations = STATIONS.map(({ name, lon, lat }): Row => [
    `p${++number.p}`,
    name,
    'station',
    lon,
    lat,
    1,
    '',
    '',
    FROM_MEMORY,
  ]);
  const header = ['id', 'name', 'kind', 'lon', 'lat', 'weight', 'hours', 'closed', 'note'];
  return csv(header, [...medical, ...stations, ...open, ...shops()]);
}

function kindOf(name: string): string {
  if (/学校|キャンパス/.test(name) && !name.includes('旧')) return 'school';
  return /体育|運動|海洋|公園|里|クラブ/.test(name) ? 'leisure' : 'hall';
}

/** Assumption: the shops of a former town stand in the middle of its largest 大字, and attract by its people. */
const SHOPS = [
  '高瀬町下勝間',
  '詫間町松崎',
  '豊中町本山甲',
  '三野町下高瀬',
  '山本町財田西',
  '仁尾町仁尾辛',
  '財田町財田上',
];

function shops(): Row[] {
  const known = towns();
  return SHOPS.map((town, i): Row => {
    const { lon, lat } = known.find((place) => place.town === town)!;
    const former = formerTown(town);
    const weight = FORMER_TOWNS[former];
    return [
      `c${i + 1}`,
      `${former}の商店(想定)`,
      'shop',
      lon,
      lat,
      weight,
      '9:00-20:00',
      '',
      'assumed place; weight = people of the former town',
    ];
  });
}
