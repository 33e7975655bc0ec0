import type { Tags } from './tags.js';
import type { RoadClass } from './graph.js';

/** Tags that speak of cars, the most specific first: the first one present decides. */
const CAR_KEYS = ['motorcar', 'motor_vehicle', 'vehicle', 'access'] as const;

/** Not open to a service for the public. `destination`, `customers` and `permissive` are: we drive there to serve it. */
const CLOSED = new Set([
  'no',
  'private',
  'agricultural',
  'forestry',
  'delivery',
  'emergency',
  'permit',
  'residents',
  'restricted',
  'use_sidepath',
  'psv',
  'bus',
  'bicycle',
  'foot',
  'military',
]);

const SMOOTH_TRACK = 'grade1';

/** Ways on a plot which lead nowhere else. Parking aisles stay: shops and hospitals are reached through them. */
const CLOSED_SERVICE = new Set(['driveway', 'drive-through', 'emergency_access']);

/** Why a car of the service may not use a way with these tags; undefined if it may. */
export function closedTo(tags: Tags, roadClass: RoadClass): string | undefined {
  const access = carAccess(tags);
  if (access !== undefined) return closedBy(access, tags) ?? closedService(tags, roadClass);
  // Who tagged cars as welcome has seen the track; otherwise only a paved one is driven with riders aboard.
  if (roadClass === 'track' && tags['tracktype'] !== SMOOTH_TRACK) return 'an unpaved track';
  if (roadClass === 'ferry') return 'a ferry not said to carry cars';
  return closedService(tags, roadClass);
}

function closedBy({ key, value }: CarAccess, tags: Tags): string | undefined {
  if (!isClosed(value)) return undefined;
  const bus = tags['psv'] ?? tags['bus'] ?? 'no';
  return bus === 'no' ? `closed to cars (${key}=${value})` : 'open to public service vehicles only';
}

function closedService({ service = '' }: Tags, roadClass: RoadClass): string | undefined {
  const closed = roadClass === 'service' && CLOSED_SERVICE.has(service);
  return closed ? `a way on a plot (service=${service})` : undefined;
}

const CLOSED_BARRIERS = new Set([
  'bollard',
  'block',
  'jersey_barrier',
  'log',
  'debris',
  'chain',
  'cycle_barrier',
  'motorcycle_barrier',
  'stile',
  'kissing_gate',
  'turnstile',
  'full-height_turnstile',
  'horse_stile',
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'hampshire_gate',
  'wicket_gate',
  'bus_trap',
  'sump_buster',
  'fence',
  'wall',
  'hedge',
  'guard_rail',
  'planter',
  'rope',
  'yes',
]);

/** The barrier that stops cars at a point with these tags, in words; undefined if cars pass. */
export function barrierAt(tags: Tags): string | undefined {
  const barrier = tags['barrier'];
  if (barrier === undefined || barrier === 'no') return undefined;
  const access = carAccess(tags);
  if (access !== undefined)
    return isClosed(access.value) ? `barrier=${barrier}, ${access.key}=${access.value}` : undefined;
  return CLOSED_BARRIERS.has(barrier) ? `barrier=${barrier}` : undefined;
}

interface CarAccess {
  readonly key: string;
  readonly value: string;
}

function carAccess(tags: Tags): CarAccess | undefined {
  for (const key of CAR_KEYS) {
    const value = tags[key];
    if (value !== undefined && value !== '') return { key, value };
  }
  return undefined;
}

/** Of a list (`private;destination`) one open kind of use is enough. */
const isClosed = (value: string): boolean => value.split(';').every((part) => CLOSED.has(part.trim()));
