import { distanceM, type LonLat } from '../../core/geo.js';
import { byAge } from '../../scenarios/age-group.js';
import { peopleOf, type Cell } from '../../scenarios/cells-table.js';
import { apportion, NATIONAL_AGES } from '../../sim/demand/census/age-sum.js';
import { cellsCsv, csv, degrees, numbered, rowsOf, townsOf, type Row } from './towns-census.js';

/** 大字 and estates on the two bus lines (南比線, 中山線) for whose people the service began. */
const SERVED = [
  ...['上駒月', '下駒月', '深山口', '清田', '別所', '迫', '猫田', '十禅師', '中山', '豊田'],
  ...['湖南サンライズ', '曙', '第３緑ヶ丘'],
];
/** "About 3,600 people live on the two lines": 中日新聞, June 2023. */
const SERVED_PEOPLE = 3600;
/** The middle of the town, where the service leads to. */
const CENTRE = /^(河原|松尾|中道|村井|大窪|上野田|内池|いせの|日田|木津)([一二三四五]丁目)?$/;
/** Assumption: an estate, and a part of the centre, holds so many times the people of a 大字 elsewhere. */
const DENSE = 3;
/** Assumption: how close homes lie. */
const PEOPLE_PER_KM2 = 2500;
/** "Stops about 150 m apart, about 100 of them at homes, about 60 in the middle of the town": 中日新聞, March 2023. */
const STOP_STEP_M = 150;
const STOPS = { homes: 100, centre: 60 } as const;

/** Typed from general knowledge; an estate is no 大字 of the address register. */
const ESTATES: readonly Town[] = [
  { name: '湖南サンライズ', lon: 136.229, lat: 34.972 },
  { name: '曙', lon: 136.206, lat: 35.002 },
  { name: '第３緑ヶ丘', lon: 136.216, lat: 34.999 },
];

interface Town extends LonLat {
  readonly name: string;
}

interface Spot extends Town {
  readonly id: string;
  readonly kind: 'shop' | 'hospital' | 'clinic' | 'station' | 'hall' | 'leisure' | 'school';
  /** Assumption: beds are those typically known, a doctor counts as ten, a supermarket as ten small shops. */
  readonly weight: number;
  readonly hours: string;
  readonly note: string;
}

const IN_TOWN = 'middle of its 大字 or 丁目';
const FROM_MEMORY = 'position typed from general knowledge, to about 1 km';
const CLINIC = '9:00-12:00; 15:00-17:00';
const HOSPITAL = '8:30-11:30; 13:30-16:00';

/** The tables of scenarios/hino by file name, made from the published files and the figures typed here. */
export function hinoTables(): ReadonlyMap<string, string> {
  const cells = settlements();
  const spots = places();
  return new Map([
    ['cells.csv', cellsCsv(cells)],
    ['settlements.csv', csv(['id', 'lon', 'lat', 'population'], roadsLead(cells))],
    ['stops.csv', csv(['id', 'name', 'lon', 'lat', 'zones', 'note'], stops(cells, spots))],
    ['destinations.csv', destinations(spots)],
  ]);
}

const towns = (): Town[] => [
  ...townsOf('25383_日野町.json').map(({ name, lon, lat }) => ({ name: name.replace('大字', ''), lon, lat })),
  ...ESTATES,
];

const townNamed = (name: string): Town => towns().find((town) => town.name === name)!;

type Settlement = Cell & { readonly note: string };

