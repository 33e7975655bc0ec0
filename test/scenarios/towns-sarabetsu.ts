import { ASSUMED, districtTables, type District, type Place } from './towns-districts.js';

/** Farms lie around the village in all directions. Assumption: eight groups of them, 6 km from the middle. */
const FARMS = Array.from({ length: 8 }, (_, i): District => {
  const angle = (i * Math.PI) / 4;
  return {
    id: `farms-${i + 1}`,
    name: `農村部 ${i + 1}`,
    lon: Math.round((143.188 + 0.073 * Math.cos(angle)) * 1e5) / 1e5,
    lat: Math.round((42.645 + 0.054 * Math.sin(angle)) * 1e5) / 1e5,
    people: 135,
    radiusM: 2200,
    stops: 2,
    zone: 'farms',
    home: 'farms',
  };
});

const DISTRICTS: readonly District[] = [
  {
    id: 'village',
    name: '更別市街',
    lon: 143.188,
    lat: 42.65,
    people: 1650,
    radiusM: 700,
    stops: 8,
    zone: 'village',
  },
  {
    id: 'kami',
    name: '上更別市街',
    lon: 143.207,
    lat: 42.6,
    people: 350,
    radiusM: 400,
    stops: 3,
    zone: 'village',
  },
  ...FARMS,
];

const PLACES: readonly Place[] = [
  {
    id: 'clinic',
    name: '更別村国民健康保険診療所',
    kind: 'clinic',
    lon: 143.1865,
    lat: 42.6475,
    weight: 20,
    hours: '9:00-11:30; 13:30-16:00',
    closed: 'sat; sun; rest',
  },
  {
    id: 'dentist',
    name: '歯科診療所',
    kind: 'clinic',
    lon: 143.187,
    lat: 42.649,
    weight: 10,
    hours: '9:00-12:00; 13:30-17:00',
    closed: 'sat; sun; rest',
    note: ASSUMED,
  },
  { id: 'village-hall', name: '更別村役場', kind: 'hall', lon: 143.1885, lat: 42.651, weight: 2 },
  { id: 'welfare', name: '福祉の里', kind: 'hall', lon: 143.1855, lat: 42.647, weight: 3 },
  {
    id: 'community',
    name: '地域交流の場',
    kind: 'leisure',
    lon: 143.1895,
    lat: 42.6495,
    weight: 3,
    note: ASSUMED,
  },
  {
    id: 'shop',
    name: '村の食品店',
    kind: 'shop',
    lon: 143.19,
    lat: 42.65,
    weight: 30,
    hours: '9:00-19:00',
    note: ASSUMED,
  },
  {
    id: 'kami-shop',
    name: '上更別の商店',
    kind: 'shop',
    lon: 143.207,
    lat: 42.601,
    weight: 5,
    hours: '9:00-18:00',
    note: ASSUMED,
  },
  {
    id: 'kami-hall',
    name: '上更別の会館',
    kind: 'hall',
    lon: 143.2075,
    lat: 42.5995,
    weight: 1,
    note: ASSUMED,
  },
  {
    id: 'bus-stop',
    name: '帯広行きバス停',
    kind: 'station',
    lon: 143.189,
    lat: 42.6505,
    weight: 2,
    note: ASSUMED,
  },
];

/** The tables of scenarios/sarabetsu by file name. */
export const sarabetsuTables = (): ReadonlyMap<string, string> =>
  districtTables({
    people: { code: '01639', all: 3080, under15: 405, from15: 1706, from65: 969 },
    inDistricts: 3080,
    peoplePerCell: 27,
    districts: DISTRICTS,
    places: PLACES,
  });
