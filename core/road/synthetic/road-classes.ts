import type { RoadClass } from '../graph.js';
import { centres } from './centres.js';
import { neighbours, type Pair } from './neighbours.js';
import type { Plane } from './plane.js';

/** Larger roads join places that are the largest far around. The distances are assumptions. */
const TIERS: readonly { readonly roadClass: RoadClass; readonly radiusM: number }[] = [
  { roadClass: 'trunk', radiusM: 16_000 },
  { roadClass: 'primary', radiusM: 6_000 },
  { roadClass: 'secondary', radiusM: 2_500 },
];
const QUARTER_M = 1500;

/** How much longer a smaller road may be felt to be: through traffic keeps to roads that are large already. */
const RELUCTANCE = { trunk: 0.7, primary: 0.8, secondary: 0.9, tertiary: 1 } as const;
type LinkClass = keyof typeof RELUCTANCE;

/**
 * The class of each link between settlements, in the order of `links`. Every link is tertiary; where the way between two
 * neighbouring centres leads along it, it becomes the road of these centres, the largest centres first.
 */
export function roadClasses(
  population: readonly number[],
  links: readonly Pair[],
  plane: Plane,
): readonly RoadClass[] {
  const classes = links.map((): LinkClass => 'tertiary');
  const beside = besideEach(population.length, links);
  const length = links.map(([a, b]) =>
    Math.hypot(plane.east[a]! - plane.east[b]!, plane.north[a]! - plane.north[b]!),
  );
  for (const { roadClass, radiusM } of TIERS) {
    const places = centres(population, plane, { radiusM, quarterM: QUARTER_M });
    const felt = length.map((metres, link) => metres * RELUCTANCE[classes[link]!]);
    const used = waysBetween(neighbours(places, plane), { beside, felt });
    for (const link of used) if (classes[link] === 'tertiary') classes[link] = roadClass as LinkClass;
  }
  return classes;
}

interface Side {
  readonly link: number;
  readonly other: number;
}

function besideEach(n: number, links: readonly Pair[]): readonly (readonly Side[])[] {
  const beside: Side[][] = Array.from({ length: n }, () => []);
  links.forEach(([a, b], link) => {
    beside[a]!.push({ link, other: b });
    beside[b]!.push({ link, other: a });
  });
  return beside;
}

interface Net {
  readonly beside: readonly (readonly Side[])[];
  /** Cost of each link. */
  readonly felt: readonly number[];
}

/** All links on the cheapest ways between the pairs. */
function waysBetween(pairs: readonly Pair[], net: Net): Set<number> {
  const used = new Set<number>();
  const ends = new Map<number, number[]>();
  for (const [a, b] of pairs) ends.set(a, [...(ends.get(a) ?? []), b]);
  for (const [from, targets] of ends) {
    const back = tree(from, net);
    for (const target of targets) {
      for (let side = back[target]; side !== undefined; side = back[side.other]) used.add(side.link);
    }
  }
  return used;
}

/** The link towards `from` and the settlement behind it, for each settlement that can be reached. Dijkstra, O(n²). */
function tree(from: number, { beside, felt }: Net): readonly (Side | undefined)[] {
  const back: (Side | undefined)[] = Array.from({ length: beside.length });
  const cost = new Float64Array(beside.length).fill(Infinity);
  const open = new Set([from]);
  cost[from] = 0;
  while (open.size > 0) {
    let next = -1;
    for (const at of open) if (next < 0 || cost[at]! < cost[next]!) next = at;
    open.delete(next);
    for (const { link, other } of beside[next]!) {
      const through = cost[next]! + felt[link]!;
      if (through >= cost[other]!) continue;
      cost[other] = through;
      back[other] = { link, other: next };
      open.add(other);
    }
  }
  return back;
}
