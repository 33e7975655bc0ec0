import { distanceM, type LonLat } from '../../core/geo.js';

/**
 * Grid square codes of Japan (地域メッシュ, JIS X 0410). All levels divide the primary square of 2/3° × 1°, so every
 * corner is a whole number of 640ths of it: 1/960° north, 1/640° east. Codes are worked out in these whole numbers.
 */
const PER_PRIMARY = 640;
const NORTH_PER_DEGREE = 960;
const EAST_PER_DEGREE = 640;
const WEST_DEGREE = 100;
/** Pulls points on an edge, which are not exact in binary, onto the square north-east of it; about 0.01 mm. */
const EDGE = 1e-7;

/** `pair`: two digits, row and column; `even`: these doubled; `quarter`: 1 SW, 2 SE, 3 NW, 4 NE; else a fixed digit. */
type Part =
  { readonly write: 'pair' | 'even' | 'quarter'; readonly sides: number } | { readonly digit: string };

const pair = (sides: number): Part => ({ write: 'pair', sides });
const EVEN: Part = { write: 'even', sides: 5 };
const QUARTER: Part = { write: 'quarter', sides: 2 };
const digit = (text: string): Part => ({ digit: text });

const SECONDARY = [pair(8)];
const THIRD = [...SECONDARY, pair(10)];
/** What follows the four digits of the primary square. */
const LEVELS = {
  '80km': [],
  '40km': [QUARTER],
  '20km': [QUARTER, QUARTER, digit('5')],
  '16km': [EVEN, digit('7')],
  '10km': SECONDARY,
  '8km': [pair(10), digit('6')],
  '5km': [...SECONDARY, QUARTER],
  '4km': [pair(10), digit('6'), QUARTER, digit('7')],
  '2.5km': [...SECONDARY, QUARTER, QUARTER, digit('6')],
  '2km': [...SECONDARY, EVEN, digit('5')],
  '1km': THIRD,
  '500m': [...THIRD, QUARTER],
  '250m': [...THIRD, QUARTER, QUARTER],
  '125m': [...THIRD, QUARTER, QUARTER, QUARTER],
} as const satisfies Record<string, readonly Part[]>;

/** Named by the side of a square. */
export type MeshLevel = keyof typeof LEVELS;
export const MESH_LEVELS = Object.keys(LEVELS) as readonly MeshLevel[];

/** A square in 640ths of the primary square, counted from 0° north, 100° east. */
interface Square {
  readonly north: number;
  readonly east: number;
  readonly side: number;
}

/**
 * The code of the square in which a point lies; a point on an edge belongs to the square north or east of it.
 * @throws RangeError outside 0° ≤ lat < 66.66°, 100° ≤ lon < 180°, where there are no codes.
 */
export function meshCode({ lon, lat }: LonLat, level: MeshLevel): string {
  if (!(lat >= 0 && lat < 66.66 && lon >= WEST_DEGREE && lon < 180)) {
    throw new RangeError(`mesh codes cover 0–66.66° north, 100–180° east; ${lat}, ${lon} is outside`);
  }
  const north = Math.floor(lat * NORTH_PER_DEGREE + EDGE);
  const east = Math.floor((lon - WEST_DEGREE) * EAST_PER_DEGREE + EDGE);
  return written(north, east, level);
}

/** The level of a code; undefined if it is none. */
export function meshLevel(code: string): MeshLevel | undefined {
  return MESH_LEVELS.find((level) => squareOf(code, level) !== undefined);
}

/** The edges of a square, degrees. @throws RangeError if the code is none. */
export function meshBounds(code: string): { west: number; south: number; east: number; north: number } {
  const { north, east, side } = square(code);
  return {
    west: WEST_DEGREE + east / EAST_PER_DEGREE,
    south: north / NORTH_PER_DEGREE,
    east: WEST_DEGREE + (east + side) / EAST_PER_DEGREE,
    north: (north + side) / NORTH_PER_DEGREE,
  };
}

