import type { Person } from './person.js';

/** What is drawn of a person only if the service comes into question. */
export interface RiderTraits {
  readonly pass: boolean;
  readonly wheelchair: boolean;
  /** How they book: "phone", "web", … */
  readonly channel: string;
}

/** What rules of the service may ask of a rider; docs/demand.md lists the attributes. */
export function riderAttributes(
  { group, licence, cell }: Person,
  { pass, wheelchair, channel }: RiderTraits,
): string[] {
  const old = group === '65-74' || group === '75-84' || group === '85+';
  return [
    `age-${group.replace('+', '-plus')}`,
    ...(old ? ['age-65-plus'] : []),
    ...(old && group !== '65-74' ? ['age-75-plus'] : []),
    licence ? 'licence' : 'no-licence',
    ...(pass ? ['pass'] : []),
    ...(wheelchair ? ['wheelchair'] : []),
    `via-${channel}`,
    'resident',
    ...(cell.municipality === '' ? [] : [`resident-${cell.municipality}`]),
  ];
}