/** The people of 2020 over the 大字: 3,600 over those of the two lines, the others over the rest. */
function settlements(): Settlement[] {
  const row = rowsOf('municipal_pop_2020/pop2020.csv').find(({ JCODE }) => JCODE === '25383')!;
  const count = (column: string): number => Number(row[column]!.replaceAll(',', ''));
  const old = apportion(count('O65'), [NATIONAL_AGES['65-74'], NATIONAL_AGES['75-84'], NATIONAL_AGES['85+']]);
  const all = count('ALL');
  const ages = {
    '0-14': count('U14'),
    '15-64': count('A15.64'),
    '65-74': old[0]!,
    '75-84': old[1]!,
    '85+': old[2]!,
  };
  const parts = towns().map(({ name }) => (CENTRE.test(name) || isEstate(name) ? DENSE : 1));
  const sumOf = (served: boolean): number =>
    towns().reduce((sum, { name }, i) => (SERVED.includes(name) === served ? sum + parts[i]! : sum), 0);
  const sums = { served: sumOf(true), others: sumOf(false) };
  return towns().map(({ name, lon, lat }, i): Settlement => {
    const isServed = SERVED.includes(name);
    const living = isServed ? SERVED_PEOPLE / sums.served : (all - SERVED_PEOPLE) / sums.others;
    const share = (living * parts[i]!) / all;
    const rounded = (people: number): number => Math.round(people * 100) / 100;
    const known = Object.values(ages).reduce((a, b) => a + b, 0);
    return {
      id: name,
      centre: { lon, lat },
      sizeM: Math.sqrt((all * share) / PEOPLE_PER_KM2) * 1000,
      people: byAge((group) => rounded(ages[group] * share)),
      unknownAge: rounded((all - known) * share),
      municipality: '25383',
      note: isEstate(name) ? 'estate, position typed from general knowledge' : '',
    };
  });
}

/** Settlements that roads are made from: those of the town, and the hospital in the next one. */
const roadsLead = (cells: readonly Settlement[]): Row[] => [
  ...cells.map((cell): Row => [
    cell.id,
    degrees(cell.centre.lon),
    degrees(cell.centre.lat),
    Math.round(peopleOf(cell)),
  ]),
  ['甲賀市水口町', KOKA.lon, KOKA.lat, 3000],
];

/** The hospital of the next town; the people around it decide only how wide its streets are. */
const KOKA: LonLat = { lon: 136.177, lat: 34.953 };

const isEstate = (name: string): boolean => ESTATES.some((estate) => estate.name === name);

/** Named places: those that the reports of the town name among its stops, doctors, and public halls. */
function places(): Spot[] {
  const middle = (...names: readonly string[]): LonLat => {
    const known = names.map(townNamed);
    const mean = (of: (town: Town) => number): number =>
      known.reduce((sum, town) => sum + of(town), 0) / known.length;
    return { lon: degrees(mean(({ lon }) => lon)), lat: degrees(mean(({ lat }) => lat)) };
  };
  const matsuo = middle('松尾一丁目', '松尾二丁目', '松尾三丁目', '松尾四丁目', '松尾五丁目');
  const spot = (
    id: string,
    name: string,
    where: LonLat,
    of: Pick<Spot, 'kind' | 'weight'> & Partial<Spot>,
  ): Spot => {
    return { hours: '', note: IN_TOWN, ...of, id, name, ...where };
  };
  const shopHours = '9:00-20:00';
  return [
    spot('friend-mart', 'フレンドマート日野店・関西みらい銀行', matsuo, {
      kind: 'shop',
      weight: 10,
      hours: shopHours,
    }),
    spot('cosmos', 'ディスカウントドラッグコスモス 蒲生日野店', middle('日田'), {
      kind: 'shop',
      weight: 5,
      hours: shopHours,
    }),
    spot('yaosuke', '八百助商店', middle('大窪'), { kind: 'shop', weight: 1, hours: shopHours }),
    spot('hino-station', '日野駅', middle('内池'), { kind: 'station', weight: 1 }),
    spot('town-hall', '日野町役場(正面入口)', middle('河原'), { kind: 'hall', weight: 1 }),
    spot('minamihitsusa', '南比都佐公民館・南比都佐小学校', middle('深山口'), { kind: 'hall', weight: 1 }),
    spot('nishioji', '近江日野商人ふるさと館「旧山中正吉邸」', middle('西大路'), {
      kind: 'leisure',
      weight: 1,
    }),
    spot('koka-hospital', '公立甲賀病院', KOKA, {
      kind: 'hospital',
      weight: 400,
      hours: HOSPITAL,
      note: FROM_MEMORY,
    }),
    ...doctors().map(({ name, town, lon, lat }, i) =>
      name.includes('病院')
        ? spot(
            'hino-hospital',
            '日野記念病院',
            { lon, lat },
            { kind: 'hospital', weight: 150, hours: HOSPITAL },
          )
        : spot(
            `clinic-${i}`,
            name,
            { lon, lat },
            { kind: 'clinic', weight: 10, hours: CLINIC, note: `middle of ${town}` },
          ),
    ),
  ];
}

