import { yen, type Yen } from '../core/units.js';
import type { ServiceFile } from './format/service-file.js';

/** What a ride costs. Further kinds become further members of the union in format/service-file.ts. */
export type FareRule = ServiceFile['fare'];

/** What a party pays for one ride. The first reduction that fits the party's attributes holds for all its persons. */
export function partyFare(
  rule: FareRule,
  { persons, attributes }: { readonly persons: number; readonly attributes: readonly string[] },
): Yen {
  if (rule.kind === 'free') return yen(0);
  const reduced = rule.reduced.find((one) => one.attributes.some((a) => attributes.includes(a)));
  return yen(persons * (reduced?.yen ?? rule.yen));
}
