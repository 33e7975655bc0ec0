import type { PointTable } from './draft.js';
import { compareIds } from './order.js';
import type { Stretch } from './stretches.js';

/**
 * Joins stretches at points where nothing happens: exactly two stretches meet, of one class and name, and either both
 * are two-way or one leads on from the other. Lengths and times add up, so no driving time between the remaining
 * points changes. A ring without any junction is opened at the point whose id comes first.
 */
export function joinChains(stretches: readonly Stretch[], points: PointTable): Stretch[] {
  const ends = endsAt(stretches);
  const passes = (point: number): boolean => {
    const meeting = ends.get(point)!;
    return meeting.length === 2 && continues(stretches[meeting[0]!]!, stretches[meeting[1]!]!, point);
  };
  const done = new Uint8Array(stretches.length);
  const joined: Stretch[] = [];
  const follow = (first: number, start: number): void => {
    if (done[first]) return;
    const chain = [first];
    done[first] = 1;
    let at = otherEnd(stretches[first]!, start);
    while (at !== start && passes(at)) {
      const next = ends.get(at)!.find((i) => i !== chain.at(-1))!;
      chain.push(next);
      done[next] = 1;
      at = otherEnd(stretches[next]!, at);
    }
    joined.push(
      chain.length === 1
        ? stretches[first]!
        : join(
            chain.map((i) => stretches[i]!),
            start,
            points,
          ),
    );
  };
  stretches.forEach((stretch, i) => {
    if (!passes(stretch.from)) follow(i, stretch.from);
    else if (!passes(stretch.to)) follow(i, stretch.to);
  });
  const rings = stretches.flatMap((stretch, i) => (done[i] ? [] : [stretch.from, stretch.to]));
  for (const point of [...new Set(rings)].sort((a, b) => compareIds(points.ids[a]!, points.ids[b]!))) {
    for (const i of ends.get(point)!) follow(i, point);
  }
  return joined;
}

/** The stretches which begin or end at a point; a loop is listed twice. */
function endsAt(stretches: readonly Stretch[]): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  const add = (point: number, stretch: number): void => {
    const list = ends.get(point);
    if (list) list.push(stretch);
    else ends.set(point, [stretch]);
  };
  stretches.forEach(({ from, to }, i) => {
    add(from, i);
    add(to, i);
  });
  return ends;
}

function continues(a: Stretch, b: Stretch, point: number): boolean {
  if (a === b || a.roadClass !== b.roadClass || a.name !== b.name) return false;
  const aIn = intoMs(a, point) > 0;
  const aOut = outOfMs(a, point) > 0;
  return aIn === outOfMs(b, point) > 0 && aOut === intoMs(b, point) > 0;
}

const intoMs = (s: Stretch, point: number): number => (s.to === point ? s.forwardMs : s.backwardMs);
const outOfMs = (s: Stretch, point: number): number => (s.from === point ? s.forwardMs : s.backwardMs);
const otherEnd = (s: Stretch, point: number): number => (s.from === point ? s.to : s.from);

function join(chain: readonly Stretch[], start: number, points: PointTable): Stretch {
  const { roadClass, name } = chain[0]!;
  let [lengthM, forwardMs, backwardMs] = [0, 0, 0];
  const shape: Stretch['shape'][number][] = [];
  let at = start;
  for (const [i, part] of chain.entries()) {
    if (i > 0) shape.push(points.at(at));
    const along = part.from === at;
    lengthM += part.lengthM;
    forwardMs += along ? part.forwardMs : part.backwardMs;
    backwardMs += along ? part.backwardMs : part.forwardMs;
    shape.push(...(along ? part.shape : [...part.shape].reverse()));
    at = otherEnd(part, at);
  }
  return { from: start, to: at, roadClass, name, lengthM, forwardMs, backwardMs, shape };
}
