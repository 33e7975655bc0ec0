import type { Tally } from './account.js';
import { closedTo } from './access.js';
import { ROAD_CLASSES, type RoadClass } from './graph.js';
import { drivenKmh, isNarrow, limitKmh, NARROW_KMH } from './speed.js';
import type { Tags } from './tags.js';

/** A way a car may drive on. */
export interface Drivable {
  readonly roadClass: RoadClass;
  readonly name: string;
  /** Driven speed along the way and against it, km/h; 0 where the direction is closed. */
  readonly forwardKmh: number;
  readonly backwardKmh: number;
  /** Time for the whole way, where the timetable of a ferry states it, seconds. */
  readonly durationS?: number;
}

/** Why a way was left out. The words go into the report as they are. */
export interface LeftOut {
  readonly leftOut: string;
}

/** Words which the source of a way has for its directions; `by-tags` leaves it to `oneway` and its kin. */
export type Directions = 'by-tags' | 'forward' | 'both';

/**
 * Whether and how fast a car drives on a way with these tags. Closed and unbuilt ways are left out, not blocked.
 * `remarks` receives what could not be understood, with `id` as example.
 */
export function judgeWay(
  tags: Tags,
  { id, directions }: { readonly id: string; readonly directions: Directions },
  remarks: Tally,
): Drivable | LeftOut {
  const roadClass = classOf(tags);
  if (typeof roadClass !== 'string') return roadClass;
  const closed = closedTo(tags, roadClass);
  if (closed !== undefined) return { leftOut: closed };
  const open =
    directions === 'by-tags' ? openDirections(tags) : { forward: true, backward: directions === 'both' };
  if (open === undefined) return { leftOut: 'direction changes with the time of day (oneway=reversible)' };
  const speed = (end: 'forward' | 'backward'): number => {
    const tagged = tags[`maxspeed:${end}`] ?? tags['maxspeed'];
    const limit = tagged === undefined ? undefined : limitKmh(tagged, roadClass);
    if (limit === 'unreadable')
      remarks.add('maxspeed not understood, default speed taken', `${id}: ${tagged ?? ''}`);
    const kmh = drivenKmh(roadClass, limit === 'unreadable' ? undefined : limit);
    const narrow = open.forward && open.backward && isNarrow(tags['lanes'], tags['width']);
    return narrow ? Math.min(kmh, NARROW_KMH) : kmh;
  };
  const duration = roadClass === 'ferry' ? durationS(tags['duration']) : undefined;
  return {
    roadClass,
    name: tags['name'] ?? '',
    forwardKmh: open.forward ? speed('forward') : 0,
    backwardKmh: open.backward ? speed('backward') : 0,
    ...(duration === undefined ? {} : { durationS: duration }),
  };
}

const UNBUILT = new Set([
  'construction',
  'proposed',
  'planned',
  'abandoned',
  'disused',
  'razed',
  'demolished',
]);

/** Of several classes (`residential;tertiary`, one street of both) the slowest. */
function classOf(tags: Tags): RoadClass | LeftOut {
  if (tags['area'] === 'yes') return { leftOut: 'an area, not a line (area=yes)' };
  if (tags['highway'] === undefined) {
    if (tags['route']?.split(';').includes('ferry')) return 'ferry';
    return { leftOut: 'no highway tag' };
  }
  let slowest = -1;
  for (const value of tags['highway'].split(';').map((part) => part.trim())) {
    if (UNBUILT.has(value)) return { leftOut: `not built or no longer there (highway=${value})` };
    const at = (ROAD_CLASSES as readonly string[]).indexOf(value.replace(/_link$/, ''));
    if (at < 0 || value === 'ferry') return { leftOut: `not for cars (highway=${value})` };
    slowest = Math.max(slowest, at);
  }
  return ROAD_CLASSES[slowest]!;
}

const ALONG = new Set(['yes', 'true', '1']);
const AGAINST = new Set(['-1', 'reverse']);

/** Explicit words beat implied ones; undefined if nobody can say which direction is open. */
function openDirections(tags: Tags): { forward: boolean; backward: boolean } | undefined {
  const word = tags['oneway:motor_vehicle'] ?? tags['oneway:vehicle'] ?? tags['oneway'];
  if (word === undefined) return { forward: true, backward: !impliesOneway(tags) };
  const wish = word.toLowerCase();
  if (wish === 'reversible') return undefined;
  // `alternating` is one lane with signals: like `no`, cars get through in both directions.
  return { forward: !AGAINST.has(wish), backward: !ALONG.has(wish) };
}

function impliesOneway({ junction, highway = '' }: Tags): boolean {
  return junction === 'roundabout' || junction === 'circular' || highway.startsWith('motorway');
}

/** `00:45`, `1:05:00` or plain minutes, as seconds. */
function durationS(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+(:\d+){0,2}$/.test(text)) return undefined;
  const [a = 0, b = 0, c = 0] = text.split(':').map(Number);
  const s = text.includes(':') ? a * 3600 + b * 60 + c : a * 60;
  return s > 0 ? s : undefined;
}
