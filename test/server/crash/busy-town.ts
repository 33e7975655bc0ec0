import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../server/clock.js';

/** The morning on which the busy town is put under load. */
export const MORNING = Date.parse('2026-11-24T08:05:00+09:00') as Instant;
/** Its vehicles. */
export const VEHICLES = ['van', 'car-1', 'car-2', 'car-3', 'car-4'] as const;
/** Its stops. */
export const STOPS = ['village', 'onsen', 'market', 'school', 'station', 'hospital'] as const;

/**
 * The town of scenarios/tiny in `folder`, with more cars, open from early to late, where plans are improved and people
 * have ten minutes to think about an offer.
 */
export function busyTown(folder: string): string {
  cpSync('scenarios/tiny', folder, { recursive: true });
  edit(join(folder, 'service.yaml'), [
    ['weekday: [8:00-12:00]', 'weekday: [6:00-22:00]'],
    ['improvement: 0', 'improvement: 3'],
    ['offer_validity: 0 s', 'offer_validity: 10 min'],
    ['earlier: 0 min, later: 0 min', 'earlier: 30 min, later: 30 min'],
  ]);
  edit(join(folder, 'fleet.yaml'), [
    ['- id: car', '- id: car\n    count: 4'],
    ['time: 8:00-12:00', 'time: 6:00-22:00'],
  ]);
  return folder;
}

function edit(file: string, changes: readonly (readonly [string, string])[]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file}: "${from}" is not there any more; edit busy-town.ts`);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
}