/** The middle of a square. @throws RangeError if the code is none. */
export function meshCentre(code: string): LonLat {
  const { north, east, side } = square(code);
  return {
    lon: WEST_DEGREE + (east + side / 2) / EAST_PER_DEGREE,
    lat: (north + side / 2) / NORTH_PER_DEGREE,
  };
}

/** The side of the square of equal area, in whole metres. Squares get narrower to the north. */
export function meshSizeM(code: string): number {
  const { west, south, east, north } = meshBounds(code);
  const { lon, lat } = meshCentre(code);
  const width = distanceM({ lon: west, lat }, { lon: east, lat });
  return Math.round(Math.sqrt(width * distanceM({ lon, lat: south }, { lon, lat: north })));
}

/** The up to eight squares of the same level around one, from south-west to north-east, row by row. */
export function meshNeighbours(code: string): string[] {
  const level = meshLevel(code);
  const { north, east, side } = square(code);
  return [-1, 0, 1].flatMap((up) =>
    [-1, 0, 1].flatMap((right) => {
      const [n, e] = [north + up * side, east + right * side];
      const inside = n >= 0 && e >= 0 && n < 100 * PER_PRIMARY && e < 80 * PER_PRIMARY;
      return inside && (up !== 0 || right !== 0) ? [written(n, e, level!)] : [];
    }),
  );
}

function square(code: string): Square {
  const level = meshLevel(code);
  if (level === undefined) throw new RangeError(`"${code}" is no mesh code of JIS X 0410`);
  return squareOf(code, level)!;
}

const two = (n: number): string => String(n).padStart(2, '0');

function written(north: number, east: number, level: MeshLevel): string {
  let side = PER_PRIMARY;
  let code = two(Math.floor(north / side)) + two(Math.floor(east / side));
  for (const part of LEVELS[level] as readonly Part[]) {
    if ('digit' in part) {
      code += part.digit;
      continue;
    }
    const [row, column] = [north % side, east % side].map((rest) => Math.floor((rest * part.sides) / side));
    side /= part.sides;
    code += digitsOf(part.write, row!, column!);
  }
  return code;
}

function digitsOf(write: 'pair' | 'even' | 'quarter', row: number, column: number): string {
  if (write === 'pair') return `${row}${column}`;
  return write === 'even' ? `${2 * row}${2 * column}` : String(1 + column + 2 * row);
}

function squareOf(code: string, level: MeshLevel): Square | undefined {
  if (!/^\d{4,11}$/.test(code)) return undefined;
  let side = PER_PRIMARY;
  let north = Number(code.slice(0, 2)) * side;
  let east = Number(code.slice(2, 4)) * side;
  if (east >= 80 * PER_PRIMARY) return undefined;
  let at = 4;
  for (const part of LEVELS[level] as readonly Part[]) {
    if ('digit' in part) {
      if (code[at++] !== part.digit) return undefined;
      continue;
    }
    const length = part.write === 'quarter' ? 1 : 2;
    const place = placeOf(part.write, part.sides, code.slice(at, at + length));
    if (place === undefined) return undefined;
    at += length;
    side /= part.sides;
    north += place.row * side;
    east += place.column * side;
  }
  return at === code.length ? { north, east, side } : undefined;
}

function placeOf(
  write: 'pair' | 'even' | 'quarter',
  sides: number,
  digits: string,
): { row: number; column: number } | undefined {
  if (write === 'quarter') {
    const quarter = Number(digits || '0') - 1;
    return quarter >= 0 && quarter < 4 ? { row: Math.floor(quarter / 2), column: quarter % 2 } : undefined;
  }
  if (digits.length < 2) return undefined;
  const step = write === 'even' ? 2 : 1;
  const [row, column] = [Number(digits[0]) / step, Number(digits[1]) / step];
  const fits = [row, column].every((n) => Number.isInteger(n) && n < sides);
  return fits ? { row, column } : undefined;
}
