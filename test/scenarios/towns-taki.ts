import { csv, type Row } from './towns-census.js';
import { ASSUMED, districtTables, type District, type Place, type Town } from './towns-districts.js';

type Disc = readonly [lon: number, lat: number, people: number, radiusM: number, stops: number];

const of = (id: string, name: string, [lon, lat, people, radiusM, stops]: Disc): District => {
  return { id, name, lon, lat, people, radiusM, stops, zone: 'town' };
};

/** Parts of the town. People are proportions of the published total; they, extents and numbers of stops are assumptions. */
const DISTRICTS: readonly District[] = [
  of('ouka', '相可', [136.539, 34.496, 4200, 1200, 16]),
  of('sana', '佐奈', [136.561, 34.483, 2600, 1500, 14]),
  of('tsuda', '津田', [136.52, 34.489, 1700, 1300, 10]),
  of('tokida', '外城田', [136.589, 34.497, 2300, 1700, 14]),
  of('nyu', '丹生', [136.496, 34.456, 1300, 1200, 10]),
  of('asagara', '朝柄', [136.456, 34.44, 900, 1500, 8]),
  of('goka', '五箇谷', [136.485, 34.437, 600, 1200, 6]),
  of('hatase', '波多瀬', [136.47, 34.465, 450, 1000, 5]),
];

/** The eight halts of the shuttle in the resort, 300 m apart (2.5 km one way: published). The first is the hub. */
const HALTS = [
  'バスターミナル',
  'マルシェ',
  '本草湯',
  '和ヴィソン',
  'アトリエ',
  '農園',
  'ホテル',
  'バギーパーク',
];
const RESORT = HALTS.map((name, i): Place => {
  return {
    id: i === 0 ? 'hub' : `vison-${i}`,
    name: `ヴィソン ${name}`,
    kind: i === 0 ? 'station' : 'leisure',
    lon: Math.round((136.55 + 0.0032 * i) * 1e5) / 1e5,
    lat: Math.round((34.466 - 0.0007 * i) * 1e5) / 1e5,
    weight: i === 0 ? 3 : 1,
    zone: i === 0 ? 'vison town' : 'vison',
    hours: '9:00-20:00',
    note: 'in VISON; halt typed from general knowledge',
  };
});

const DOCTOR = {
  kind: 'clinic',
  weight: 10,
  hours: '9:00-12:00; 14:00-17:30',
  closed: 'sun; rest',
  note: ASSUMED,
} as const;
const SHOP = { kind: 'shop', hours: '9:00-20:00', note: ASSUMED } as const;

const PLACES: readonly Place[] = [
  ...RESORT,
  { id: 'taki-station', name: '多気駅', kind: 'station', lon: 136.5595, lat: 34.4945, weight: 3 },
  { id: 'ouka-station', name: '相可駅', kind: 'station', lon: 136.534, lat: 34.4925, weight: 1 },
  { id: 'sana-station', name: '佐奈駅', kind: 'station', lon: 136.565, lat: 34.478, weight: 1 },
  { id: 'town-hall', name: '多気町役場', kind: 'hall', lon: 136.5465, lat: 34.496, weight: 3 },
  { id: 'seiwa-hall', name: '勢和振興事務所', kind: 'hall', lon: 136.483, lat: 34.4475, weight: 2 },
  { id: 'ouka-shop', name: '相可の食品店', lon: 136.5415, lat: 34.4945, weight: 40, ...SHOP },
  { id: 'seiwa-shop', name: '勢和の食品店', lon: 136.4945, lat: 34.455, weight: 15, ...SHOP },
  { id: 'ouka-doctor', name: '相可の医院', lon: 136.538, lat: 34.497, ...DOCTOR },
  { id: 'tokida-doctor', name: '外城田の医院', lon: 136.588, lat: 34.496, ...DOCTOR },
  { id: 'seiwa-doctor', name: '勢和の診療所', lon: 136.4955, lat: 34.457, ...DOCTOR },
  { id: 'lake', name: '五桂池ふるさと村', kind: 'leisure', lon: 136.578, lat: 34.4605, weight: 2 },
  { id: 'temple', name: '丹生大師', kind: 'leisure', lon: 136.4975, lat: 34.4535, weight: 1 },
];

const TOWN: Town = {
  people: { code: '24441', all: 14_021, under15: 1752, from15: 7320, from65: 4848 },
  inDistricts: 14_021,
  peoplePerCell: 100,
  districts: DISTRICTS,
  places: PLACES,
};

/** The tables of scenarios/taki by file name. Nobody lives in the resort, so its halts are settlements of the roads alone. */
export function takiTables(): ReadonlyMap<string, string> {
  const [header, ...cells] = districtTables(TOWN)
    .get('cells.csv')!
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const settlements = cells.map((cell): Row => {
    const people = header!.flatMap((name, i) => (name.startsWith('age_') ? [Number(cell[i])] : []));
    return [cell[0]!, cell[1]!, cell[2]!, Math.round(people.reduce((a, b) => a + b, 0))];
  });
  const halts = RESORT.map(({ id, lon, lat }): Row => [id, lon, lat, 10]);
  return new Map([
    ...districtTables(TOWN),
    ['roads.csv', csv(['id', 'lon', 'lat', 'population'], [...settlements, ...halts])],
  ]);
}
