import type { Request, Wish } from '../../core/dispatch/request.js';
import type { RequestId, RiderId } from '../../core/ids.js';
import { seconds, type ServiceTime } from '../../core/units.js';
import { partyDwell } from '../../scenarios/boarding.js';
import type { Calendar } from '../clock.js';
import type { Booking } from '../contract/booking.js';
import { instantOfText } from './moments.js';
import type { OpenDay } from './operation.js';
import { stopIndex } from './stop-index.js';

/**
 * The wish of a booking as the dispatcher hears it.
 * @throws RangeError if one of its stops is not one of that day
 */
export function requestOf(day: OpenDay, calendar: Calendar, booking: Booking): Request {
  const { persons, wheelchairs } = booking.party;
  return {
    id: booking.id as RequestId,
    ...(booking.rider === null ? {} : { rider: booking.rider as RiderId }),
    persons,
    load: { seats: persons - wheelchairs, wheelchairs },
    origin: knownStop(day, booking.origin),
    destination: knownStop(day, booking.destination),
    wish: wishOf(booking.wish, (at) => calendar.serviceTime(day.date, instantOfText(at))),
    ...partyDwell(day.service.boarding, booking.party),
    attributes: booking.attributes,
    walkLimit: seconds(booking.walkLimit_s),
  };
}

function knownStop(day: OpenDay, id: string): Request['origin'] {
  const index = stopIndex(day, id);
  if (index === undefined) throw new RangeError(`stop ${id} is not known on ${day.date}`);
  return index;
}

function wishOf(wish: Booking['wish'], at: (moment: string) => ServiceTime): Wish {
  switch (wish.kind) {
    case 'now':
      return { kind: 'now' };
    case 'depart':
      return { kind: 'depart', at: at(wish.at) };
    case 'arrive':
      return { kind: 'arrive', by: at(wish.by) };
  }
}
