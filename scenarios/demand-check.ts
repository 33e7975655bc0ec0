import { calendarDay, outsideCalendar } from './calendar.js';
import type { FleetFile } from './format/fleet-file.js';
import type { ServiceFile } from './format/service-file.js';
import type { Complaints } from './problem-list.js';
import type { WishRow } from './wish-row.js';

interface Against {
  readonly service: ServiceFile;
  readonly fleet: FleetFile;
  /** The day that is run if nobody asks for another. */
  readonly date: string;
}

/**
 * Tells of wishes that will be refused whatever happens: parties larger than every vehicle, days without service, the
 * same stop twice. They are warnings, because people do ask for such rides; only a day that the calendar does not know
 * is an error.
 */
export function judgeWishes(wishes: readonly WishRow[], against: Against, complaints: Complaints): void {
  if (!wishes.some(({ date }) => date === undefined || date === against.date)) {
    complaints.warn('whole file', {
      expected: `a booking for ${against.date}`,
      found: wishes.length === 0 ? 'no bookings' : 'bookings for other days only',
      remedy: 'add bookings or change date in scenario.yaml; a day without wishes runs empty',
    });
  }
  for (const wish of wishes) {
    judgeDate(wish, against.service, complaints);
    judgeParty(wish, against.fleet, complaints);
    if (typeof wish.origin === 'string' && wish.origin === wish.destination) {
      complaints.warn(`line ${wish.line}, column destination`, {
        expected: 'another stop than the origin',
        found: `"${wish.origin}" twice`,
        remedy: 'correct one end; the wish will be refused',
      });
    }
  }
}

function judgeDate({ date, line }: WishRow, service: ServiceFile, complaints: Complaints): void {
  if (date === undefined) return;
  const place = `line ${line}, column date`;
  const { closed } = calendarDay(date, service);
  if (closed === undefined) return;
  const words = { expected: 'a day with service', found: `${date}: ${closed}` };
  if (outsideCalendar(date, service.calendar)) {
    complaints.error(place, { ...words, remedy: 'correct the date, or calendar from/to in service.yaml' });
  } else {
    complaints.warn(place, { ...words, remedy: 'correct the date; the wish will be refused' });
  }
}

function judgeParty(
  { persons, wheelchairs, line }: WishRow,
  { vehicles }: FleetFile,
  complaints: Complaints,
): void {
  const layouts = vehicles.flatMap((group) => (group.count === 0 ? [] : group.layouts));
  const seats = persons - wheelchairs;
  if (layouts.length === 0) return;
  if (layouts.some((layout) => layout.seats >= seats && layout.wheelchairs >= wheelchairs)) return;
  const largest = Math.max(...layouts.map((layout) => layout.seats + layout.wheelchairs));
  complaints.warn(`line ${line}, column persons`, {
    expected: `a party that fits a vehicle (${largest} persons at most)`,
    found: `${persons} persons, ${wheelchairs} of them in wheelchairs`,
    remedy: 'the wish will be refused; split the party only if it really travels apart',
  });
}
