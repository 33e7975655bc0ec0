import { boardOf } from '../../core/dispatch/board.js';
import type { Schedule } from '../../core/dispatch/decision.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import { scheduleOf } from '../../core/dispatch/schedule.js';
import type { World } from '../../core/dispatch/world.js';
import type { VehicleIndex } from '../../core/ids.js';

/** What every vehicle is to do before anybody has asked for a ride: its rests, and going home. By VehicleIndex. */
export function openingSchedules(fleet: Fleet, world: World): readonly Schedule[] {
  const board = boardOf(world, fleet.tours);
  return fleet.tours.map((tour, v) => scheduleOf(board, tour, v as VehicleIndex, fleet.now));
}
