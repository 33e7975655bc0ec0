import { byAge, type AgeGroup, type ByAge } from '../../../scenarios/age-group.js';
import { PURPOSES, type ByPurpose, type Purpose } from '../../../scenarios/purpose.js';

/** What became of the outings for which the service comes into question. */
export const OUTCOMES = [
  'asked',
  'other-means',
  'no-stop-near-home',
  'nowhere-to-go',
  'on-foot',
  'place-closed',
  'outside-hours',
  'trip-not-made',
  'same-time',
  'no-way-to-door',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** One day's demand in numbers. An outing is two trips: there and home. */
export interface DemandAccount {
  readonly people: ByAge;
  /** All outings of all people by age and purpose, by whatever means. */
  readonly outings: ByAge<ByPurpose>;
  /**
   * The outings of served purposes by people who may use the service. All but `asked` and `other-means` would have
   * been made with the service, had it not failed for that reason.
   */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** Counts while people are gone through. */
export class DemandCount {
  readonly #people = byAge(() => 0);
  readonly #outings = byAge(() => zeros(PURPOSES));
  readonly #outcomes = zeros(OUTCOMES);

  people(group: AgeGroup, number: number): void {
    this.#people[group] += number;
  }

  outings(group: AgeGroup, purposes: readonly Purpose[]): void {
    for (const purpose of purposes) this.#outings[group][purpose]++;
  }

  outcome(outcome: Outcome): void {
    this.#outcomes[outcome]++;
  }

  total(): DemandAccount {
    return { people: this.#people, outings: this.#outings, outcomes: this.#outcomes };
  }
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
