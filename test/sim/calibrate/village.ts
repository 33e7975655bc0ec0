import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Weekdays 8 to 17 in two weeks of June 2026, but for Wednesday the 10th. */
export const TWO_WEEKS = { from: '2026-06-01', to: '2026-06-14' };

const FILES = {
  'scenario.yaml': `name: { ja: 村, en: Village }
place: { ja: どこか, en: Somewhere }
about: { ja: 試験用の村。, en: A village for tests. }
date: 2026-06-02
synthetic: [{ ja: すべて架空, en: all of it is invented }]
`,
  'service.yaml': `calendar: { special_days: [{ date: 2026-06-10, name: 祭, runs_as: closed }] }
hours: { weekday: [8:00-17:00] }
policy: { improvement: 0, max_wait: 30 min }
fare: { kind: flat, yen: 200 }
`,
  'fleet.yaml': `vehicles:
  - { id: van, count: 2, layouts: [{ seats: 6 }, { seats: 4, wheelchairs: 1 }], start: shop, shifts: { weekday: [{ time: 7:30-18:00 }] } }
`,
  'roads.yaml': `source: { kind: straight-line, speed_kmh: 30, detour_factor: 1.3 }
`,
  'demand.yaml': `# People of the village
source:
  kind: census
  cells: cells.csv
  destinations: destinations.csv
  served: [shopping, hospital]
  service: # a village that loves its service
    won:
      with_licence: { 0-14: 0, 15-64: 0.01, 65-74: 0.02, 75-84: 0.03, 85+: 0.03 }
      without_licence: { 0-14: 0.01, 15-64: 0.05, 65-74: 0.08, 75-84: 0.09, 85+: 0.09 }
`,
  'stops.csv': `id,name,lon,lat
shop,商店,136.2,35.0
doctor,病院,136.215,35.0
north,北,136.2,35.02
east,東,136.23,35.01
south,南,136.21,34.98
`,
  'cells.csv': `cell,lon,lat,age_0_14,age_15_64,age_65_74,age_75_84,age_85_plus,size_m
north,136.2,35.02,25,110,55,50,25,300
east,136.23,35.01,25,110,55,50,25,300
south,136.21,34.98,25,110,55,50,25,300
`,
  'destinations.csv': `id,name,kind,lon,lat,weight,stop
market,市場,shop,136.2,35.0,10,shop
kiosk,売店,shop,136.215,35.0,10,doctor
hospital,病院,hospital,136.215,35.0,10,doctor
`,
  'SOURCES.md': '# Sources\n\nInvented.\n',
};

/** A folder with a small invented village whose day takes milliseconds to run; some files may be other texts. */
export function village(home: string, name: string, instead: Partial<typeof FILES> = {}): string {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries({ ...FILES, ...instead }))
    writeFileSync(join(folder, file), text);
  return folder;
}

/** demand.yaml with lines put below `source:`. */
export const demandWith = (lines: string): string =>
  FILES['demand.yaml'].replace('  served:', `${lines}\n  served:`);
