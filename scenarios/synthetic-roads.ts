import { readBoundary } from '../core/road/boundary.js';
import type { ImportedRoads } from '../core/road/import.js';
import { unpacked } from '../core/road/recognise.js';
import { RoadDataError } from '../core/road/road-data-error.js';
import { SYNTHETIC_DEFAULTS } from '../core/road/synthetic/settings.js';
import { settlementsTable } from '../core/road/synthetic/settlement.js';
import { synthesise } from '../core/road/synthetic/synthesise.js';
import type { Folder } from './folder.js';
import type { RoadSource } from './format/roads-file.js';
import type { ProblemList } from './problem-list.js';

/** The roads made from the settlements that roads.yaml names; undefined, and told, if these cannot be read. */
export function syntheticRoads(
  source: Extract<RoadSource, { kind: 'synthetic' }>,
  folder: Folder,
  problems: ProblemList,
): ImportedRoads | undefined {
  const bytes = folder.bytes(source.settlements);
  const outline = source.boundary === undefined ? undefined : folder.bytes(source.boundary);
  if (bytes === undefined || (source.boundary !== undefined && outline === undefined)) return undefined;
  try {
    const settlements = settlementsTable({ name: source.settlements, bytes });
    const land = outline && unpacked({ name: source.boundary!, bytes: outline });
    const boundary = land && readBoundary(land.bytes, land.name);
    const made = synthesise(
      { file: source.settlements, settlements, boundary },
      {
        ...SYNTHETIC_DEFAULTS,
        winding: source.winding,
        speed: source.speed,
        peoplePerKm2: source.people_per_km2,
        blockM: source.block_m,
        openFromM: source.open_from_m,
      },
    );
    if (made.roads.getLinkCount() > 0) return made;
    problems.in(source.settlements).error('whole file', {
      expected: 'at least two settlements joined by land',
      found: `${settlements.length} without a road`,
      remedy: 'add settlements, or check the boundary',
    });
  } catch (cause) {
    if (!(cause instanceof RoadDataError)) throw cause;
    for (const problem of cause.problems) problems.add({ severity: 'error', ...problem });
  }
  return undefined;
}
