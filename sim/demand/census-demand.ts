import { AGE_GROUPS, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { People } from '../../scenarios/people.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import { Asking } from './people/asking.js';
import { DemandCount, type DemandAccount } from './people/demand-account.js';
import { headcounts } from './people/headcount.js';
import { outingsOf } from './people/outings.js';
import { homeKey, personAt, personDraws } from './people/person.js';
import type { ServedDay } from './served-day.js';
import { visitorWishes } from './visitors.js';

/** The wishes of one day, and how they came about. */
export interface CensusDemand {
  /** In the order in which they are asked; equal moments in the order of cells and people. */
  readonly wishes: readonly WishRow[];
  readonly account: DemandAccount;
}

/**
 * Everybody in the cells decides on one day whether to go out, why, where to, when, and whether with the service; those
 * who do become bookings, outward and home. Full scale: every person is drawn, none stands for others. Every decision
 * has a stream of its own and every person numbers of their own in it, so that a change of fleet, fare or policy, or of
 * another cell, leaves the rest as it was. O(people), and O(stops × targets) for the tables of choice.
 */
export function censusDemand(
  source: CensusSource,
  people: People,
  day: ServedDay,
  seed: number,
): CensusDemand {
  const draws = personDraws(seed);
  const outings = outingsOf(source, day, seed);
  const heads = headcounts(people.cells, source.growth, seed);
  const account = new DemandCount();
  const asking = new Asking({ source, people, heads, day, seed, draws, account });
  const wishes: WishRow[] = [];
  const inCell = (cell: Cell, heads: ByAge): void => {
    const home = homeKey(cell);
    for (const group of AGE_GROUPS) {
      account.people(group, heads[group]);
      for (let number = 0; number < heads[group]; number++) {
        const person = personAt({ cell, home, group }, number, source.licence, draws);
        const purposes = outings(person);
        account.outings(group, purposes);
        if (purposes.length > 0) wishes.push(...asking.wishesOf(person, purposes));
      }
    }
  };
  for (const [c, cell] of people.cells.entries()) inCell(cell, heads[c]!);
  wishes.push(...visitorWishes(source.visitors, day, seed, source.now_below));
  return {
    wishes: wishes.sort((a, b) => a.asked - b.asked).map((wish, i) => ({ ...wish, line: i + 2 })),
    account: account.total(),
  };
}
