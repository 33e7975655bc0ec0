import { below, type Random } from '../../core/random.js';
import { HAMLETS, type Lane, type Valley } from './valley.js';

/** A stop of the invented valley, beside a street. */
export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly x: number;
  readonly y: number;
  readonly zone: 'centre' | 'upper' | 'lower';
}

// prettier-ignore
const TOWN_STOPS = [
  ['station', '花見谷駅', 'はなみだにえき'], ['hospital', '花見谷病院', 'はなみだにびょういん'],
  ['town-hall', '町役場', 'まちやくば'], ['market', '谷のスーパー', 'たにのすーぱー'],
  ['clinic', '川端医院', 'かわばたいいん'], ['post', '花見谷郵便局', 'はなみだにゆうびんきょく'],
  ['library', '町立図書館', 'ちょうりつとしょかん'], ['school', '花見谷小学校', 'はなみだにしょうがっこう'],
  ['hall', '文化ホール', 'ぶんかほーる'], ['farmers', '農協', 'のうきょう'],
  ['baths', '谷の湯', 'たにのゆ'], ['dentist', 'さくら歯科', 'さくらしか'],
  ['bank', '信用金庫前', 'しんようきんこまえ'], ['gym', '体育館', 'たいいくかん'],
] as const;

// prettier-ignore
const HAMLET_STOPS = [
  ['hall', '公民館', 'こうみんかん'], ['shrine', '神社前', 'じんじゃまえ'],
  ['lower', '下', 'しも'], ['upper', '上', 'かみ'],
] as const;

const KERB_M = 4;

/** 14 stops in the town and 4 in each hamlet, each a few metres beside a street and no two on the same one. */
export function placeStops({ town, hamlets }: Valley, random: Random): Spot[] {
  const free = [...town];
  const inTown = TOWN_STOPS.map(([id, name, kana]): Spot => {
    const [lane] = free.splice(below(free.length, random), 1);
    return { id, name, kana, zone: 'centre', ...beside(lane!, random) };
  });
  const around = HAMLETS.flatMap(({ romaji, name, kana, zone }) => {
    const lanes = [...hamlets.get(romaji)!];
    return HAMLET_STOPS.map(([id, what, reading]): Spot => {
      const [lane] = lanes.splice(below(lanes.length, random), 1);
      const place = beside(lane!, random);
      return { id: `${romaji}-${id}`, name: `${name}${what}`, kana: `${kana}${reading}`, zone, ...place };
    });
  });
  return [...inTown, ...around];
}

/** Somewhere in the middle part of a street, at its left kerb. */
function beside({ from, to }: Lane, random: Random): { x: number; y: number } {
  const part = (30 + below(40, random)) / 100;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return { x: from.x + part * dx - (KERB_M * dy) / length, y: from.y + part * dy + (KERB_M * dx) / length };
}
