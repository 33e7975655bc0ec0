import { randomStream } from '../../core/random.js';
import { placeStops } from './spots.js';
import { layOutValley, type Corner } from './valley.js';
import { inventWishes, WISH_COLUMNS } from './wishes.js';

const SEED = 17;
/** The station; an arbitrary point, the valley is nowhere. */
const CENTRE = { lon: 137.75, lat: 36.05 };
/** Of one degree of latitude on the sphere of core/geo.ts. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** The four tables of hanamidani by file name. Always the same: the seed is fixed. */
export function hanamidaniTables(): ReadonlyMap<string, string> {
  const valley = layOutValley(randomStream(SEED, 'roads'));
  const spots = placeStops(valley, randomStream(SEED, 'stops'));
  const wishes = inventWishes(spots, randomStream(SEED, 'wishes'));
  return new Map([
    [
      'nodes.csv',
      table(
        ['id', 'lon', 'lat'],
        valley.corners.map((corner) => [corner.id, ...degrees(corner)]),
      ),
    ],
    [
      'edges.csv',
      table(
        ['from', 'to', 'length_m', 'highway', 'oneway', 'name'],
        valley.lanes.map(({ from, to, highway, oneway, name }) => [
          from.id,
          to.id,
          lengthOf(from, to),
          highway,
          oneway,
          name,
        ]),
      ),
    ],
    [
      'stops.csv',
      table(
        ['id', 'name', 'kana', 'lon', 'lat', 'zones'],
        spots.map((spot) => [spot.id, spot.name, spot.kana, ...degrees(spot), spot.zone]),
      ),
    ],
    [
      'bookings.csv',
      table(
        WISH_COLUMNS,
        wishes.map((wish) => WISH_COLUMNS.map((column) => wish[column])),
      ),
    ],
  ]);
}

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('');

/** Roads wind a little between two junctions: 4 % on top of the straight line. */
const lengthOf = (a: Corner, b: Corner): string => (Math.hypot(a.x - b.x, a.y - b.y) * 1.04).toFixed(1);

function degrees({ x, y }: { readonly x: number; readonly y: number }): [lon: string, lat: string] {
  const lat = CENTRE.lat + y / METRES_PER_DEGREE;
  const lon = CENTRE.lon + x / (METRES_PER_DEGREE * Math.cos((CENTRE.lat * Math.PI) / 180));
  return [lon.toFixed(6), lat.toFixed(6)];
}
