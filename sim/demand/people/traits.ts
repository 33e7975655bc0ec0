import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { keyedDraw } from '../draw.js';
import type { Person } from './person.js';

/**
 * The attributes of a person with the further ones that a scenario states, drawn once for each person and attribute:
 * equal on every day of a seed. A trait may rest on those before it.
 */
export function traitsOf(
  traits: CensusSource['traits'],
  seed: number,
): (person: Person, attributes: readonly string[]) => readonly string[] {
  const drawn = traits.map((trait) => ({
    ...trait,
    draw: keyedDraw(seed, `demand/trait/${trait.attribute}`),
  }));
  return ({ home, self, group }, attributes) => {
    const all = [...attributes];
    for (const { attribute, share, of, draw } of drawn) {
      if (of !== undefined && !of.some((one) => all.includes(one))) continue;
      if (draw(home, self) < share[group]) all.push(attribute);
    }
    return all;
  };
}
