import { AGE_GROUPS, byAge, type ByAge } from '../../../scenarios/age-group.js';
import type { Complaints } from '../../../scenarios/problem-list.js';
import { agesOf, apportion, type AgeSums } from './age-sum.js';
import type { Count } from './count.js';

/** The people of one area, each counted once and where they live. */
export interface Settled {
  readonly count: Count;
  readonly people: ByAge;
  readonly unknownAge: number;
  /** What was done to the published figures; empty for nothing. */
  readonly note: string;
}

/**
 * The e-Stat rule for small counts: the area keeps its total, and its ages are counted in a neighbour (HTKSAKI) whose
 * own total stays as it was. So totals add up over all rows, and ages over the rows that show them. Here the people of
 * a suppressed area take ages out of the neighbour's in its proportions (largest remainders), and the neighbour
 * keeps the rest: every total and every age stays right to the person, whatever the order of the rows. People without age stay unknown.
 */
export function settle(rows: readonly Count[], sums: AgeSums, complaints: Complaints): Settled[] {
  const guests = new Map<string, Count[]>();
  const ids = new Map(rows.map((row) => [row.id, row]));
  const lost: Count[] = [];
  for (const row of rows) {
    if (row.moved !== 2) continue;
    if (ids.get(row.into)?.moved === 1) guests.set(row.into, [...(guests.get(row.into) ?? []), row]);
    else lost.push(row);
  }
  tellLost(lost, complaints);
  const settled = new Map<Count, Settled>();
  for (const row of rows) {
    if (row.moved === 2) continue;
    const inOrder = [...(guests.get(row.id) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const one of shareOut(row, inOrder, sums)) settled.set(one.count, one);
  }
  for (const row of lost)
    settled.set(row, ageless(row, `ages are in ${row.into || 'another cell'}, which is not here`));
  return rows.map((row) => settled.get(row)!);
}

const ageless = (count: Count, note: string): Settled => ({
  count,
  people: byAge(() => 0),
  unknownAge: count.people ?? 0,
  note,
});

function shareOut(host: Count, guests: readonly Count[], sums: AgeSums): Settled[] {
  const ages = agesOf(sums, host.ages);
  if (ages === undefined) {
    return [host, ...guests].map((count) =>
      ageless(count, count.people === undefined ? 'no figure' : 'ages suppressed'),
    );
  }
  const known = AGE_GROUPS.map((group) => ages[group]);
  const sum = known.reduce((a, b) => a + b, 0);
  const guestPeople = guests.reduce((total, { people }) => total + (people ?? 0), 0);
  const unknown = Math.max(host.unknownAge, (host.people ?? sum) + guestPeople - sum);
  let pool = [...known, unknown];
  const settled = guests.map((guest) => {
    const taken = apportion(guest.people ?? 0, pool);
    pool = pool.map((left, i) => left - taken[i]!);
    return settledOf(guest, taken, `ages shared out from ${host.id}`);
  });
  return [
    settledOf(host, pool, guests.length === 0 ? '' : `ages shared with ${host.from.join(';')}`),
    ...settled,
  ];
}

function settledOf(count: Count, parts: readonly number[], note: string): Settled {
  const people = byAge((group) => parts[AGE_GROUPS.indexOf(group)]!);
  return { count, people, unknownAge: parts[AGE_GROUPS.length]!, note };
}

function tellLost(lost: readonly Count[], complaints: Complaints): void {
  const [first] = lost;
  if (first === undefined) return;
  complaints.warn(`line ${first.line}, column HTKSAKI`, {
    expected: 'the area that holds the ages of this one',
    found: `"${first.into}", which is not in the file or receives nothing (${lost.length} such areas)`,
    remedy: 'their people are counted without age; add the neighbouring file if the area lies there',
  });
}
