import { ASSUMED, districtTables, type District, type Place } from './towns-districts.js';

type Disc = readonly [lon: number, lat: number, people: number, radiusM: number];

const of = (id: string, name: string, [lon, lat, people, radiusM]: Disc): District => {
  return { id, name, lon, lat, people, radiusM, stops: 4, zone: 'city' };
};

/** The sixteen districts of the city. People are proportions of the published total; they and the extents are assumptions. */
const DISTRICTS: readonly District[] = [
  of('honcho', '本庁', [139.066, 36.389, 55_000, 2000]),
  of('kamikawafuchi', '上川淵', [139.098, 36.362, 23_000, 1800]),
  of('shimokawafuchi', '下川淵', [139.068, 36.352, 25_000, 1800]),
  of('haga', '芳賀', [139.115, 36.428, 11_000, 2200]),
  of('kaigaya', '桂萱', [139.112, 36.402, 30_000, 2200]),
  of('higashi', '東', [139.041, 36.368, 40_000, 2000]),
  of('motosoja', '元総社', [139.033, 36.389, 19_000, 1300]),
  of('soja', '総社', [139.036, 36.411, 19_000, 1800]),
  of('nankitsu', '南橘', [139.076, 36.424, 33_000, 2200]),
  of('kiyosato', '清里', [139.011, 36.412, 4500, 1300]),
  of('eimei', '永明', [139.127, 36.378, 18_000, 1700]),
  of('jonan', '城南', [139.166, 36.368, 21_000, 2600]),
  of('ogo', '大胡', [139.158, 36.413, 17_500, 2200]),
  of('miyagi', '宮城', [139.181, 36.436, 7500, 2600]),
  of('kasukawa', '粕川', [139.202, 36.42, 10_500, 2800]),
  of('fujimi', '富士見', [139.083, 36.458, 22_000, 2800]),
];

const HOSPITAL = { kind: 'hospital', hours: '8:30-11:30; 13:00-16:00', closed: 'sat; sun; rest' } as const;
const SHOP = { kind: 'shop', weight: 40, hours: '9:00-20:00', note: ASSUMED } as const;
const DOCTOR = {
  kind: 'clinic',
  weight: 30,
  hours: '9:00-12:00; 14:00-18:00',
  closed: 'sun; rest',
  note: ASSUMED,
} as const;

/** In each district a doctor, a shop and a hall stand a little beside its middle. */
const inDistricts = DISTRICTS.flatMap(({ id, name, lon, lat }): Place[] => [
  { id: `${id}-doctor`, name: `${name}の医院`, lon: lon + 0.003, lat, ...DOCTOR },
  { id: `${id}-shop`, name: `${name}の商店`, lon, lat: lat + 0.003, ...SHOP },
  {
    id: `${id}-hall`,
    name: `${name}の公民館`,
    kind: 'hall',
    lon: lon - 0.003,
    lat,
    weight: 1,
    note: ASSUMED,
  },
]);

const PLACES: readonly Place[] = [
  { id: 'maebashi-station', name: '前橋駅', kind: 'station', lon: 139.0735, lat: 36.3835, weight: 6 },
  { id: 'chuo-maebashi-station', name: '中央前橋駅', kind: 'station', lon: 139.0775, lat: 36.388, weight: 2 },
  { id: 'shin-maebashi-station', name: '新前橋駅', kind: 'station', lon: 139.0475, lat: 36.3775, weight: 3 },
  { id: 'city-hall', name: '前橋市役所', kind: 'hall', lon: 139.0604, lat: 36.3895, weight: 4 },
  { id: 'university-hospital', name: '群馬大学病院', lon: 139.0745, lat: 36.408, weight: 730, ...HOSPITAL },
  { id: 'red-cross', name: '前橋赤十字病院', lon: 139.091, lat: 36.3655, weight: 550, ...HOSPITAL },
  { id: 'central-hospital', name: '群馬中央病院', lon: 139.0685, lat: 36.398, weight: 330, ...HOSPITAL },
  { id: 'saiseikai', name: '済生会前橋病院', lon: 139.0365, lat: 36.3975, weight: 330, ...HOSPITAL },
  { id: 'kyoritsu', name: '前橋協立病院', lon: 139.0925, lat: 36.355, weight: 190, ...HOSPITAL },
  { id: 'shops-east', name: '朝倉の大型店', lon: 139.0945, lat: 36.3675, ...SHOP, weight: 120 },
  { id: 'shops-south', name: '前橋南の大型店', lon: 139.108, lat: 36.339, ...SHOP, weight: 150 },
  { id: 'shops-centre', name: '中心商店街', lon: 139.0715, lat: 36.39, ...SHOP, weight: 100 },
  ...inDistricts,
];

/** The tables of scenarios/maebashi by file name. */
export const maebashiTables = (): ReadonlyMap<string, string> =>
  districtTables({
    people: { code: '10201', all: 332_149, under15: 36_764, from15: 179_561, from65: 96_390 },
    inDistricts: 332_149,
    peoplePerCell: 900,
    districts: DISTRICTS,
    places: PLACES,
  });
