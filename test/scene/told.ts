import type { Schedule } from '../../core/dispatch/decision.js';
import type { Offer } from '../../core/dispatch/promise.js';
import type { Tour, Visit } from '../../core/dispatch/tour.js';
import { clockText, type ServiceTime } from '../../core/units.js';
import type { Town } from './town.js';

/**
 * A tour as a person would read it out, with the moments at which service begins:
 * "8:02 B +sato | 8:04 C -mori | 8:04 C -sato | 12:00 A rest". Without a schedule, the order only: "B +sato | …".
 */
export function told(tour: Pick<Tour, 'visits'>, where: Town, schedule?: Schedule): string {
  const line = (visit: Visit, i: number): string => {
    const begin = schedule?.visits[i]?.begin;
    return `${begin === undefined ? '' : `${hour(begin)} `}${where.name(visit.stop)} ${deed(visit)}`;
  };
  return tour.visits.map(line).join(' | ');
}

/** An offer as it is read to the rider: "B>C 8:00-8:10 by 8:20", with its kind when it is not as wished. */
export function toldOffer(offer: Offer, where: Town): string {
  const { pickup, dropoffLatest } = offer.promise;
  const kind = offer.kind === 'as-wished' ? '' : ` ${offer.kind}`;
  const trip = `${where.name(offer.origin)}>${where.name(offer.destination)}`;
  return `${trip} ${hour(pickup.earliest)}-${hour(pickup.latest)} by ${hour(dropoffLatest)}${kind}`;
}

/** "8:05", as the lines of a scene write it. */
export const hour = (at: ServiceTime): string => clockText(at).replace(/^0/, '');

function deed(visit: Visit): string {
  switch (visit.kind) {
    case 'pickup':
      return `+${visit.ride.request.id}`;
    case 'dropoff':
      return `-${visit.ride.request.id}`;
    case 'break':
      return 'rest';
  }
}
