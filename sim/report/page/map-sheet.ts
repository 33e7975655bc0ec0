import type { LonLat } from '../../../core/geo.js';
import type { RoadClass, RoadGraph } from '../../../core/road/graph.js';

/** A road map drawn once, as paths of SVG on a sheet; north is up. */
export interface MapSheet {
  readonly width: number;
  readonly height: number;
  /** Length of one kilometre on the sheet. */
  readonly km: number;
  /** Roads by importance: main roads, roads between places, streets; each the text of one path. */
  readonly main: string;
  readonly middle: string;
  readonly small: string;
}

const WIDTH = 720;
const MARGIN = 40;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
/** More streets than this would only blacken a sheet of this size. */
const MOST_SMALL = 12_000;

type Rank = 'main' | 'middle' | 'small';

const RANKS: Readonly<Record<RoadClass, Rank>> = {
  motorway: 'main',
  trunk: 'main',
  primary: 'main',
  secondary: 'main',
  tertiary: 'middle',
  unclassified: 'middle',
  residential: 'small',
  living_street: 'small',
  service: 'small',
  track: 'small',
  road: 'small',
  ferry: 'middle',
};

/**
 * The sheet that shows all these places, and where a place lies on it; undefined for fewer than two different places.
 * Roads off the sheet are left out; without roads the sheet is empty. Equal input gives equal text.
 */
export function mapSheet(
  places: readonly LonLat[],
  roads: RoadGraph | undefined,
):
  | { readonly map: MapSheet; readonly spot: (at: LonLat) => { readonly x: number; readonly y: number } }
  | undefined {
  const frame = frameOf(places);
  if (frame === undefined) return undefined;
  const { west, north, scale, shrink, height } = frame;
  const spot = ({ lon, lat }: LonLat): { x: number; y: number } => ({
    x: tenth(MARGIN + (lon - west) * scale * shrink),
    y: tenth(MARGIN + (north - lat) * scale),
  });
  const drawn = { main: [] as string[], middle: [] as string[], small: [] as string[] };
  if (roads !== undefined) drawRoads(roads, spot, height, drawn);
  return {
    spot,
    map: {
      width: WIDTH,
      height,
      km: tenth((1000 / METRES_PER_DEGREE) * scale),
      main: drawn.main.join(''),
      middle: drawn.middle.join(''),
      small: drawn.small.length > MOST_SMALL ? '' : drawn.small.join(''),
    },
  };
}

interface Frame {
  readonly west: number;
  readonly north: number;
  /** Units of the sheet for a degree of latitude; times `shrink` for a degree of longitude. */
  readonly scale: number;
  readonly shrink: number;
  readonly height: number;
}

function frameOf(places: readonly LonLat[]): Frame | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lon, lat } of places) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = (east - west) * shrink;
  const along = north - south;
  if (!(across + along > 0)) return undefined;
  const inner = WIDTH - 2 * MARGIN;
  // A sheet is at least half as high as wide, and at most a third higher, whatever the shape of the town.
  const degrees = Math.max(across, along / 1.33);
  const scale = inner / degrees;
  const height = Math.ceil(Math.max(along * scale, inner / 2)) + 2 * MARGIN;
  return {
    west: (west + east) / 2 - degrees / shrink / 2,
    north: (north + south) / 2 + (height - 2 * MARGIN) / scale / 2,
    scale,
    shrink,
    height,
  };
}

function drawRoads(
  roads: RoadGraph,
  spot: (at: LonLat) => { readonly x: number; readonly y: number },
  height: number,
  drawn: Record<Rank, string[]>,
): void {
  const seen = new Set<string>();
  roads.forEachLink(({ fromId, toId, data }) => {
    const line = [roads.getNode(fromId)!.data, ...data.shape, roads.getNode(toId)!.data].map(spot);
    if (!line.some(({ x, y }) => x >= 0 && x <= WIDTH && y >= 0 && y <= height)) return;
    const points = line.map(({ x, y }) => `${x} ${y}`).filter((point, i, all) => point !== all[i - 1]);
    if (points.length < 2) return;
    // Both directions of a street lie on each other: one is drawn.
    const key = [points.join('L'), points.toReversed().join('L')].sort()[0]!;
    if (seen.has(key)) return;
    seen.add(key);
    drawn[RANKS[data.roadClass]].push(`M${points.join('L')}`);
  });
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
