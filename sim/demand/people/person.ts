import type { LonLat } from '../../../core/geo.js';
import { AGE_GROUPS, type AgeGroup } from '../../../scenarios/age-group.js';
import type { Cell } from '../../../scenarios/cells-table.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { cumulated, keyedDraw, normal, pick, textKey, type Draw } from '../draw.js';

/** Somebody who lives in the area. Equal on every day and whatever the service does. */
export interface Person {
  readonly cell: Cell;
  readonly group: AgeGroup;
  /** Within cell and age group, from 0. */
  readonly number: number;
  /** The two keys of everything that is drawn for this person. */
  readonly home: number;
  readonly self: number;
  readonly licence: boolean;
}

/** What is drawn once for each person of a seed. */
export interface PersonDraws {
  readonly licence: Draw;
  readonly pass: Draw;
  readonly wheelchair: Draw;
  readonly phone: Draw;
  readonly liking: Draw;
  readonly address: Draw;
}

export const personDraws = (seed: number): PersonDraws => ({
  licence: keyedDraw(seed, 'demand/licence'),
  pass: keyedDraw(seed, 'demand/pass'),
  wheelchair: keyedDraw(seed, 'demand/wheelchair'),
  phone: keyedDraw(seed, 'demand/phone'),
  liking: keyedDraw(seed, 'demand/liking'),
  address: keyedDraw(seed, 'demand/address'),
});

/** Far more people than one age group of one cell has. */
const GROUP_STEP = 10_000_000;

/** Person number `number` of an age group of a cell. */
export function personAt(
  { cell, home, group }: { readonly cell: Cell; readonly home: number; readonly group: AgeGroup },
  number: number,
  licence: CensusSource['licence'],
  draws: PersonDraws,
): Person {
  const self = AGE_GROUPS.indexOf(group) * GROUP_STEP + number;
  return { cell, group, number, home, self, licence: draws.licence(home, self) < licence[group] };
}

/** The first key of everybody in a cell. */
export const homeKey = (cell: Cell): number => textKey(cell.id);

export const hasPass = (
  { home, self, group }: Person,
  pass: CensusSource['service']['pass'],
  draws: PersonDraws,
): boolean => draws.pass(home, self) < pass[group];

export const usesWheelchair = (
  { home, self, group }: Person,
  wheelchair: CensusSource['wheelchair'],
  draws: PersonDraws,
): boolean => draws.wheelchair(home, self) < wheelchair[group];

/** Some call, others book on the web or otherwise; everybody keeps to their way. */
export function channelOf(
  { home, self }: Person,
  { phone, other_channels: others }: Pick<CensusSource, 'phone' | 'other_channels'>,
  draws: PersonDraws,
): string {
  const draw = draws.phone(home, self);
  if (draw < phone) return 'phone';
  const names = Object.keys(others);
  return names[pick(cumulated(Object.values(others)), (draw - phone) / (1 - phone))]!;
}

/** How much more than others this person likes the service: standard normal. */
export const liking = ({ home, self }: Person, draws: PersonDraws): number =>
  normal(draws.liking(home, self), draws.liking(home, self, 1));

const METRES_PER_DEGREE = 111_195; // of a meridian on the mean sphere, core/geo.ts

/** Where the person lives: anywhere in the square of the cell, evenly. */
export function addressOf({ cell, home, self }: Person, draws: PersonDraws): LonLat {
  if (cell.sizeM === 0) return cell.centre;
  const side = cell.sizeM / METRES_PER_DEGREE;
  const { lon, lat } = cell.centre;
  const north = (draws.address(home, self) - 0.5) * side;
  const east = ((draws.address(home, self, 1) - 0.5) * side) / Math.cos((lat * Math.PI) / 180);
  return { lon: lon + east, lat: lat + north };
}

/** Stable beyond seeds and days: rider 3 of the 75–84-year-olds of a cell. */
export const riderId = ({ cell, group, number }: Person): string => `${cell.id}/${group}/${number + 1}`;
