import type { TourView } from '../contract/tour.js';
import type { DriverEvent } from '../contract/driver-event.js';

/** An event as a driver would report it, still without its number. */
export type Act = DriverEvent extends infer E
  ? E extends DriverEvent
    ? Omit<E, 'number' | 'happened'>
    : never
  : never;

/** What a driver who keeps to the plan does next, and when (ISO); undefined while there is nothing to do. */
export function nextAct(
  { motion, visits }: TourView,
  failsToShow: (booking: string) => boolean,
): { readonly at: string; readonly act: Act } | undefined {
  if (motion.kind === 'broken-down') return undefined;
  if (motion.kind === 'driving') {
    return { at: motion.arrives, act: { kind: 'arrived', stop: motion.to } };
  }
  if (motion.leaves !== null) return { at: motion.leaves, act: { kind: 'departed' } };
  const visit = visits[0];
  // Nobody boards on an open offer: the rider may still say no.
  if (visit?.stop !== motion.stop || visit.held) return undefined;
  const { begin: at, booking } = visit;
  if (booking === null) return { at, act: { kind: 'rested' } };
  if (visit.kind === 'dropoff') return { at, act: { kind: 'alighted', booking } };
  return { at, act: { kind: failsToShow(booking) ? 'absent' : 'boarded', booking } };
}
