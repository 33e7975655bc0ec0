import type { Booking, Party } from '../../../server/contract/booking.js';
import type { Quote } from '../../../server/contract/booking-request.js';
import type { Rider, RiderLine } from '../../../server/contract/rider.js';
import type { When } from './when-line.js';

/** Who is on the telephone. */
export interface Caller {
  /** Undefined: gives no name. */
  readonly rider: Rider | undefined;
  /** The caller's bookings, the newest first. */
  readonly known: readonly Booking[];
}

/** From where to where. */
export interface Trip {
  readonly origin: string;
  readonly destination: string;
  readonly party: Pick<Party, 'persons' | 'wheelchairs'>;
  /** The booking it is the way back of. */
  readonly returnOf?: string;
  /** The booking it takes the place of, once there is a yes. */
  readonly replaces?: string;
}

/** How far a call has come: each step asks for one thing. */
export type Step =
  | { readonly at: 'who' }
  | { readonly at: 'which'; readonly riders: readonly RiderLine[] }
  | { readonly at: 'unknown'; readonly text: string }
  | { readonly at: 'new-rider'; readonly text: string }
  | { readonly at: 'from'; readonly caller: Caller }
  | { readonly at: 'ride'; readonly caller: Caller; readonly booking: Booking }
  | { readonly at: 'to'; readonly caller: Caller; readonly origin: string }
  | { readonly at: 'when'; readonly caller: Caller; readonly trip: Trip }
  | ({ readonly at: 'twice' } & Asked)
  | ({ readonly at: 'offers'; readonly quote: Quote } & Asked)
  | ({ readonly at: 'refused'; readonly quote: Quote } & Asked)
  | { readonly at: 'done'; readonly caller: Caller; readonly booking: Booking };

/** A wish that has been asked for. */
export interface Asked {
  readonly caller: Caller;
  readonly trip: Trip;
  readonly when: When;
}

/** Trips shown for repeating. */
const MOST = 6;
const NOT_RIDDEN: readonly Booking['status'][] = ['refused', 'declined', 'expired', 'replaced'];

/** Trips made or booked before, each pair of places once, the latest first; wishes that came to nothing stand last. */
export function tripsOf({ known }: Caller): readonly Trip[] {
  const trips = new Map<string, Trip>();
  const ridden = known.filter(({ status }) => !NOT_RIDDEN.includes(status));
  const others = known.filter(({ status }) => NOT_RIDDEN.includes(status));
  for (const { origin, destination, party } of [...ridden, ...others]) {
    const key = `${origin} ${destination}`;
    if (!trips.has(key)) trips.set(key, { origin, destination, party });
  }
  return [...trips.values()].slice(0, MOST);
}

const COMING: readonly Booking['status'][] = ['waiting', 'on-call', 'booked', 'aboard', 'withdrawn'];
const MOST_COMING = 3;

/** Rides that are still to come, the next first. */
export function comingOf({ known }: Caller): readonly Booking[] {
  return known
    .filter(({ status }) => COMING.includes(status))
    .sort((a, b) => ((a.pickup ?? '') < (b.pickup ?? '') ? -1 : 1))
    .slice(0, MOST_COMING);
}

/** The step before, for Escape. */
export function stepBefore(step: Step): Step {
  if (step.at === 'new-rider') return { at: 'unknown', text: step.text };
  if (step.at === 'to' || step.at === 'ride') return { at: 'from', caller: step.caller };
  if ('when' in step) return { at: 'when', caller: step.caller, trip: step.trip };
  const beganHere = step.at === 'when' && step.trip.returnOf === undefined;
  return beganHere ? { at: 'from', caller: step.caller } : { at: 'who' };
}
