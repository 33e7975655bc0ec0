import { isPass } from '../../core/money/party.js';

/** What the rider's and the companions' attributes are together, in the words of core/money/party.ts. */
export function partyAttributes(
  rider: readonly string[],
  companions: readonly (readonly string[])[],
): readonly string[] {
  // Nobody said who the others are: then they are like the rider, as in a table of bookings.
  if (companions.length === 0) return rider;
  const persons = [rider.filter((word) => !isPass(word)), ...companions];
  const everybodys = persons[0]!.filter((word) => persons.every((person) => person.includes(word)));
  const others = persons.flatMap((person) => person.filter((word) => !everybodys.includes(word)));
  return [...everybodys, ...rider.filter(isPass), ...counted(others)];
}

/** The rider's own share of what `partyAttributes` made of it with these companions. */
export function ownAttributes(
  together: readonly string[],
  companions: readonly (readonly string[])[],
): readonly string[] {
  if (companions.length === 0) return together;
  const counts = new Map<string, number>();
  for (const word of together) {
    const [, counted, count] = COUNTED.exec(word) ?? [];
    if (counted !== undefined) counts.set(counted, (counts.get(counted) ?? 0) + Number(count));
  }
  for (const word of companions.flat()) counts.set(word, (counts.get(word) ?? 0) - 1);
  const own = [...counts].flatMap(([word, count]) => (count > 0 ? [word] : []));
  return [...together.filter((word) => !COUNTED.test(word)), ...own];
}

const COUNTED = /^(.+)\*(\d+)$/;

/** Equal neighbours become one word with a count. */
function counted(words: readonly string[]): string[] {
  const groups: { readonly word: string; count: number }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last?.word === word) last.count++;
    else groups.push({ word, count: 1 });
  }
  return groups.map(({ word, count }) => `${word}*${count}`);
}
