import { byAge } from '../../scenarios/age-group.js';
import { distanceM, type LonLat } from '../../core/geo.js';
import { cellsCsv, csv, degrees, nearest, rowsOf, townsOf, type Row, type Town } from './towns-census.js';
import { agesOf, ASSUMED, FROM_MEMORY, unknownAge } from './towns-districts.js';
import { outline } from './towns-outline.js';

/**
 * The six areas of the service and the centre, which it serves for them but whose own residents it does not fetch. Where
 * the areas lie is published by name; which 大字 belongs to which, that the west was two areas, and their people are
 * assumptions. The first line that fits a name decides.
 */
const AREAS = [
  { id: 'west-south', people: 6900, towns: /^西春近/ },
  {
    id: 'west-north',
    people: 10_500,
    towns: /^(西箕輪|伊那(?!部)|小沢|平沢|横山|ますみヶ丘|中の原|荒井内の萱|西町伊那部|西町大坊)/,
  },
  { id: 'niiyama', people: 3300, towns: /^(富県上新山|高遠町(上山田|下山田|小原|勝間)|長谷)/ },
  { id: 'tomigata', people: 9200, towns: /^(富県|東春近)/ },
  { id: 'takato', people: 3300, towns: /^高遠町/ },
  { id: 'ryuto', people: 18_500, towns: /^(福島|野底|上牧|若宮|美原|前原|上の原|仙美|美篶|手良)/ },
  { id: 'centre', people: 16_000, towns: /^/ },
] as const;

const CITY = { code: '20209', all: 66_125, under15: 8183, from15: 36_480, from65: 20_663 };

/** Assumption: how close homes lie in a settlement of the valley. */
const PEOPLE_PER_KM2 = 1200;

interface Settlement extends LonLat {
  readonly id: string;
  readonly name: string;
  readonly area: string;
}

/** The tables of scenarios/ina by file name, made from the published files and the figures above. */
export function inaTables(): ReadonlyMap<string, string> {
  const places = settlements();
  return new Map([
    ['cells.csv', cells(places)],
    ['stops.csv', stops(places)],
    ['destinations.csv', destinations(places)],
    ['zones.geojson', zones(places)],
    ['boundary.geojson', outline(['boundaries/20209.geojson.gz'], 200)],
  ]);
}

const nameOf = ({ name, part }: Town): string => name + part;

function settlements(): Settlement[] {
  return townsOf('20209_伊那市.json').map((town, i) => ({
    id: `t${i + 1}`,
    name: nameOf(town),
    area: AREAS.find(({ towns }) => towns.test(nameOf(town)))!.id,
    lon: degrees(town.lon),
    lat: degrees(town.lat),
  }));
}

const doctors = (): Record<string, string>[] => rowsOf('medical_institutions/20209_伊那市.csv');

/** The people of an area on its 大字: as many parts each as it has doctors, and one for itself. */
function cells(places: readonly Settlement[]): string {
  const ages = agesOf(CITY);
  const listed = AREAS.reduce((sum, { people }) => sum + people, 0);
  const parts = places.map(
    ({ name }) =>
      1 +
      new Set(
        doctors()
          .filter((row) => row['matched_town'] === name)
          .map((row) => row['name']),
      ).size,
  );
  const rows = places.map(({ id, name, area, lon, lat }, i) => {
    const own = AREAS.find((one) => one.id === area)!;
    const inArea = places.reduce((sum, place, k) => (place.area === area ? sum + parts[k]! : sum), 0);
    const part = (own.people / listed) * (parts[i]! / inArea);
    return {
      id,
      centre: { lon, lat },
      sizeM: Math.sqrt((CITY.all * part) / PEOPLE_PER_KM2) * 1000,
      people: byAge((group) => Math.round(ages[group] * part * 100) / 100),
      unknownAge: Math.round(unknownAge(CITY) * part * 100) / 100,
      municipality: area,
      note: name,
    };
  });
  return cellsCsv(rows);
}

interface Target extends LonLat {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly weight: number;
  readonly note: string;
}

const shop = (id: string, name: string, weight: number): Omit<Target, keyof LonLat> => {
  return { id, name, kind: 'shop', weight, note: ASSUMED };
};
const hall = (id: string, name: string): Omit<Target, keyof LonLat> => {
  return { id, name, kind: 'hall', weight: 2, note: FROM_MEMORY };
};

