import { below, type Random } from '../../core/random.js';

/** A junction of the invented valley: metres east and north of the station. */
export interface Corner {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Lane {
  readonly from: Corner;
  readonly to: Corner;
  readonly highway: 'secondary' | 'tertiary' | 'unclassified' | 'residential';
  readonly name: string;
  readonly oneway: 'yes' | 'no';
}

export interface Hamlet {
  readonly name: string;
  readonly kana: string;
  readonly romaji: string;
  readonly zone: 'upper' | 'lower';
  /** Where its road leaves the main road, metres along the valley, and on which side it climbs. */
  readonly along: number;
  readonly side: 1 | -1;
  readonly climb: number;
  /** People, roughly: how many wishes come from here. */
  readonly weight: number;
}

// prettier-ignore
export const HAMLETS: readonly Hamlet[] = [
  { name: '岩下', kana: 'いわした', romaji: 'iwashita', zone: 'lower', along: -4500, side: 1, climb: 600, weight: 3 },
  { name: '梅ヶ瀬', kana: 'うめがせ', romaji: 'umegase', zone: 'lower', along: -3400, side: -1, climb: 1200, weight: 4 },
  { name: '蛍原', kana: 'ほたるはら', romaji: 'hotaruhara', zone: 'lower', along: -2300, side: 1, climb: 900, weight: 5 },
  { name: '月見台', kana: 'つきみだい', romaji: 'tsukimidai', zone: 'lower', along: -1200, side: -1, climb: 600, weight: 6 },
  { name: '柿ノ木', kana: 'かきのき', romaji: 'kakinoki', zone: 'upper', along: 1400, side: 1, climb: 900, weight: 5 },
  { name: '桜沢', kana: 'さくらざわ', romaji: 'sakurazawa', zone: 'upper', along: 2400, side: -1, climb: 1500, weight: 4 },
  { name: '栗平', kana: 'くりだいら', romaji: 'kuridaira', zone: 'upper', along: 3300, side: 1, climb: 1500, weight: 3 },
  { name: '水上', kana: 'みずかみ', romaji: 'mizukami', zone: 'upper', along: 4100, side: -1, climb: 900, weight: 3 },
  { name: '杉の入', kana: 'すぎのいり', romaji: 'suginoiri', zone: 'upper', along: 4700, side: 1, climb: 1200, weight: 2 },
];

export interface Valley {
  readonly corners: readonly Corner[];
  readonly lanes: readonly Lane[];
  /** Streets of the town and of each hamlet by romaji, in the order in which they were laid. */
  readonly town: readonly Lane[];
  readonly hamlets: ReadonlyMap<string, readonly Lane[]>;
}

const STEP_M = 220;
const VALLEY_END_M = 5280;
const BLOCK_M = 140;
const TOWN = { columns: 9, rows: 6 };

/** The river's line: the main road follows it. */
const bend = (x: number): number => Math.round(700 * Math.sin(x / 2300) + 180 * Math.sin(x / 700));

/** A main road along a river, a second road on the other bank with bridges, a small town, and hamlets up the slopes. */
export function layOutValley(random: Random): Valley {
  const corners: Corner[] = [];
  const lanes: Lane[] = [];
  const corner = (x: number, y: number): Corner => {
    const made = {
      id: `n${String(corners.length + 1).padStart(3, '0')}`,
      x: Math.round(x),
      y: Math.round(y),
    };
    corners.push(made);
    return made;
  };
  const lay = (lane: Omit<Lane, 'oneway'>, oneway: Lane['oneway'] = 'no'): Lane => {
    const made = { ...lane, oneway };
    lanes.push(made);
    return made;
  };
  const builder: Builder = { corner, lay, random };
  const main = along(builder, { from: -VALLEY_END_M, to: VALLEY_END_M, offset: 0 }, 'secondary', '花見街道');
  const bank = along(builder, { from: -3740, to: 3960, offset: -430 }, 'tertiary', '川向こう線');
  for (const [i, end] of bank.entries()) {
    if (i % 6 === 0)
      lay({ from: end, to: nearest(main, end), highway: 'tertiary', name: `第${i / 6 + 1}橋` });
  }
  const town = layTown(builder, main);
  const hamlets = new Map(
    HAMLETS.map((hamlet) => [hamlet.romaji, layHamlet(builder, hamlet, { main, bank })]),
  );
  return { corners, lanes, town, hamlets };
}

interface Builder {
  readonly corner: (x: number, y: number) => Corner;
  readonly lay: (lane: Omit<Lane, 'oneway'>, oneway?: Lane['oneway']) => Lane;
  readonly random: Random;
}

function along(
  { corner, lay, random }: Builder,
  { from, to, offset }: { readonly from: number; readonly to: number; readonly offset: number },
  highway: Lane['highway'],
  name: string,
): Corner[] {
  const road: Corner[] = [];
  for (let x = from; x <= to; x += STEP_M) {
    road.push(corner(x, bend(x) + offset + below(40, random) - 20));
    if (road.length > 1) lay({ from: road.at(-2)!, to: road.at(-1)!, highway, name });
  }
  return road;
}

function nearest(road: readonly Corner[], to: Corner): Corner {
  const distance = ({ x, y }: Corner): number => Math.hypot(x - to.x, y - to.y);
  return road.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** Blocks north of the main road around the station; every third column is one-way, up and down in turn. */
function layTown({ corner, lay, random }: Builder, main: readonly Corner[]): Lane[] {
  const streets: Lane[] = [];
  const grid = Array.from({ length: TOWN.columns }, (_, i) =>
    Array.from({ length: TOWN.rows }, (__, j) => {
      const x = (i - (TOWN.columns - 1) / 2) * BLOCK_M;
      return corner(x + below(30, random) - 15, bend(x) + 120 + j * BLOCK_M + below(30, random) - 15);
    }),
  );
  for (const [i, column] of grid.entries()) {
    lay({ from: nearest(main, column[0]!), to: column[0]!, highway: 'residential', name: '' });
    for (const [j, here] of column.entries()) {
      const [right, up] = [grid[i + 1]?.[j], column[j + 1]];
      const highway = j === 2 ? 'tertiary' : 'residential';
      if (right) streets.push(lay({ from: here, to: right, highway, name: j === 2 ? '駅前通り' : '' }));
      if (!up) continue;
      const ends = i % 6 === 1 ? { from: up, to: here } : { from: here, to: up };
      streets.push(lay({ ...ends, highway: 'residential', name: '' }, i % 3 === 1 ? 'yes' : 'no'));
    }
  }
  return streets;
}

/** A road up the slope with a loop of houses and lanes at its end. */
function layHamlet(
  { corner, lay, random }: Builder,
  { name, along: x, side, climb }: Hamlet,
  { main, bank }: { readonly main: readonly Corner[]; readonly bank: readonly Corner[] },
): Lane[] {
  const foot = nearest(side > 0 ? main : [...bank, ...main], {
    id: '',
    x,
    y: bend(x) + (side > 0 ? 0 : -430),
  });
  const streets: Lane[] = [];
  let here = foot;
  for (let up = 300; up <= climb; up += 300) {
    const next = corner(foot.x + below(240, random) - 120, foot.y + side * up);
    const lane = lay({ from: here, to: next, highway: 'unclassified', name: `${name}線` });
    if (up + 600 > climb) streets.push(lane);
    here = next;
  }
  const ring = Array.from({ length: 8 }, (_, i) => {
    const turn = (i * Math.PI) / 4;
    const radius = 150 + below(80, random);
    return corner(here.x + radius * Math.cos(turn), here.y + side * 230 + radius * Math.sin(turn));
  });
  lay({ from: here, to: nearest(ring, here), highway: 'residential', name: '' });
  for (const [i, end] of ring.entries()) {
    streets.push(lay({ from: end, to: ring[(i + 1) % ring.length]!, highway: 'residential', name: '' }));
  }
  const middle = corner(here.x, here.y + side * 230);
  for (const i of [1, 4]) streets.push(lay({ from: middle, to: ring[i]!, highway: 'residential', name: '' }));
  for (const i of [2, 6]) {
    const end = corner(ring[i]!.x + below(200, random) - 100, ring[i]!.y + side * (120 + below(80, random)));
    streets.push(lay({ from: ring[i]!, to: end, highway: 'residential', name: '' }));
  }
  return streets;
}
