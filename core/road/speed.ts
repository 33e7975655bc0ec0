import type { RoadClass } from './graph.js';

/** How fast an empty road of a class is driven. */
export interface ClassSpeed {
  /**
   * Limit by law where no sign says otherwise, km/h. Japan: Order for Enforcement of the Road Traffic Act, article 11
   * (60 on general roads; 30 on roads without a centre line since September 2026) and article 27 (100 on motorways).
   * Private ways have no limit by law: the figure is an assumption.
   */
  readonly legalKmh: number;
  /** Driven where no limit is tagged, km/h. Assumption: signals, bends and signs that the map lacks are in it. */
  readonly untaggedKmh: number;
  /** Driven speed ÷ tagged limit. Assumption: what remains of a limit between signals and junctions. */
  readonly ofLimit: number;
}

export const CLASS_SPEEDS: Readonly<Record<RoadClass, ClassSpeed>> = {
  motorway: { legalKmh: 100, untaggedKmh: 85, ofLimit: 0.95 },
  trunk: { legalKmh: 60, untaggedKmh: 45, ofLimit: 0.85 },
  primary: { legalKmh: 60, untaggedKmh: 40, ofLimit: 0.8 },
  secondary: { legalKmh: 60, untaggedKmh: 38, ofLimit: 0.8 },
  tertiary: { legalKmh: 60, untaggedKmh: 35, ofLimit: 0.8 },
  unclassified: { legalKmh: 30, untaggedKmh: 25, ofLimit: 0.8 },
  residential: { legalKmh: 30, untaggedKmh: 20, ofLimit: 0.75 },
  living_street: { legalKmh: 20, untaggedKmh: 10, ofLimit: 0.75 },
  service: { legalKmh: 30, untaggedKmh: 15, ofLimit: 0.75 },
  track: { legalKmh: 30, untaggedKmh: 15, ofLimit: 0.75 },
  road: { legalKmh: 60, untaggedKmh: 25, ofLimit: 0.8 },
  ferry: { legalKmh: 15, untaggedKmh: 15, ofLimit: 1 },
};

/** Two-way streets of one lane or under four metres are driven no faster, km/h. Assumption: one waits for the other. */
export const NARROW_KMH = 20;
const NARROW_M = 4;

/** `none` on a motorway: no limit at all. Germany's advisory speed, km/h. */
const UNLIMITED_KMH = 130;
const WALK_KMH = 6;
const KMH_PER_MPH = 1.609344;
const KMH_PER_KNOT = 1.852;

/** Limits named by country and kind (`DE:urban`). Motorways and what is not listed take the class's own limit. */
const NAMED_LIMITS: Readonly<Record<string, number>> = {
  urban: 50,
  rural: 80,
  living_street: 20,
  walk: WALK_KMH,
};
/** Japanese law knows no urban and rural limits. */
const JAPANESE_LIMITS: Readonly<Record<string, number>> = {
  urban: 60,
  rural: 60,
  national: 60,
  living_street: 30,
};

/** Driven speed in km/h where the limit is tagged (km/h) or unknown (undefined). */
export function drivenKmh(roadClass: RoadClass, limitKmh: number | undefined): number {
  const { untaggedKmh, ofLimit } = CLASS_SPEEDS[roadClass];
  return limitKmh === undefined ? untaggedKmh : limitKmh * ofLimit;
}

/**
 * A `maxspeed` value as km/h: `50`, `30 mph`, `10 knots`, `walk`, `none`, `JP:urban`, `DE:zone:30`; of a list (`40;50`)
 * the lowest. Undefined if it sets no fixed limit (`signals`), `unreadable` if it makes no sense.
 */
export function limitKmh(maxspeed: string, roadClass: RoadClass): number | undefined | 'unreadable' {
  let lowest: number | undefined;
  for (const part of maxspeed.split(/[;|,]/)) {
    const limit = oneLimit(part.trim().toLowerCase(), roadClass);
    if (limit === 'unreadable') return limit;
    if (limit !== undefined) lowest = Math.min(lowest ?? Infinity, limit);
  }
  return lowest;
}

function oneLimit(value: string, roadClass: RoadClass): number | undefined | 'unreadable' {
  const measured = /^(\d+(?:\.\d+)?) *(km\/?h|kmph|kph|mph|knots)?$/.exec(value);
  if (measured) return sensible(Number(measured[1]) * unitFactor(measured[2]));
  if (value === 'none') return UNLIMITED_KMH;
  if (value === 'walk') return WALK_KMH;
  if (value === '' || ['signals', 'variable', 'default', 'implicit', 'unknown', 'national'].includes(value))
    return undefined;
  const zone = /^(?:[a-z]{2}:)?zone:?(\d+)$/.exec(value);
  if (zone) return sensible(Number(zone[1]));
  const named = /^([a-z]{2}):(.+)$/.exec(value);
  if (!named) return 'unreadable';
  const bare = Number(named[2]);
  if (Number.isFinite(bare)) return sensible(bare);
  const table = named[1] === 'jp' ? JAPANESE_LIMITS : NAMED_LIMITS;
  return table[named[2]!] ?? CLASS_SPEEDS[roadClass].legalKmh;
}

const sensible = (kmh: number): number | 'unreadable' => (kmh >= 1 && kmh <= 160 ? kmh : 'unreadable');

function unitFactor(unit: string | undefined): number {
  if (unit === 'mph') return KMH_PER_MPH;
  return unit === 'knots' ? KMH_PER_KNOT : 1;
}

/** True if two cars cannot pass: one lane in all, or a width under four metres. Of a list the smallest counts. */
export function isNarrow(lanes: string | undefined, width: string | undefined): boolean {
  return smallest(lanes) < 2 || smallest(width) < NARROW_M;
}

function smallest(list: string | undefined): number {
  const numbers = (list ?? '')
    .split(/[;|,]/)
    .map(Number.parseFloat)
    .filter((n) => n > 0);
  return Math.min(Infinity, ...numbers);
}