const doctors = (): { name: string; town: string; lon: number; lat: number }[] =>
  rowsOf('medical_institutions/25383_日野町.csv').map((row) => ({
    name: row['name']!.replace(/^医療法人(社団)?\S*　?\s?/, '') || row['name']!,
    town: row['matched_town']!,
    lon: degrees(Number(row['lon_town'])),
    lat: degrees(Number(row['lat_town'])),
  }));

/** Named places first; then the middle of the town and the homes of the two lines, as many and as close as published. */
function stops(cells: readonly Settlement[], spots: readonly Spot[]): Row[] {
  const rows: { place: Town; zone: string; note: string }[] = spots.map((place) => ({
    place,
    zone: 'centre',
    note: place.note,
  }));
  const fill = (zone: string, limit: number, isIn: (name: string) => boolean): void => {
    const wanted = cells.filter(({ id }) => isIn(id)).flatMap(inside);
    let free = limit - rows.filter((row) => row.zone === zone).length;
    for (const place of wanted.sort((a, b) => a.ring - b.ring)) {
      if (free <= 0) return;
      if (rows.some((row) => distanceM(row.place, place) < STOP_STEP_M)) continue;
      rows.push({ place, zone, note: 'assumed place' });
      free--;
    }
  };
  fill('centre', STOPS.centre, (name) => CENTRE.test(name));
  fill('homes', STOPS.homes, (name) => SERVED.includes(name));
  const name = numbered();
  return rows.map(({ place, zone, note }, i): Row => {
    const id = spots[i]?.id ?? `s${i + 1}`;
    return [id, name(place.name), degrees(place.lon), degrees(place.lat), zone, note];
  });
}

const METRES_PER_DEGREE = 111_195;

/** Places in the square of a settlement on a grid of the published step, from the middle outwards. */
function inside({ id, centre, sizeM }: Settlement): (Town & { readonly ring: number })[] {
  const steps = Math.max(1, Math.floor(sizeM / 2 / STOP_STEP_M));
  const axis = Array.from({ length: 2 * steps + 1 }, (_, i) => i - steps);
  return axis.flatMap((north) =>
    axis.map((east) => ({
      name: id,
      lon:
        centre.lon + (east * STOP_STEP_M * 1.02) / METRES_PER_DEGREE / Math.cos((centre.lat * Math.PI) / 180),
      lat: centre.lat + (north * STOP_STEP_M * 1.02) / METRES_PER_DEGREE,
      ring: Math.max(Math.abs(north), Math.abs(east)),
    })),
  );
}

function destinations(spots: readonly Spot[]): string {
  const closed = { hospital: 'sat; sun; rest', clinic: 'sun; rest' } as const;
  const header = ['id', 'name', 'kind', 'lon', 'lat', 'weight', 'hours', 'closed', 'stop', 'note'];
  return csv(
    header,
    spots.map(({ id, name, kind, lon, lat, weight, hours, note }): Row => {
      return [
        id,
        name,
        kind,
        lon,
        lat,
        weight,
        hours,
        kind === 'hospital' || kind === 'clinic' ? closed[kind] : '',
        id,
        note,
      ];
    }),
  );
}
