import type { ServiceTime } from '../../units.js';
import type { Window } from '../promise.js';
import type { Ride, Tour, Visit } from '../tour.js';
import type { Vehicle } from '../vehicle.js';

/** Names a ride: one request may hold several, one for each offer. */
export const rideKey = ({ request, offer }: Ride): string => `${request.id}#${offer}`;

/** The rides of a tour, each once, aboard first. */
export const ridesOf = ({ aboard, visits }: Tour): readonly Ride[] => [
  ...aboard,
  ...visits.flatMap((visit) => (visit.kind === 'pickup' ? [visit.ride] : [])),
];

/** When boarding may begin: as promised, or as the world has made it. */
export const boardingWindow = ({ promise, excused }: Ride): Window => excused?.pickup ?? promise.pickup;

/** When the vehicle has to be at the destination: as promised, or as the world has made it. */
export const dropoffLatest = ({ promise, excused }: Ride): ServiceTime =>
  excused?.dropoffLatest ?? promise.dropoffLatest;

type Rest = Extract<Visit, { kind: 'break' }>;

/** A rest that one of the vehicle's shifts asks for, unchanged. */
export function isShiftBreak({ stop, window, duration }: Rest, { shifts }: Vehicle): boolean {
  return shifts.some(({ breaks }) =>
    breaks.some(
      (rest) =>
        rest.at === stop &&
        rest.duration === duration &&
        rest.earliest === window.earliest &&
        rest.latest === window.latest,
    ),
  );
}

/** The time between two shifts, which stands in a tour as a rest. */
export function isShiftGap(visit: Visit, vehicle: Vehicle): visit is Rest {
  return visit.kind === 'break' && vehicle.shifts.length > 1 && !isShiftBreak(visit, vehicle);
}
