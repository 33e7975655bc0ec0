import type { Schedule } from '../../core/dispatch/decision.js';
import type { Input } from '../../core/dispatch/input.js';
import type { Tour, Visit } from '../../core/dispatch/tour.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';

/** What a driver will do and report next, if the plan stays as it is. */
export type Act =
  | { readonly kind: 'depart'; readonly at: ServiceTime }
  | { readonly kind: 'arrive'; readonly at: ServiceTime; readonly stop: StopIndex }
  | { readonly kind: 'serve'; readonly at: ServiceTime; readonly visit: Visit };

/**
 * The acts of one vehicle as far as they are certain: leaving; or else arriving where it drives to, and serving
 * everybody at that stop up to a party that has not said yes: nobody boards on an open offer. After a departure,
 * after a halt and after an answer the dispatcher says how it goes on.
 */
export function actsOf(tour: Tour, schedule: Schedule): readonly Act[] {
  const { motion, visits } = tour;
  if (motion.kind === 'broken-down') return [];
  const acts: Act[] = [];
  const here: number = motion.kind === 'driving' ? motion.to : motion.place;
  if (motion.kind === 'driving') {
    acts.push({ kind: 'arrive', at: motion.arrives, stop: motion.to });
  } else if (schedule.leavesAt !== undefined) {
    return [{ kind: 'depart', at: schedule.leavesAt }];
  }
  for (let i = 0; i < visits.length && visits[i]!.stop === here; i++) {
    if (isUndecided(visits[i]!)) break;
    acts.push({ kind: 'serve', at: schedule.visits[i]!.begin, visit: visits[i]! });
  }
  return acts;
}

const isUndecided = (visit: Visit): boolean => visit.kind === 'pickup' && visit.ride.status.kind === 'held';

/** The report of an act, as the dispatcher hears it. `absent` says whether a party fails to show up. */
export function reported(act: Act, vehicle: VehicleIndex, absent: (request: RequestId) => boolean): Input {
  const { at } = act;
  if (act.kind === 'depart') return { kind: 'departed', at, vehicle };
  if (act.kind === 'arrive') return { kind: 'arrived', at, vehicle, stop: act.stop };
  if (act.visit.kind === 'break') return { kind: 'rested', at, vehicle };
  const request = act.visit.ride.request.id;
  if (act.visit.kind === 'dropoff') return { kind: 'alighted', at, vehicle, request };
  return { kind: absent(request) ? 'absent' : 'boarded', at, vehicle, request };
}
