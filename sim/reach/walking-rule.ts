import { minutes, type Seconds } from '../../core/units.js';
import type { WalkingRule } from '../../core/timetable/day-network.js';

/** How far people walk to and from a halt, and between two. An assumption. */
export const TO_HALT: Seconds = minutes(15);
/** Changing where the feed says nothing. An assumption. */
export const CHANGE: Seconds = minutes(3);

/** Walking between halts as the scenario walks. */
export const walkingRule = (walks: {
  readonly speed_kmh: number;
  readonly detour_factor: number;
}): WalkingRule => ({
  change: CHANGE,
  limit: TO_HALT,
  metresPerSecond: walks.speed_kmh / 3.6,
  detour: walks.detour_factor,
});
