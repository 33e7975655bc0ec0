import type { DriverEvent } from '../../server/contract/driver-event.js';
import type { TourView, VisitView } from '../../server/contract/tour.js';

/** Where a vehicle goes that has nothing left to do; only the service knows which place that is. */
export const HOME = '';

/**
 * The plan after one of the vehicle's own events, as far as a tablet can tell without the service: what is done is
 * taken out, nothing is planned anew, and times ahead stay as they were. An event that does not fit changes nothing.
 */
export function advance(tour: TourView, event: DriverEvent): TourView {
  if ('booking' in event) return served(tour, event);
  if (event.kind === 'departed') return departed(tour, event.happened);
  if (event.kind === 'rested') {
    return tour.visits[0]?.kind === 'break' ? { ...tour, visits: tour.visits.slice(1) } : tour;
  }
  return 'stop' in event ? stands(tour, event) : tour;
}

type About<Key extends string> = Extract<DriverEvent, Readonly<Record<Key, string>>>;

function served(tour: TourView, { kind, booking }: About<'booking'>): TourView {
  if (kind === 'absent') return without(tour, booking);
  if (kind === 'alighted') return withoutParty(tour, booking);
  if (tour.aboard.includes(booking)) return tour;
  return { ...without(tour, booking, 'pickup'), aboard: [...tour.aboard, booking] };
}

function stands(tour: TourView, { kind, stop }: About<'stop'>): TourView {
  // Its riders are given to others.
  if (kind === 'broke-down')
    return { ...tour, motion: { kind: 'broken-down', stop }, visits: [], aboard: [] };
  return { ...tour, motion: { kind: 'standing', stop, leaves: null } };
}

/** Whoever was to alight where the vehicle stood has done so, if it left. */
function departed(tour: TourView, at: string): TourView {
  if (tour.motion.kind !== 'standing') return tour;
  const from = tour.motion.stop;
  const here = tour.visits.filter(ofHalt(tour)).filter(({ kind }) => kind === 'dropoff');
  const left = here.reduce((rest, { booking }) => withoutParty(rest, booking!), tour);
  const next = left.visits[0];
  const motion = {
    kind: 'driving',
    from,
    to: next?.stop ?? HOME,
    departed: at,
    arrives: next?.arrive ?? at,
  } as const;
  return { ...left, motion };
}

const withoutParty = (tour: TourView, booking: string): TourView => ({
  ...without(tour, booking),
  aboard: tour.aboard.filter((other) => other !== booking),
});

const without = (tour: TourView, booking: string, kind?: VisitView['kind']): TourView => ({
  ...tour,
  visits: tour.visits.filter(
    (visit) => visit.booking !== booking || (kind !== undefined && visit.kind !== kind),
  ),
});

/** Whether a visit is made at the halt the vehicle stands at or drives to: all up to the first at another stop. */
export function ofHalt({ motion, visits }: TourView): (visit: VisitView) => boolean {
  const stop = motion.kind === 'driving' ? motion.to : motion.stop;
  const first = visits.findIndex((visit) => visit.stop !== stop);
  const here = new Set(first < 0 ? visits : visits.slice(0, first));
  return (visit) => here.has(visit);
}
