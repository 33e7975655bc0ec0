import type { PartContent } from '../../scenarios/parts.js';
import type { PlannedShift, ShiftPlan } from './shift-plan.js';

type Group = Readonly<Record<string, unknown>>;

/** The vehicles of fleet.yaml with the planned shifts; alike vehicles that no longer work alike become vehicles of their own. */
export function plannedFleet(fleet: PartContent, plan: ShiftPlan): readonly Group[] {
  const shiftsOf = new Map(plan.vehicles.map(({ id, shifts }) => [id, shifts]));
  const groups = (fleet as { readonly vehicles: readonly Group[] }).vehicles;
  return groups.flatMap((group) => {
    const ids = idsOf(group);
    const plans = ids.map((id) => shiftsOf.get(id));
    if (plans.some((shifts) => shifts === undefined)) return [group];
    const known = plans as readonly (readonly PlannedShift[])[];
    if (new Set(known.map((shifts) => JSON.stringify(shifts))).size === 1) {
      return working(group, known[0]!, plan.day_type);
    }
    const { count: _count, ...alike } = group;
    return ids.flatMap((id, i) => working({ ...alike, id }, known[i]!, plan.day_type));
  });
}

function idsOf({ id, count }: Group): string[] {
  if (count === undefined) return [String(id)];
  return Array.from({ length: Number(count) }, (_, i) => `${String(id)}-${i + 1}`);
}

/** A vehicle that works on no day at all is left out. */
function working(group: Group, planned: readonly PlannedShift[], dayType: string): Group[] {
  const { [dayType]: _before, ...others } = (group['shifts'] ?? {}) as Readonly<Record<string, unknown>>;
  const shifts = planned.length === 0 ? others : { ...others, [dayType]: planned };
  return Object.keys(shifts).length === 0 ? [] : [{ ...group, shifts }];
}
