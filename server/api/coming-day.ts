import type { Scenario } from '../../scenarios/scenario.js';
import { serviceDay, type ServiceDay } from '../../scenarios/service-day.js';

/** Days kept for one version of the service. */
const MOST = 16;

const known = new WeakMap<Scenario, Map<string, ServiceDay>>();

/**
 * A day as this version of the service would run it. Kept, because everybody may ask for the coming days and making one
 * takes some 10 ms.
 */
export function comingDay(scenario: Scenario, date: string): ServiceDay {
  const days = known.get(scenario) ?? new Map<string, ServiceDay>();
  known.set(scenario, days);
  const day = days.get(date) ?? serviceDay(scenario, date);
  days.set(date, day);
  if (days.size > MOST) days.delete([...days.keys()].sort()[0]!);
  return day;
}
