import type { Policy } from '../../core/dispatch/policy.js';
import type { Break, Vehicle } from '../../core/dispatch/vehicle.js';
import type { StopRules, Watch, World } from '../../core/dispatch/world.js';
import type { VehicleId } from '../../core/ids.js';
import { minutes, seconds, UNREACHABLE } from '../../core/units.js';
import { lasting, windowOf } from './clock.js';
import type { Town } from './town.js';

/** What differs from a usual little service: vehicles are always said, the rest only where it matters. */
export interface Scene {
  readonly vehicles: readonly (string | Vehicle)[];
  readonly policy?: Partial<Policy>;
  /** Zones of single stops, by letter. */
  readonly zones?: Readonly<Record<string, readonly string[]>>;
  /** "B>C 3": from B one can walk to C in three minutes. */
  readonly walks?: readonly string[];
  readonly watches?: readonly Watch[];
}

/** A service day in a drawn town. Vehicles may be lines of text (see `vehicle`). */
export function world(where: Town, scene: Scene): World {
  const stops = where.stops.map((stop): StopRules => {
    const walks = (scene.walks ?? []).flatMap((line) => {
      const [trip, time] = line.split(' ') as [string, string];
      const [from, to] = trip.split('>') as [string, string];
      return from === where.name(stop) ? [{ to: where.stop(to), time: lasting(time) }] : [];
    });
    return { zones: scene.zones?.[where.name(stop)] ?? [], walks: walks.sort((a, b) => a.time - b.time) };
  });
  return {
    travel: [where.travel],
    stops,
    vehicles: scene.vehicles.map((v) => (typeof v === 'string' ? vehicle(v, where) : v)),
    policy: { ...usualPolicy, ...scene.policy },
    ...(scene.watches === undefined ? {} : { watches: scene.watches }),
  };
}

/**
 * "bus A 8:00-12:00 13:00-17:00 ×8": a vehicle that starts and ends at A, with its shifts and seats (4 if unsaid).
 * "+wheelchair" adds a place that folds into two of the seats. `rest("12:00-13:00 45 B", town)` writes a break.
 */
export function vehicle(line: string, where: Town, other: Partial<Vehicle> = {}): Vehicle {
  const [id, start, ...words] = line.split(/\s+/);
  const seats = Number(words.find((w) => w.startsWith('×'))?.slice(1) ?? 4);
  const folding = words.includes('+wheelchair') ? [{ seats: seats - 2, wheelchairs: 1 }] : [];
  const shifts = words.filter((w) => w.includes('-')).map(windowOf);
  return {
    id: id as VehicleId,
    layouts: [{ seats, wheelchairs: 0 }, ...folding],
    start: where.stop(start!),
    end: where.stop(start!),
    shifts: shifts.map(({ earliest, latest }) => ({ begin: earliest, end: latest, breaks: [] })),
    speed: 0,
    ...other,
  };
}

/** "12:00-13:00 45 B": a rest of 45 minutes at B that begins between 12:00 and 13:00. */
export function rest(line: string, where: Town): Break {
  const [window, length, at] = line.split(' ') as [string, string, string];
  return { ...windowOf(window), duration: lasting(length), at: where.stop(at) };
}

/** Halts take no time, offers stand for a minute, every request is decided at once, and a leg begun is finished. */
export const usualPolicy: Policy = {
  hours: [windowOf('6:00-22:00')],
  trips: [],
  notice: seconds(0),
  horizon: minutes(24 * 60),
  maxWait: minutes(15),
  maxEarlyArrival: minutes(15),
  ride: { perDirect: 1.5, plus: minutes(5), maxDetour: minutes(15), cap: minutes(60) },
  pickupWindow: { before: minutes(5), after: minutes(5) },
  maxWaitAboard: minutes(2),
  freeze: UNREACHABLE,
  halt: seconds(0),
  lead: seconds(0),
  offerValidity: minutes(1),
  alternatives: { earlier: minutes(30), later: minutes(30) },
  batchWindow: seconds(0),
  weights: { drivingSecond: 1, waitingSecond: 0.5, ridingSecond: 0.5 },
};
