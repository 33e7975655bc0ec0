import type { LonLat } from '../../geo.js';
import type { ImportAccount } from '../account.js';
import { assemble } from '../assemble.js';
import { inside, type Boundary } from '../boundary.js';
import { PointTable, type DraftWay } from '../draft.js';
import type { ImportedRoads } from '../format.js';
import type { RoadClass } from '../graph.js';
import { newCounts } from '../osm.js';
import { classSizes, cutOffSize, sizeOf } from '../size.js';
import { CLASS_SPEEDS, drivenKmh } from '../speed.js';
import { neighbours, type Pair } from './neighbours.js';
import { planeOf, type Plane } from './plane.js';
import { roadClasses } from './road-classes.js';
import type { Settlement } from './settlement.js';
import type { SyntheticSettings } from './settings.js';

export interface SettledArea {
  /** Name of the table, for the account. */
  readonly file: string;
  readonly settlements: readonly Settlement[];
  /** Land. Absent: everywhere. */
  readonly boundary?: Boundary | undefined;
}

/**
 * A plausible road network where the real one is not at hand: roads between neighbouring settlements, larger ones between
 * larger places, and a grid of streets in each. Lengths, classes and speeds follow stated rules; no street is real, none
 * has a name. Equal settlements give equal networks. O(n² log n) for n settlements.
 */
export function synthesise(area: SettledArea, settings: SyntheticSettings): ImportedRoads {
  const { file, settlements, boundary } = area;
  const plane = planeOf(settlements);
  const points = new PointTable();
  for (const { id, lon, lat } of settlements) points.place(points.want(id), lon, lat);
  const { kept, wet } = overLand(
    neighbours([...settlements.keys()], plane),
    { plane, boundary },
    settings.outsideShare,
  );
  const ways = [
    ...roads(kept, { settlements, plane }, settings),
    ...settlements.flatMap((_, i) => streets(i, { settlements, plane, points }, settings)),
  ];
  const counts = newCounts();
  for (const [a, b] of wet) counts.dropped.add(OVER_WATER, `${settlements[a]!.id}–${settlements[b]!.id}`);
  const assembled = assemble({ points, ways, junctions: 'given', counts }, undefined);
  const account: ImportAccount = {
    files: [{ name: file, format: 'settlements' }],
    read: { points: settlements.length, ways: ways.length },
    dropped: counts.dropped.entries(),
    remarks: [],
    turnRestrictions: [],
    kept: sizeOf(assembled.roads),
    classes: classSizes(assembled.roads),
    cutOff: cutOffSize(assembled.cutOff, assembled.roads),
    attribution: '',
    synthetic: sentence(settlements.length, settings),
  };
  return { roads: assembled.roads, cutOff: assembled.cutOff, account };
}

const OVER_WATER = 'a road between neighbours would leave the boundary';

function sentence(n: number, { winding, speed }: SyntheticSettings): string {
  return (
    `synthetic roads: made from ${n} settlements, not surveyed (a road between neighbours is ${winding} × the straight ` +
    `line long, speeds are ${speed} × the usual ones of its class)`
  );
}

interface Land {
  readonly plane: Plane;
  readonly boundary: Boundary | undefined;
}

/** Points looked at along a road to judge how much of it lies outside. */
const LOOKS = 24;

function overLand(
  pairs: readonly Pair[],
  { plane, boundary }: Land,
  outsideShare: number,
): { readonly kept: readonly Pair[]; readonly wet: readonly Pair[] } {
  if (!boundary) return { kept: pairs, wet: [] };
  const outside = ([a, b]: Pair): boolean => {
    let out = 0;
    for (let i = 1; i < LOOKS; i++) {
      const t = i / LOOKS;
      const at = plane.lonLat(
        plane.east[a]! * (1 - t) + plane.east[b]! * t,
        plane.north[a]! * (1 - t) + plane.north[b]! * t,
      );
      if (!inside(boundary, at)) out++;
    }
    return out > outsideShare * (LOOKS - 1);
  };
  const wet = new Set(pairs.filter(outside));
  return { kept: pairs.filter((pair) => !wet.has(pair)), wet: [...wet] };
}

interface Places {
  readonly settlements: readonly Settlement[];
  readonly plane: Plane;
}

/** Japan's limit on general roads where no sign says otherwise (core/road/speed.ts). */
const OPEN_LIMIT_KMH = CLASS_SPEEDS.tertiary.legalKmh;

function roads(
  pairs: readonly Pair[],
  { settlements, plane }: Places,
  { winding, openFromM, speed }: SyntheticSettings,
): DraftWay[] {
  const classes = roadClasses(
    settlements.map(({ population }) => population),
    pairs,
    plane,
  );
  return pairs.map(([a, b], i) => {
    const roadClass = classes[i]!;
    const straightM = Math.hypot(plane.east[a]! - plane.east[b]!, plane.north[a]! - plane.north[b]!);
    const limit = straightM < openFromM ? undefined : OPEN_LIMIT_KMH;
    return way([a, b], { roadClass, kmh: speed * drivenKmh(roadClass, limit), lengthM: straightM * winding });
  });
}

/** As many blocks to each side of the middle as the extent of the settlement asks for; none in a hamlet. */
const blocksAside = ({ population }: Settlement, { peoplePerKm2, blockM }: SyntheticSettings): number =>
  Math.round((Math.sqrt(population / peoplePerKm2) * 1000) / 2 / blockM);

/** A square grid of streets around the middle of a settlement, which is one of its crossings. */
function streets(
  settlement: number,
  { settlements, plane, points }: Places & { readonly points: PointTable },
  settings: SyntheticSettings,
): DraftWay[] {
  const { id } = settlements[settlement]!;
  const aside = blocksAside(settlements[settlement]!, settings);
  const kmh = settings.speed * drivenKmh('residential', undefined);
  const crossing = (x: number, y: number): number => {
    if (x === 0 && y === 0) return settlement;
    const point = points.want(`${id}/${x},${y}`);
    const at = gridPlace(settlement, plane, [x * settings.blockM, y * settings.blockM]);
    points.place(point, at.lon, at.lat);
    return point;
  };
  const ways: DraftWay[] = [];
  const street = { roadClass: 'residential', kmh, lengthM: settings.blockM } as const;
  for (let x = -aside; x <= aside; x++) {
    for (let y = -aside; y <= aside; y++) {
      if (x < aside) ways.push(way([crossing(x, y), crossing(x + 1, y)], street));
      if (y < aside) ways.push(way([crossing(x, y), crossing(x, y + 1)], street));
    }
  }
  return ways;
}

const gridPlace = (i: number, plane: Plane, [east, north]: readonly [number, number]): LonLat =>
  plane.lonLat(plane.east[i]! + east, plane.north[i]! + north);

/** A road open both ways. Point and settlement of one number are the same: settlements entered the table first. */
function way(
  [a, b]: Pair,
  { roadClass, kmh, lengthM }: { roadClass: RoadClass; kmh: number; lengthM: number },
): DraftWay {
  return {
    id: `${a}–${b}`,
    refs: [a, b],
    drivable: { roadClass, name: '', forwardKmh: kmh, backwardKmh: kmh },
    given: { lengthM, shape: [] },
  };
}
