import { compareTable } from '../compare/compare-table.js';
import type { Optimised } from './optimise.js';
import type { ShiftPlan } from './shift-plan.js';
import type { StopPlan } from './stop-plan.js';

/** The plan and its gain as people read it in a terminal. */
export function optimiseText({ stops, shifts, gain }: Optimised): string {
  const plan = [
    ...(stops === undefined ? [] : stopLines(stops)),
    ...(shifts === undefined ? [] : shiftLines(shifts)),
  ];
  return `${plan.join('\n')}\n\n${compareTable(gain)}`;
}

function stopLines({ kept, left, added, reachM, before, after }: StopPlan): string[] {
  const share = (part: number | null): string => (part === null ? '–' : `${(100 * part).toFixed(1)} %`);
  return [
    `停留所 / stops: ${kept.length} kept, ${left.length} left out, ${added.length} new; within ${reachM} m on foot`,
    `住民 / people within reach: ${share(before.homes)} before, ${share(after.homes)} after`,
    `乗降 / ends of rides within reach: ${share(before.ride_ends)} before, ${share(after.ride_ends)} after`,
    ...(left.length === 0 ? [] : [`left out: ${left.join(' ')}`]),
    ...added.map(({ id, lon, lat, like }) => `new: ${id} at ${lon}, ${lat} (nearest: ${like})`),
  ];
}

function shiftLines({
  day_type: dayType,
  needed,
  hours_before: before,
  hours_after: after,
  vehicles,
}: ShiftPlan): string[] {
  return [
    `勤務 / shifts on a day of type ${dayType}: ${before} vehicle-hours before, ${after} after`,
    `必要台数 / vehicles needed: ${needed.map(({ from, vehicles: n }) => `${from} ${n}`).join(', ')}`,
    ...vehicles.map(({ id, shifts }) => {
      const texts = shifts.map(({ time, breaks = [] }) => {
        const rests = breaks.map(({ begin, lasts }) => `, rest of ${lasts} begun ${begin}`);
        return `${time}${rests.join('')}`;
      });
      return `  ${id}: ${texts.length === 0 ? 'not needed' : texts.join('; ')}`;
    }),
  ];
}
