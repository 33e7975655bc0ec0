/** One person of a party, as far as fares care. */
export interface FareRider {
  readonly attributes: readonly string[];
}

const COUNTED = /^(.+)\*(\d+)$/;

/** Begins attributes that name a pass: "pass:area-month". */
export const PASS = 'pass:';

/** Holds some pass, whichever the tariff sells to such a person. */
export const SOME_PASS = 'pass';

/** A pass is one person's. */
export const isPass = (attribute: string): boolean => attribute === SOME_PASS || attribute.startsWith(PASS);

/**
 * The persons of a party, the one who booked first. An attribute holds for the whole party ("resident"), one with
 * a count for so many persons ("child*2"), handed out in the order written, beginning with the first person who has
 * none of these yet; what exceeds the party is dropped. A pass without a count is the first person's.
 *   partyOf(3, ['resident', 'disabled*1', 'companion*1']) = [resident disabled], [resident companion], [resident]
 */
export function partyOf(persons: number, attributes: readonly string[]): FareRider[] {
  const plain = attributes.filter((attribute) => !COUNTED.test(attribute));
  const shared = plain.filter((attribute) => !isPass(attribute));
  const riders = Array.from({ length: persons }, () => [...shared]);
  riders[0]?.push(...plain.filter(isPass));
  let next = 0;
  for (const attribute of attributes) {
    const [, name, count] = COUNTED.exec(attribute) ?? [];
    if (name === undefined) continue;
    // Passes lie across the other words: the disabled first person may hold one too.
    const from = isPass(name) ? 0 : next;
    const to = Math.min(persons, from + Number(count));
    for (const rider of riders.slice(from, to)) rider.push(name);
    if (!isPass(name)) next = to;
  }
  return riders.map((own) => ({ attributes: own }));
}
