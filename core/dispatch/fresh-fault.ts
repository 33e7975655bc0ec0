import type { VehicleIndex } from '../ids.js';
import { faultsBeside, type Fault } from './check/fault.js';
import { checkTour } from './check/plan.js';
import type { Draft } from './draft.js';
import type { Tour } from './tour.js';

/**
 * What the referee finds wrong with the tours of these vehicles that was not wrong with them before: a driver may have
 * done what no plan allows, and that is nobody's fault who changes the plan afterwards. O(visits²) a vehicle.
 */
export function freshFault(
  draft: Draft,
  before: readonly Tour[],
  vehicles: readonly VehicleIndex[],
): Fault | undefined {
  const { now, tours, waiting, closures, excluded, world } = draft;
  const judge = (judged: readonly Tour[], v: VehicleIndex): readonly Fault[] =>
    checkTour({ now, tours: judged, waiting, closures, excluded }, v, world);
  for (const v of vehicles) {
    const [fresh] = faultsBeside(judge(before, v), judge(tours, v));
    if (fresh !== undefined) return fresh;
  }
  return undefined;
}
