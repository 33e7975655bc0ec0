import type { AgeGroup } from '../../../scenarios/age-group.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';

/** What decides whether a person makes an outing with the service. */
export interface Terms {
  readonly group: AgeGroup;
  readonly licence: boolean;
  readonly pass: boolean;
  /** Standard normal, see person.ts. */
  readonly liking: number;
  /** On foot, both ends together. */
  readonly walkMinutes: number;
}

/**
 * Probability that an outing is made with the service: a binary logit. Its constant is set so that a person of average
 * liking chooses it with the stated probability `won` under the stated terms `at`; minutes on foot, minutes of waiting and
 * the fare then move it by the stated weights, and regular riders stand out by `regularity` standard deviations of
 * liking. A pass makes the fare 0.
 */
export function shareWon(service: CensusSource['service'], terms: Terms): number {
  const { won, at, expected, regularity } = service;
  const share = won[terms.licence ? 'with_licence' : 'without_licence'][terms.group];
  if (share === 0 || share === 1) return share;
  const walk = service.per_walk_minute * (terms.walkMinutes - at.walk / 60);
  const wait = (service.per_wait_minute * (expected.wait - at.wait)) / 60;
  const fare = (service.per_100_yen * ((terms.pass ? 0 : expected.fare_yen) - at.fare_yen)) / 100;
  const utility = Math.log(share / (1 - share)) + walk + wait + fare + regularity * terms.liking;
  return 1 / (1 + Math.exp(-utility));
}
