import { AGE_GROUPS, type AgeGroup } from '../../scenarios/age-group.js';
import { REACHED_KINDS, type Reach, type ReachedCell, type ReachedKind } from './reach.js';

/** How many of some people reach a place of a kind within a limit, without and with the service. */
export interface ReachShare {
  /** Empty: the people of the scenario. */
  readonly year: string;
  readonly kind: ReachedKind;
  /** Minutes. */
  readonly limit: number;
  /** Empty: the whole area. */
  readonly municipality: string;
  /** Empty: everybody. */
  readonly age: AgeGroup | '';
  readonly people: number;
  readonly without: number;
  readonly with: number;
}

/** The kinds of which the scenario has a place. */
export const kindsOf = ({ targets }: Reach): readonly ReachedKind[] =>
  REACHED_KINDS.filter((kind) => targets.some((target) => target.kind === kind));

/** Usual minutes from a cell to the nearest place of a kind, for one age. */
export function minutesTo(
  { targets }: Reach,
  { times }: ReachedCell,
  kind: ReachedKind,
  age: AgeGroup,
): { readonly without: number; readonly with: number } {
  let [without, served] = [Infinity, Infinity];
  for (const [i, target] of targets.entries()) {
    if (target.kind !== kind) continue;
    without = Math.min(without, times[i]!.without / 60);
    served = Math.min(served, times[i]!.with[age] / 60);
  }
  return { without, with: served };
}

/** Every share by year, kind, limit, municipality and age: the whole first, then its parts. People are whole. */
export function reachShares(reach: Reach, limits: readonly number[]): readonly ReachShare[] {
  return reach.years.flatMap(({ year, cells }) => {
    const municipalities = [...new Set(cells.map(({ municipality }) => municipality))].filter(Boolean).sort();
    return kindsOf(reach).flatMap((kind) => {
      const reached = cells.flatMap((cell) =>
        AGE_GROUPS.map((age) => ({ cell, age, ...minutesTo(reach, cell, kind, age) })),
      );
      return limits.flatMap((limit) =>
        ['', ...municipalities].flatMap((municipality) =>
          (['', ...AGE_GROUPS] as const).map((age): ReachShare => {
            const own = reached.filter(
              (one) =>
                (municipality === '' || one.cell.municipality === municipality) &&
                (age === '' || one.age === age),
            );
            const count = (fits: (one: (typeof own)[number]) => boolean): number =>
              Math.round(own.filter(fits).reduce((sum, one) => sum + one.cell.people[one.age], 0));
            return {
              year,
              kind,
              limit,
              municipality,
              age,
              people: count(() => true),
              without: count((one) => one.without <= limit),
              with: count((one) => one.with <= limit),
            };
          }),
        ),
      );
    });
  });
}

/** People who usually reach one place within an hour. */
export interface OneHour {
  readonly id: string;
  readonly name: string;
  readonly kind: ReachedKind;
  readonly without: number;
  readonly with: number;
}

const HOUR_S = 3600;

/** The one-hour population of each place, for the first people told; the largest with the service first. */
export function oneHourPopulations({ targets, years }: Reach): readonly OneHour[] {
  const cells = years[0]?.cells ?? [];
  const sum = (fits: (cell: ReachedCell, age: AgeGroup) => boolean): number =>
    Math.round(
      cells.reduce(
        (all, cell) =>
          all + AGE_GROUPS.reduce((part, age) => part + (fits(cell, age) ? cell.people[age] : 0), 0),
        0,
      ),
    );
  return targets
    .map(({ id, name, kind }, i) => ({
      id,
      name,
      kind,
      without: sum(({ times }) => times[i]!.without <= HOUR_S),
      with: sum(({ times }, age) => times[i]!.with[age] <= HOUR_S),
    }))
    .sort((a, b) => b.with - a.with || b.without - a.without || (a.id < b.id ? -1 : 1));
}

/** What the national plan asks of an area of daily life: 100,000 people within an hour (国土形成計画, 2023). */
export const LIVING_AREA_PEOPLE = 100_000;
