import { AGE_GROUPS } from '../../scenarios/age-group.js';
import type { Reach, ReachedCell, ReachedKind } from './reach.js';
import { minutesTo } from './reach-shares.js';

/** What the service changes for a cell: reached without it, gained by it, or beyond reach with it, too. */
export type Outcome = 'reached' | 'gained' | 'beyond';

export const peopleIn = ({ people }: ReachedCell): number =>
  AGE_GROUPS.reduce((sum, age) => sum + people[age], 0);

/** What holds for half of the people of a cell or more, for the nearest place of a kind within `limit` minutes. */
export function outcomeOf(reach: Reach, cell: ReachedCell, kind: ReachedKind, limit: number): Outcome {
  const ages = AGE_GROUPS.map((age) => ({ n: cell.people[age], ...minutesTo(reach, cell, kind, age) }));
  const all = peopleIn(cell);
  if (ages.every(({ without }) => without <= limit)) return 'reached';
  const served = ages.reduce((sum, age) => sum + (age.with <= limit ? age.n : 0), 0);
  return 2 * served >= all && all > 0 ? 'gained' : 'beyond';
}
