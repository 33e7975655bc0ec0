import { PASS, SOME_PASS } from '../../core/money/party.js';

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

const isPass = (word: string): boolean => word === SOME_PASS || word.startsWith(PASS);

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
