import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The rules of scenarios/tiny, with room for alternatives, offers that stand a while, and rides all week. */
const SERVICE = `
calendar: { day_types: { weekday: [mon, tue, wed, thu, fri, sat, sun] } }
hours: { weekday: [8:00-12:00] }
policy:
  horizon: 3 d
  max_wait: 20 min
  max_early_arrival: 20 min
  ride: { per_direct: 1.5, plus: 10 min, max_detour: 30 min, cap: 60 min }
  pickup_window: { before: 0 min, after: 10 min }
  freeze: 1 min
  halt: 30 s
  lead: 2 min
  improvement: 5
  offer_validity: 60 s
  alternatives: { earlier: 30 min, later: 60 min }
fare: { kind: flat, yen: 300 }
`;

const FLEET = `
vehicles:
  - { id: van, layouts: [{ seats: 4 }, { seats: 2, wheelchairs: 1 }], start: station, shifts: { weekday: [{ time: 7:30-12:30 }] } }
  - { id: car, layouts: [{ seats: 3 }], start: village, shifts: { weekday: [{ time: 7:30-12:30 }] } }
  - { id: bus, layouts: [{ seats: 6 }], start: market, shifts: { weekday: [{ time: 8:00-12:30 }] } }
`;

/** A folder with a small live service; remove it after use. `more` adds to the rules. */
export function liveTown(more: (service: string) => string = (service) => service): string {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-town-'));
  cpSync('scenarios/tiny', folder, { recursive: true });
  writeFileSync(join(folder, 'service.yaml'), more(SERVICE));
  writeFileSync(join(folder, 'fleet.yaml'), FLEET);
  return folder;
}
