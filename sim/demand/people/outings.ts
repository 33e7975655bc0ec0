import { AGE_GROUPS, byAge, type AgeGroup, type ByAge } from '../../../scenarios/age-group.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { PURPOSES, type Purpose } from '../../../scenarios/purpose.js';
import { cumulated, keyedDraw, pick } from '../draw.js';
import type { Person } from './person.js';

/** The kind of day that people live. */
export type DayKind = 'weekday' | 'rest_day';

/** Tells the purposes for which a person leaves home on one day: none, one or two outings, each there and back. */
export type Outings = (person: Person) => readonly Purpose[];

/**
 * An outing is two trips, there and home. Of those who go out, so many make a second outing that the stated trips per
 * person who went out come out on average: trips ÷ 2 − 1. Chains of several places are not modelled; a stop at the bank
 * on the way is part of the outing.
 */
export function outingsOf(
  source: Pick<
    CensusSource,
    'outing' | 'trips' | 'licence' | 'outing_without_licence' | 'purposes' | 'purposes_rest_day'
  >,
  day: { readonly kind: DayKind; readonly date: string },
  seed: number,
): Outings {
  const shares = outingShares(source, day.kind);
  const second = byAge((group) => source.trips[day.kind][group] / 2 - 1);
  const tables = byAge((group) => cumulated(purposeWeights(source, group, day.kind)));
  const goes = keyedDraw(seed, `demand/outing/${day.date}`);
  const why = keyedDraw(seed, `demand/purpose/${day.date}`);
  const purpose = ({ home, self, group }: Person, number: number): Purpose =>
    PURPOSES[pick(tables[group], why(home, self, number))]!;
  return (person) => {
    const { home, self, group, licence } = person;
    if (goes(home, self) >= shares[licence ? 'with' : 'without'][group]) return NONE;
    const first = purpose(person, 0);
    return goes(home, self, 1) < second[group] ? [first, purpose(person, 1)] : [first];
  };
}

const NONE: readonly Purpose[] = [];

/**
 * Share of people who go out. Those without licence go out less by the stated factor; the others so much more that the
 * mean of the age group stays, but never more than all of them.
 */
export function outingShares(
  source: Pick<CensusSource, 'outing' | 'licence' | 'outing_without_licence'>,
  kind: DayKind,
): { readonly with: ByAge; readonly without: ByAge } {
  const without = byAge((group) =>
    Math.min(1, source.outing[kind][group] * source.outing_without_licence[group]),
  );
  const withOne = byAge((group) => {
    const licence = source.licence[group];
    if (licence === 0) return 0;
    return Math.min(1, (source.outing[kind][group] - (1 - licence) * without[group]) / licence);
  });
  return { with: withOne, without };
}

/** Relative shares of the purposes, in the order of PURPOSES. */
export function purposeWeights(
  { purposes, purposes_rest_day: rest }: Pick<CensusSource, 'purposes' | 'purposes_rest_day'>,
  group: AgeGroup,
  kind: DayKind,
): number[] {
  return PURPOSES.map((purpose) => purposes[group][purpose] * (kind === 'rest_day' ? rest[purpose] : 1));
}

/** Trips per person and day that a scenario states, by age group: what the generated demand is tested against. */
export const statedTrips = (source: Pick<CensusSource, 'outing' | 'trips'>, kind: DayKind): ByAge =>
  Object.fromEntries(
    AGE_GROUPS.map((group) => [group, source.outing[kind][group] * source.trips[kind][group]]),
  ) as Record<AgeGroup, number>;
