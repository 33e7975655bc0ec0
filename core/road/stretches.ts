import { distanceM, type LonLat } from '../geo.js';
import type { DraftWay, PointTable, RoadDraft } from './draft.js';
import type { RoadClass } from './graph.js';

/** A street between two points of the draft, for both directions at once. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly roadClass: RoadClass;
  readonly name: string;
  /** Metres, not rounded. */
  readonly lengthM: number;
  /** Free-flow driving times, ms, not rounded; 0 where the direction is closed. */
  readonly forwardMs: number;
  readonly backwardMs: number;
  /** From `from` to `to`, without the two. */
  readonly shape: readonly LonLat[];
}

/** Milliseconds for one metre at 1 km/h. */
const MS_PER_M_KMH = 3600;

/**
 * Ways cut at junctions. Of a map only points where ways meet, part or end are junctions; of a table all are.
 * Ways are cut where points are missing and where a barrier stands; the first way to reach a barrier keeps its id for
 * the dead end, further ones get the id with `/2`, `/3` …
 */
export function stretchesOf({ points, ways, junctions, counts }: RoadDraft): Stretch[] {
  if (junctions === 'given') return ways.filter(isReal).map((way) => stretch(points, way, way.refs));
  const dropped = counts.dropped;
  const pieces: Piece[] = [];
  for (const way of ways) {
    const whole = pieces.length;
    pieces.push(...present(way, points, counts.remarks));
    if (pieces.length === whole) dropped.add('no two of its points in the file', way.id);
  }
  const uses = closeBarriers(pieces, points);
  return pieces.flatMap(({ way, refs }) => cut(refs, uses).map((part) => stretch(points, way, part)));
}

interface Piece {
  readonly way: DraftWay;
  readonly refs: number[];
}

/** A table's edge from a node to itself of no length is nothing one could drive. */
const isReal = ({ refs, given }: DraftWay): boolean => refs[0] !== refs[1] || (given?.lengthM ?? 0) > 0;

/** The parts of a way whose points are known, without points said twice in a row. */
function present(way: DraftWay, points: PointTable, remarks: RoadDraft['counts']['remarks']): Piece[] {
  const runs: number[][] = [[]];
  for (const ref of way.refs) {
    const run = runs.at(-1)!;
    if (!points.placed(ref)) {
      remarks.add('way cut where a point is missing from the file', way.id);
      if (run.length > 0) runs.push([]);
    } else if (run.at(-1) !== ref) run.push(ref);
  }
  return runs.filter((run) => run.length >= 2).map((refs) => ({ way, refs }));
}

/**
 * Cuts the pieces in place at closed points, and counts how many street ends meet at each point: an inner point of a way
 * counts 2 once seen again, so 2 or more from different places make a junction.
 */
function closeBarriers(pieces: Piece[], points: PointTable): Map<number, number> {
  const ends = new Map<number, number>();
  const uses = new Map<number, number>();
  const add = (ref: number, n: number): void => {
    uses.set(ref, (uses.get(ref) ?? 0) + n);
  };
  const deadEnd = (ref: number): number => {
    const nth = (ends.get(ref) ?? 0) + 1;
    ends.set(ref, nth);
    if (nth === 1) return ref;
    const twin = points.want(`${points.ids[ref] ?? ''}/${nth}`);
    points.place(twin, points.lon[ref]!, points.lat[ref]!);
    return twin;
  };
  const parts = pieces.flatMap(({ way, refs }) =>
    split(refs, points.closed, deadEnd).map((part) => ({ way, refs: part })),
  );
  for (const { refs } of parts)
    for (let i = 0; i < refs.length; i++) add(refs[i]!, i === 0 || i === refs.length - 1 ? 2 : 1);
  pieces.length = 0;
  for (const part of parts) pieces.push(part);
  return uses;
}

/** The pieces of a line between closed points; each closed end is replaced by a dead end of its own. */
function split(
  refs: readonly number[],
  closed: ReadonlySet<number>,
  deadEnd: (ref: number) => number,
): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  refs.forEach((ref, i) => {
    if (!closed.has(ref)) {
      part.push(ref);
      return;
    }
    if (part.length > 0) {
      part.push(deadEnd(ref));
      parts.push(part);
    }
    part = i < refs.length - 1 ? [deadEnd(ref)] : [];
  });
  if (part.length >= 2) parts.push(part);
  return parts;
}

/** A line cut at its inner junctions. */
function cut(refs: readonly number[], uses: ReadonlyMap<number, number>): number[][] {
  const parts: number[][] = [];
  let start = 0;
  for (let i = 1; i < refs.length; i++) {
    if (i < refs.length - 1 && uses.get(refs[i]!)! < 2) continue;
    parts.push(refs.slice(start, i + 1));
    start = i;
  }
  return parts;
}

function stretch(points: PointTable, way: DraftWay, refs: readonly number[]): Stretch {
  const { drivable, given } = way;
  const shape = given?.shape ?? refs.slice(1, -1).map((ref) => points.at(ref));
  const from = refs[0]!;
  const to = refs.at(-1)!;
  const lengthM = given?.lengthM ?? lineLengthM([points.at(from), ...shape, points.at(to)]);
  const timetable = ferryKmh(points, way);
  // A time of 0 would say that the direction is closed; rounding up to a millisecond is left to the graph.
  const ms = (kmh: number): number => {
    if (kmh === 0) return 0;
    return Math.max(given?.driveMs ?? (lengthM * MS_PER_M_KMH) / (timetable ?? kmh), Number.MIN_VALUE);
  };
  return {
    from,
    to,
    roadClass: drivable.roadClass,
    name: drivable.name,
    lengthM,
    forwardMs: ms(drivable.forwardKmh),
    backwardMs: ms(drivable.backwardKmh),
    shape,
  };
}

/** A ferry keeps its timetable over the whole way. */
function ferryKmh(points: PointTable, { refs, drivable }: DraftWay): number | undefined {
  if (drivable.durationS === undefined) return undefined;
  const known = refs.filter((ref) => points.placed(ref)).map((ref) => points.at(ref));
  return lineLengthM(known) / 1000 / (drivable.durationS / 3600);
}

export function lineLengthM(line: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distanceM(line[i - 1]!, line[i]!);
  return sum;
}
