import type { Person } from './person.js';

/** What rules of the service may ask of a rider; docs/demand.md lists the attributes. */
export function riderAttributes(
  { group, licence, cell }: Person,
  { pass, wheelchair }: { readonly pass: boolean; readonly wheelchair: boolean },
): string[] {
  const old = group === '65-74' || group === '75-84' || group === '85+';
  return [
    `age-${group.replace('+', '-plus')}`,
    ...(old ? ['age-65-plus'] : []),
    ...(old && group !== '65-74' ? ['age-75-plus'] : []),
    licence ? 'licence' : 'no-licence',
    ...(pass ? ['pass'] : []),
    ...(wheelchair ? ['wheelchair'] : []),
    'resident',
    ...(cell.municipality === '' ? [] : [`resident-${cell.municipality}`]),
  ];
}