const TARGETS: readonly Target[] = [
  {
    id: 'inashi-station',
    name: '伊那市駅',
    kind: 'station',
    weight: 2,
    lon: 137.9553,
    lat: 35.8427,
    note: FROM_MEMORY,
  },
  {
    id: 'inakita-station',
    name: '伊那北駅',
    kind: 'station',
    weight: 1,
    lon: 137.9573,
    lat: 35.8503,
    note: FROM_MEMORY,
  },
  { ...hall('city-hall', '伊那市役所'), lon: 137.954, lat: 35.8275 },
  { ...hall('takato-hall', '高遠町総合支所'), lon: 138.0615, lat: 35.8335 },
  { ...hall('hase-hall', '長谷総合支所'), lon: 138.09, lat: 35.7905 },
  {
    id: 'onsen',
    name: '高遠の入浴施設',
    kind: 'leisure',
    weight: 2,
    lon: 138.066,
    lat: 35.83,
    note: ASSUMED,
  },
  { ...shop('shop-centre', '中心市街地の商店', 40), lon: 137.956, lat: 35.841 },
  { ...shop('shop-south', '上新田の大型店', 60), lon: 137.9605, lat: 35.829 },
  { ...shop('shop-north', '山寺の大型店', 50), lon: 137.96, lat: 35.8535 },
  { ...shop('shop-minowa', '西箕輪の農産物店', 10), lon: 137.925, lat: 35.8765 },
  { ...shop('shop-misuzu', '美篶の食品店', 20), lon: 138.006, lat: 35.8395 },
  { ...shop('shop-takato', '高遠の食品店', 15), lon: 138.06, lat: 35.8345 },
  { ...shop('shop-harutika', '西春近の食品店', 15), lon: 137.946, lat: 35.806 },
];

/** A stop in the middle of each 大字, where its doctors are too, and one at each other place people go to. */
function stops(places: readonly Settlement[]): string {
  const middles = places.map(({ id, name, lon, lat, area }): Row => [
    id,
    name,
    lon,
    lat,
    area,
    'middle of the 大字',
  ]);
  const targets = TARGETS.map(({ id, name, lon, lat, note }): Row => {
    return [id, name, lon, lat, nearest({ lon, lat }, places).area, note];
  });
  return csv(['id', 'name', 'lon', 'lat', 'zones', 'note'], [...middles, ...targets]);
}

/** Assumption: beds are not in the source. */
const WEIGHTS = { hospital: 100, clinic: 10, central: 400 } as const;
const OPEN = { hospital: '9:00-11:30; 13:00-15:00', shop: '9:00-19:00' } as const;

function destinations(places: readonly Settlement[]): string {
  const seen = new Set<string>();
  const medical = doctors()
    .filter(({ name }) => !name!.includes('保健所') && !seen.has(name!) && seen.add(name!))
    .map((row, i): Row => {
      const kind = row['name']!.includes('病院') ? 'hospital' : 'clinic';
      const weight = row['name'] === '伊那中央病院' ? WEIGHTS.central : WEIGHTS[kind];
      const at = places.find(({ name }) => name === row['matched_town'])!;
      const closed = 'sat; sun; rest';
      return [
        `m${i + 1}`,
        row['name']!,
        kind,
        at.lon,
        at.lat,
        weight,
        OPEN.hospital,
        closed,
        at.id,
        'middle of the 大字',
      ];
    });
  const others = TARGETS.map(({ id, name, kind, lon, lat, weight, note }): Row => {
    return [id, name, kind, lon, lat, weight, kind === 'shop' ? OPEN.shop : '', '', id, note];
  });
  const header = ['id', 'name', 'kind', 'lon', 'lat', 'weight', 'hours', 'closed', 'stop', 'note'];
  return csv(header, [...medical, ...others]);
}

/** Squares of this side; homes further than `REACH_M` from every 大字 lie in no area. */
const SQUARE = { lon: 0.01, lat: 0.01 };
const REACH_M = 3000;

/** The area of the nearest 大字, in squares of about a kilometre; squares of a row that touch are one. */
function zones(places: readonly Settlement[]): string {
  const south = Math.floor(Math.min(...places.map(({ lat }) => lat)) / SQUARE.lat) - 3;
  const north = Math.ceil(Math.max(...places.map(({ lat }) => lat)) / SQUARE.lat) + 3;
  const west = Math.floor(Math.min(...places.map(({ lon }) => lon)) / SQUARE.lon) - 3;
  const east = Math.ceil(Math.max(...places.map(({ lon }) => lon)) / SQUARE.lon) + 3;
  const strips = new Map<string, number[][][][]>(AREAS.map(({ id }) => [id, []]));
  for (let row = south; row < north; row++) {
    let begin = west;
    let area = areaAt(west, row, places);
    for (let column = west + 1; column <= east; column++) {
      const here = column === east ? undefined : areaAt(column, row, places);
      if (here === area && column !== east) continue;
      if (area !== undefined) strips.get(area)!.push(strip(row, begin, column));
      [begin, area] = [column, here];
    }
  }
  const features = [...strips].map(([zone, coordinates]) => {
    return { type: 'Feature', properties: { zone }, geometry: { type: 'MultiPolygon', coordinates } };
  });
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function areaAt(column: number, row: number, places: readonly Settlement[]): string | undefined {
  const middle = { lon: (column + 0.5) * SQUARE.lon, lat: (row + 0.5) * SQUARE.lat };
  const near = nearest(middle, places);
  return distanceM(middle, near) <= REACH_M ? near.area : undefined;
}

function strip(row: number, from: number, to: number): number[][][] {
  const [west, east] = [degrees(from * SQUARE.lon), degrees(to * SQUARE.lon)];
  const [south, north] = [degrees(row * SQUARE.lat), degrees((row + 1) * SQUARE.lat)];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
