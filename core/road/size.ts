import type { ClassSize, CutOff, CutOffPart, Size } from './account.js';
import { ROAD_CLASSES, type RoadClass, type RoadGraph, type Street } from './graph.js';

/** How many junctions, links and kilometres. */
export function sizeOf(roads: RoadGraph): Size {
  return { junctions: roads.getNodeCount(), ...measured(roads, () => true) };
}

/** The same by road class, fastest first; classes without a street are left out. */
export function classSizes(roads: RoadGraph): ClassSize[] {
  return ROAD_CLASSES.map((roadClass) => ({
    roadClass,
    ...measured(roads, (street) => street.roadClass === roadClass),
  })).filter(({ links }) => links > 0);
}

type LinkSize = Omit<Size, 'junctions'>;

/** Two links between the same ends, of one length and opposite directions, are one two-way street. */
function measured(roads: RoadGraph, counts: (street: Street) => boolean): LinkSize {
  const streets = new Map<string, { lengthM: number; onward: number; back: number }>();
  let links = 0;
  roads.forEachLink(({ fromId, toId, data }) => {
    if (!counts(data)) return;
    links++;
    const onward = String(fromId) <= String(toId);
    const key = `${onward ? fromId : toId} ${onward ? toId : fromId} ${data.lengthM}`;
    const street = streets.get(key) ?? { lengthM: data.lengthM, onward: 0, back: 0 };
    // Both directions of a loop look alike: count them in turn.
    if (fromId === toId ? street.onward <= street.back : onward) street.onward++;
    else street.back++;
    streets.set(key, street);
  });
  let linkM = 0;
  let streetM = 0;
  for (const { lengthM, onward, back } of streets.values()) {
    linkM += lengthM * (onward + back);
    streetM += lengthM * Math.max(onward, back);
  }
  return { links, linkKm: kilometres(linkM), streetKm: kilometres(streetM) };
}

const kilometres = (m: number): number => Math.round(m) / 1000;

const PARTS_NAMED = 10;

/** What was cut off, in connected pieces. Junctions which the kept roads share with a cut-off street are not counted. */
export function cutOffSize(cutOff: RoadGraph, roads: RoadGraph): CutOff {
  const isLost = (id: string | number): boolean => roads.getNode(id) === undefined;
  const part = new Map<string | number, number>();
  const parts: Piece[] = [];
  cutOff.forEachNode(({ id }) => {
    if (!isLost(id) || part.has(id)) return;
    parts.push(gather(id, { cutOff, isLost, part, number: parts.length }));
  });
  // A street between two kept junctions is cut off only if nobody may drive through its ends.
  const all = parts.map(described).sort((a, b) => b.km - a.km || a.lon - b.lon || a.lat - b.lat);
  let junctions = 0;
  for (const { junctions: n } of all) junctions += n;
  return { ...sizeOf(cutOff), junctions, parts: all.length, largest: all.slice(0, PARTS_NAMED) };
}

interface Piece {
  junctions: number;
  readonly at: { readonly lon: number; readonly lat: number };
  readonly streets: Street[];
}

interface Gathering {
  readonly cutOff: RoadGraph;
  readonly isLost: (id: string | number) => boolean;
  readonly part: Map<string | number, number>;
  readonly number: number;
}

function gather(start: string | number, { cutOff, isLost, part, number }: Gathering): Piece {
  const { lon, lat } = cutOff.getNode(start)!.data;
  const piece: Piece = { junctions: 0, at: { lon, lat }, streets: [] };
  const open = [start];
  part.set(start, number);
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    piece.junctions++;
    for (const { id: link, fromId, toId, data } of cutOff.getLinks(id) ?? []) {
      if (seen.has(link)) continue;
      seen.add(link);
      piece.streets.push(data);
      const other = fromId === id ? toId : fromId;
      if (!isLost(other) || part.has(other)) continue;
      part.set(other, number);
      open.push(other);
    }
  }
  return piece;
}

function described({ junctions, at, streets }: Piece): CutOffPart {
  const longest = [...streets].sort((a, b) => b.lengthM - a.lengthM);
  const named = longest.find(({ name }) => name !== '');
  const roadClass: RoadClass = longest[0]?.roadClass ?? 'road';
  // Both directions of a two-way street are in the list; lengths in the report are those of links, halved where paired.
  const lengths = new Map<number, number>();
  for (const { lengthM } of streets) lengths.set(lengthM, (lengths.get(lengthM) ?? 0) + 1);
  let m = 0;
  for (const [lengthM, links] of lengths) m += lengthM * Math.ceil(links / 2);
  return { junctions, km: kilometres(m), street: named?.name ?? `unnamed ${roadClass}`, ...at };
}
