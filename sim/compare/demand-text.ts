import type { Scenario } from '../../scenarios/scenario.js';

/**
 * Equal for scenarios in which the same people ask: the same day, demand.yaml and tables behind it; where wishes are
 * drawn between stops by their number, as many stops. What the service itself changes in what they ask, such as
 * hours or walks to stops, is part of the difference between services, not another demand.
 */
export function demandText({ about, demand, wishes, people, journal, places }: Scenario): string {
  const stops =
    demand.source.kind === 'generator' ? places.filter(({ kind }) => kind === 'stop').length : undefined;
  // The line of a row says where it stands, not what it is.
  return JSON.stringify(
    { date: about.date, demand, wishes, people, journal, stops },
    (key, value: unknown) => (key === 'line' ? undefined : value),
  );
}
