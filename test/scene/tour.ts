import type { Request } from '../../core/dispatch/request.js';
import type { Ride, Tour, Visit } from '../../core/dispatch/tour.js';
import { metres, elapsed } from '../../core/units.js';
import { clock, lasting, windowOf } from './clock.js';
import { request } from './request.js';
import type { Town } from './town.js';

/**
 * "sato B>C 8:00-8:10 by 8:20": a promised ride with its pick-up window and latest drop-off.
 * "max 12" limits the ride to 12 minutes (otherwise to the whole time between the ends of the promise),
 * "held 7:05" is an offer that stands until then, "boarded 8:02" sits inside. "×3" and "+wheelchair" as in `request`.
 */
export function ride(line: string, where: Town, other: Partial<Ride> = {}, who: Partial<Request> = {}): Ride {
  const [name, trip, window, ...words] = line.split(/\s+/) as [string, string, string, ...string[]];
  const said = (word: string): string | undefined =>
    words.includes(word) ? words[words.indexOf(word) + 1] : undefined;
  const pickup = windowOf(window);
  const dropoffLatest = clock(said('by')!);
  const limit = said('max');
  const held = said('held');
  const boarded = said('boarded');
  const asked = request([name, trip, 'now', ...words].join(' '), where, who);
  return {
    request: asked,
    offer: 0,
    origin: asked.origin,
    destination: asked.destination,
    promise: {
      pickup,
      dropoffLatest,
      maxRide: limit === undefined ? elapsed(pickup.earliest, dropoffLatest) : lasting(limit),
    },
    status: held === undefined ? { kind: 'promised' } : { kind: 'held', until: clock(held) },
    ...(boarded === undefined ? {} : { boarded: clock(boarded) }),
    ...other,
  };
}

/**
 * "A 8:00 | +sato | +mori | -sato | rest 12:00-13:00 45 B": a vehicle that can leave A at 8:00, and its visits.
 * "A>C 8:00-8:04 | …" is one that drives from A to C. Riders in `rides` that board nowhere on the line are aboard.
 */
export function tour(line: string, rides: readonly Ride[], where: Town): Tour {
  const [start, ...marks] = line.split(/\s*\|\s*/) as [string, ...string[]];
  const visits = marks.map((mark) => visitOf(mark, rides, where));
  const boards = new Set(visits.flatMap((v) => (v.kind === 'pickup' ? [v.ride.request.id] : [])));
  return {
    motion: motionOf(start, where),
    odometer: metres(0),
    aboard: rides.filter((r) => r.boarded !== undefined && !boards.has(r.request.id)),
    visits,
  };
}

function visitOf(mark: string, rides: readonly Ride[], where: Town): Visit {
  const resting = /^rest (\S+) (\S+) (\S+)$/.exec(mark);
  if (resting) {
    const [, window, length, at] = resting;
    return { kind: 'break', stop: where.stop(at!), window: windowOf(window!), duration: lasting(length!) };
  }
  const found = rides.find((r) => r.request.id === mark.slice(1));
  if (!found) throw new Error(`"${mark}" names no ride of this tour`);
  return mark.startsWith('+')
    ? { kind: 'pickup', stop: found.origin, ride: found }
    : { kind: 'dropoff', stop: found.destination, ride: found };
}

function motionOf(text: string, where: Town): Tour['motion'] {
  const [place, time] = text.split(' ') as [string, string];
  if (!place.includes('>')) {
    return { kind: 'standing', place: where.stop(place), readyAt: clock(time), halted: false };
  }
  const [from, to] = place.split('>') as [string, string];
  const { earliest: departed, latest: arrives } = windowOf(time);
  return { kind: 'driving', from: where.stop(from), to: where.stop(to), departed, arrives };
}
