import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';

/** A fleet as text; `fleetOf` makes the same fleet of it, and the same text again. */
export const fleetText = (fleet: Fleet): string => JSON.stringify(fleet);

/**
 * The fleet a text tells of. The dispatcher knows a ride by being the same object wherever it stands in a tour, so
 * the copies that the text holds become one again.
 */
export function fleetOf(text: string): Fleet {
  const fleet = JSON.parse(text) as Fleet;
  return { ...fleet, tours: fleet.tours.map(withOneRideEach) };
}

function withOneRideEach(tour: Tour): Tour {
  const known = new Map<string, Ride>();
  const one = (ride: Ride): Ride => {
    const name = JSON.stringify([ride.request.id, ride.offer]);
    const first = known.get(name) ?? ride;
    known.set(name, first);
    return first;
  };
  return {
    ...tour,
    aboard: tour.aboard.map(one),
    visits: tour.visits.map((visit) =>
      visit.kind === 'break' ? visit : { ...visit, ride: one(visit.ride) },
    ),
  };
}
