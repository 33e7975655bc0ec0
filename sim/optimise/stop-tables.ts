import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { LonLat } from '../../core/geo.js';
import { PART_FILES, partText, readParts } from '../../scenarios/parts.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { nearest, type StopPlan } from './stop-plan.js';

type Row = Readonly<Record<string, string>>;

/**
 * The tables of the scenario with the chosen stops, by name: the stops, and, where the demand is a table, its bookings moved
 * from stops that are gone to the nearest that is there. Who then boards where they alight is told so: they walk.
 */
export function stopTables(
  folder: string,
  scenario: Scenario,
  plan: StopPlan,
): Readonly<Record<string, string>> {
  const rows = readParts(folder).stops as readonly Row[];
  const kept = new Set(plan.kept);
  const rowOf = new Map(rows.map((row) => [row['id']!, row]));
  const added = plan.added.map(({ id, lon, lat, like }): Row => {
    const neighbour = rowOf.get(like)!;
    return {
      id,
      name: `${neighbour['name'] ?? like}付近(新設)`,
      lon: String(lon),
      lat: String(lat),
      ...('zones' in neighbour ? { zones: neighbour['zones'] } : {}),
    };
  });
  const stops = partText('stops', [...rows.filter((row) => kept.has(row['id']!)), ...added]);
  const { source } = scenario.demand;
  if (source.kind !== 'bookings') return { [PART_FILES.stops]: stops };
  const text = readFileSync(join(folder, source.file), 'utf8');
  return { [PART_FILES.stops]: stops, [source.file]: moved(text, movesOf(scenario, plan)) };
}

/** For each stop that is gone the nearest one that is there. */
function movesOf({ places, ways }: Scenario, plan: StopPlan): ReadonlyMap<string, string> {
  const pointOf = (id: string): LonLat => ways.pointOf(places.find((place) => place.id === id)!)!;
  const there = [...plan.kept.map((id) => ({ id, ...pointOf(id) })), ...plan.added];
  return new Map(plan.left.map((id) => [id, there[nearest(pointOf(id), there)]!.id]));
}

function moved(bookings: string, moves: ReadonlyMap<string, string>): string {
  const rows = parse<Record<string, string>>(bookings, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  const end = (id: string | undefined): string => moves.get(id ?? '') ?? id ?? '';
  const changed = rows.map((row) => ({
    ...row,
    origin: end(row['origin']),
    destination: end(row['destination']),
  }));
  // A table of bookings is written as a table of stops is.
  return partText('stops', changed);
}
