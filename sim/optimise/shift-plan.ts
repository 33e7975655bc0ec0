import { clockText, type ServiceTime } from '../../core/units.js';
import { calendarDay } from '../../scenarios/calendar.js';
import type { VehicleGroup } from '../../scenarios/format/fleet-file.js';
import { vehicleIds } from '../../scenarios/fleet-check.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { run } from '../run.js';
import { neededVehicles, SLOT_MIN } from './needed-vehicles.js';
import { fewestHours, type SlotShift } from './shift-cover.js';

/** Shifts chosen for the day type of the day that the scenario names. */
export interface ShiftPlan {
  readonly day_type: string;
  /** Vehicles needed, slot by slot of half an hour. */
  readonly needed: readonly { readonly from: string; readonly vehicles: number }[];
  readonly hours_before: number;
  readonly hours_after: number;
  /** Vehicles in the order of fleet.yaml; none: not needed on such a day. */
  readonly vehicles: readonly { readonly id: string; readonly shifts: readonly PlannedShift[] }[];
}

/** As fleet.yaml writes it. */
export interface PlannedShift {
  readonly time: string;
  readonly breaks?: readonly { readonly begin: string; readonly lasts: string }[];
}

const SLOTS_AN_HOUR = 60 / SLOT_MIN;
const LEAST_SLOTS = 3 * SLOTS_AN_HOUR;
/** Eight hours of work and the rest in them. */
const MOST_SLOTS = 9 * SLOTS_AN_HOUR;
/** Labour Standards Act (労働基準法), article 34: more than six hours of work need 45 minutes of rest, more than eight an hour. */
const REST_FROM_SLOTS = 6 * SLOTS_AN_HOUR;
const LONG_REST_FROM_SLOTS = 8.5 * SLOTS_AN_HOUR;
/** A rest begins within this many slots, and so far from both ends of the shift. */
const REST_WINDOW = 4;
const REST_MARGIN = 1.5 * SLOTS_AN_HOUR;

/** Vehicles that work shifts on such a day; drivers who go anyway plan their own time. */
const working = (vehicles: readonly VehicleGroup[], dayType: string): readonly VehicleGroup[] =>
  vehicles.filter(({ shifts, trips }) => (shifts[dayType]?.length ?? 0) > 0 && trips[dayType] === undefined);

/**
 * Shifts of three to nine hours, on the half hour, that cover the vehicles needed in the simulated days, seeds 1 to `seeds`,
 * with the fewest hours; at least one vehicle is there from the beginning of the hours of service to half an hour after
 * their end. Rests lie where fewest vehicles are busy. Undefined if nobody works shifts on that day.
 */
export function shiftPlan(scenario: Scenario, seeds: number): ShiftPlan | undefined {
  const { dayType } = calendarDay(scenario.about.date, scenario.service);
  const hours = dayType === undefined ? [] : (scenario.service.hours[dayType] ?? []);
  const groups = dayType === undefined ? [] : working(scenario.fleet.vehicles, dayType);
  if (dayType === undefined || groups.length === 0 || hours.length === 0) return undefined;
  const slotS = SLOT_MIN * 60;
  const first = Math.floor((Math.min(...hours.map(({ earliest }) => earliest)) - slotS / 2) / slotS);
  const last = Math.ceil(Math.max(...hours.map(({ latest }) => latest)) / slotS) + 1;
  const ids = groups.flatMap(vehicleIds);
  const days = Array.from({ length: seeds }, (_, i) =>
    run(scenario, { seed: i + 1, days: 1, referee: 'off' }).map(({ ledger }) => ledger),
  ).flat();
  const need = neededVehicles(days, { from: first * slotS, slots: last - first });
  const needed = need.map(({ vehicles }) => Math.min(ids.length, Math.max(1, vehicles)));
  const plans = fewestHours({ needed, least: LEAST_SLOTS, most: MOST_SLOTS, vehicles: ids.length });
  const surplus = need.map(({ busy }, slot) => plans.flat().filter((s) => covers(s, slot)).length - busy);
  return {
    day_type: dayType,
    needed: needed.map((vehicles, slot) => ({ from: slotText(first + slot), vehicles })),
    hours_before: hoursNow(groups, dayType),
    hours_after: plans.flat().reduce((sum, { from, to }) => sum + to - from, 0) / SLOTS_AN_HOUR,
    vehicles: ids.map((id, v) => ({
      id,
      shifts: [...(plans[v] ?? [])].map((shift) => plannedShift(shift, first, surplus)),
    })),
  };
}

const covers = ({ from, to }: SlotShift, slot: number): boolean => from <= slot && slot < to;

const slotText = (slot: number): string => clockText((slot * SLOT_MIN * 60) as ServiceTime).replace(/^0/, '');

function hoursNow(groups: readonly VehicleGroup[], dayType: string): number {
  const seconds = groups.flatMap((group) =>
    group.shifts[dayType]!.map(({ time }) => (time.latest - time.earliest) * vehicleIds(group).length),
  );
  return seconds.reduce((sum, s) => sum + s, 0) / 3600;
}

/** Takes what the rest needs out of the surplus, slot by slot, so that rests are taken by turns. */
function plannedShift({ from, to }: SlotShift, first: number, surplus: number[]): PlannedShift {
  const time = `${slotText(first + from)}-${slotText(first + to)}`;
  if (to - from <= REST_FROM_SLOTS) return { time };
  const long = to - from > LONG_REST_FROM_SLOTS;
  // The rest may begin anywhere in its window, so it takes a part of a vehicle out of each of its slots.
  const spareAt = (at: number): number =>
    surplus.slice(at, at + REST_WINDOW + 2).reduce((sum, spare) => sum + spare, 0);
  let best = from + REST_MARGIN;
  for (let at = best; at + REST_WINDOW + 2 <= to - REST_MARGIN; at++)
    if (spareAt(at) > spareAt(best)) best = at;
  for (let slot = best; slot < best + REST_WINDOW + 2; slot++) surplus[slot]! -= 2 / (REST_WINDOW + 2);
  const begin = `${slotText(first + best)}-${slotText(first + best + REST_WINDOW)}`;
  return { time, breaks: [{ begin, lasts: long ? '60 min' : '45 min' }] };
}
