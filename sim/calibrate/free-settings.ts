import { AGE_GROUPS, byAge, type ByAge } from '../../scenarios/age-group.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { PURPOSES } from '../../scenarios/purpose.js';

/** What a calibration may move: factors on the settings that the scenario had, and shares that replace them. */
export interface FreeSettings {
  /** On the share of outings won, everybody alike, and by age. */
  readonly won: number;
  readonly ages: ByAge;
  /** On the weight of each hour, in all purposes. */
  readonly hours: Readonly<Record<string, number>>;
  /** On the factor of each weekday. */
  readonly weekdays: Readonly<Record<string, number>>;
  /** On the share of each class of lead times. */
  readonly lead: readonly number[];
  /** On the weight of the destinations at a stop, by the id of the stop. */
  readonly stops: Readonly<Record<string, number>>;
  /** The share that calls; undefined: as it was. */
  readonly phone: number | undefined;
  /** On the shares of parties of two and more. */
  readonly companions: number;
}

export const UNCHANGED: FreeSettings = {
  won: 1,
  ages: byAge(() => 1),
  hours: {},
  weekdays: {},
  lead: [],
  stops: {},
  phone: undefined,
  companions: 1,
};

/** The scenario with a census demand as moved; nothing else is touched. */
export function withSettings(scenario: Scenario, source: CensusSource, free: FreeSettings): Scenario {
  const people = scenario.people!;
  return {
    ...scenario,
    demand: { ...scenario.demand, source: movedSource(source, free) },
    people: {
      ...people,
      destinations: people.destinations.map((destination) => ({
        ...destination,
        weight: destination.weight * (free.stops[destination.stop ?? ''] ?? 1),
      })),
    },
  };
}

/** The demand with all factors multiplied in. */
export function movedSource(source: CensusSource, free: FreeSettings): CensusSource {
  const won = (shares: ByAge): Record<(typeof AGE_GROUPS)[number], number> =>
    byAge((group) => Math.min(1, shares[group] * free.won * free.ages[group]));
  const hours = Object.fromEntries(
    PURPOSES.map((purpose) => [
      purpose,
      Object.fromEntries(
        Object.entries(source.hours[purpose]).map(([hour, weight]) => [
          hour,
          weight * (free.hours[hour] ?? 1),
        ]),
      ),
    ]),
  ) as CensusSource['hours'];
  const weekdays = Object.fromEntries(
    Object.entries(source.weekdays).map(([day, factor]) => [day, factor * (free.weekdays[day] ?? 1)]),
  ) as CensusSource['weekdays'];
  return {
    ...source,
    hours,
    weekdays,
    lead: source.lead.map((lead, i) => ({ ...lead, share: lead.share * (free.lead[i] ?? 1) })),
    phone: free.phone ?? source.phone,
    parties: source.parties.map((share, i) => (i === 0 ? share : share * free.companions)),
    service: {
      ...source.service,
      won: {
        with_licence: won(source.service.won.with_licence),
        without_licence: won(source.service.won.without_licence),
      },
    },
  };
}
