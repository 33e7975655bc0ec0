import type { VehicleIndex } from '../../ids.js';
import type { Draft } from '../draft.js';
import { carries, overlap, servesBoth } from '../rules.js';
import type { Wanted } from '../wanted.js';
import type { Obstacle } from './explanation.js';

/** What keeps a vehicle from a ride wherever it is: the rules, an operator, its shift. O(shifts). */
export function barred(draft: Draft, wanted: Wanted, v: VehicleIndex): Obstacle[] {
  const { world, excluded, tours } = draft;
  const { request, pickup } = wanted;
  const { shifts, attributes, zones } = world.vehicles[v]!;
  const found: Obstacle[] = [];
  const onDuty = shifts.some(({ begin, end }) => begin <= pickup.latest && end >= pickup.earliest);
  if (!carries(world.vehicles[v]!, request)) found.push({ code: 'too-small' });
  if (zones !== undefined && !servesBoth(zones, wanted, world)) found.push({ code: 'other-zone' });
  if (attributes !== undefined && !overlap(attributes, request.attributes))
    found.push({ code: 'other-riders' });
  if (excluded.includes(v)) found.push({ code: 'excluded' });
  if (tours[v]!.motion.kind === 'broken-down') found.push({ code: 'broken-down' });
  else if (!onDuty) found.push({ code: 'off-duty' });
  return found;
}
