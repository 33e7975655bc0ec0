import { faultText } from '../../core/dispatch/check/fault.js';
import { checkPlan } from '../../core/dispatch/check/plan.js';
import type { Ride, Tour } from '../../core/dispatch/tour.js';
import type { Vehicle } from '../../core/dispatch/vehicle.js';
import { clock, windowOf } from '../scene/clock.js';
import { ride, tour } from '../scene/tour.js';
import { town, type Traffic } from '../scene/town.js';
import { rest, vehicle, world, type Scene } from '../scene/world.js';

/** A plan as lines of text, at 8:00 unless said otherwise. The first vehicle is the bus; its tours come in order. */
export interface Plan {
  readonly rides?: readonly string[];
  readonly tours: readonly string[];
  readonly now?: string;
  readonly bus?: Partial<Vehicle>;
  readonly scene?: Partial<Scene>;
  readonly traffic?: readonly Traffic[];
  readonly closed?: { stop: string; during: string };
  /** Changes every ride, or the tour of the bus, in a way no line can write. */
  readonly ride?: (ride: Ride) => Ride;
  readonly tour?: (tour: Tour) => Tour;
}

const MAP = 'A-B-C-D E';
export const map = town(MAP);
export const noon = rest('12:00-12:30 30 A', map);

/** What the referee says about it, fault by fault. */
export function judged(plan: Plan): string[] {
  const place = town(MAP, plan.traffic);
  const bus = { ...vehicle('bus A 8:00-17:00 ×4 +wheelchair', place), ...plan.bus };
  const vehicles = [bus, ...plan.tours.slice(1).map((_, i) => vehicle(`van${i + 1} A 8:00-17:00 ×4`, place))];
  const rides = (plan.rides ?? []).map((line) => ride(line, place)).map(plan.ride ?? same);
  const tours = plan.tours.map((line) => tour(line, rides, place));
  const fleet = {
    now: clock(plan.now ?? '8:00'),
    tours: tours.map((t, i) => (i === 0 && plan.tour ? plan.tour(t) : t)),
    waiting: [],
    closures: plan.closed
      ? [{ stop: place.stop(plan.closed.stop), during: windowOf(plan.closed.during) }]
      : [],
    excluded: [],
  };
  return checkPlan(fleet, world(place, { vehicles, ...plan.scene })).map(faultText);
}

const same = <T>(it: T): T => it;
export const sato = 'sato B>C 8:00-8:10 by 8:20';
export const mori = 'mori A>D 8:00-8:05 by 8:20';

/** "8:00-12:00": a shift without rests. */
export function shift(text: string): Vehicle['shifts'][number] {
  const { earliest, latest } = windowOf(text);
  return { begin: earliest, end: latest, breaks: [] };
}

/** The whole day, with rests. */
export function shiftWith(breaks: Vehicle['shifts'][number]['breaks']): Partial<Vehicle> {
  return { shifts: [{ ...shift('8:00-17:00'), breaks }] };
}
