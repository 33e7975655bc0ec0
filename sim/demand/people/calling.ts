import type { ServiceTime } from '../../../core/units.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { cumulated, keyedDraw, pick } from '../draw.js';
import type { Person } from './person.js';

/**
 * When a person books outing `number`; negative on a day before. The lead counts back from the wished moment, the
 * appointment or the leaving, but nobody calls after it is time to leave.
 */
export type Calling = (
  person: Person,
  number: number,
  when: { readonly wished: ServiceTime; readonly leaves: ServiceTime },
) => ServiceTime;

const DAY_S = 86_400;
/** Nobody books before six in the morning for the same day, unless the ride itself is that early. Assumption. */
const FIRST_CALL = 6 * 3600;

/** Lead times in the stated classes, evenly spread within each; calls on days before while the desk is open. */
export function calling(source: Pick<CensusSource, 'lead' | 'desk'>, date: string, seed: number): Calling {
  const classes = source.lead;
  const table = cumulated(classes.map(({ share }) => share));
  const drawClass = keyedDraw(seed, `demand/lead/${date}`);
  const drawWhen = keyedDraw(seed, `demand/lead-when/${date}`);
  const { earliest, latest } = source.desk;
  return ({ home, self }, number, { wished, leaves }) => {
    const lead = classes[pick(table, drawClass(home, self, number))]!;
    const [day, when] = [drawWhen(home, self, 2 * number), drawWhen(home, self, 2 * number + 1)];
    if ('days' in lead) {
      const [least, most] = lead.days;
      const days = least + Math.floor(day * (most - least + 1));
      return (earliest + Math.floor(when * (latest - earliest)) - days * DAY_S) as ServiceTime;
    }
    const [shortest, longest] = lead.ahead;
    const reach = Math.max(shortest, Math.min(longest, wished - FIRST_CALL));
    const asked = wished - Math.floor(shortest + when * (reach - shortest));
    return Math.min(asked, leaves) as ServiceTime;
  };
}
