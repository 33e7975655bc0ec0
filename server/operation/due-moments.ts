import { after, type ServiceTime } from '../../core/units.js';
import type { OpenDay } from './operation.js';

/** When the dispatcher has to be woken, read off the plan: offers run out, and collected wishes are decided. */
export function dueMoments({ fleet, service }: OpenDay): readonly ServiceTime[] {
  const offers = fleet.tours.flatMap(({ visits }) =>
    visits.flatMap((visit) =>
      visit.kind === 'pickup' && visit.ride.status.kind === 'held' ? [visit.ride.status.until] : [],
    ),
  );
  const [first] = fleet.waiting;
  const batch = first === undefined ? [] : [after(first.asked, service.world.policy.batchWindow)];
  return [...new Set([...offers, ...batch])];
}
