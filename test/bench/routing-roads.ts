import { ROAD_CLASSES, type RoadClass } from '../../core/road/graph.js';
import { randomStream, type Random } from '../../core/random.js';
import { networkOf, type FlatNetwork } from '../../core/travel/network.js';
import { addPiece, noPieces, type Pieces } from '../../core/travel/split.js';

/** Kinds of line in the made-up country, each with its speed and the share of its streets that exist. */
const LINES: readonly { every: number; at: number; roadClass: RoadClass; kmh: number; exists: number }[] = [
  { every: 64, at: 32, roadClass: 'trunk', kmh: 80, exists: 1 },
  { every: 16, at: 8, roadClass: 'secondary', kmh: 55, exists: 0.98 },
  { every: 5, at: 2, roadClass: 'tertiary', kmh: 40, exists: 0.9 },
  { every: 1, at: 0, roadClass: 'residential', kmh: 25, exists: 0.55 },
];

/**
 * A made-up country with about `nodes` junctions: a lattice of 100 m cells shaken out of shape, with faster lines every 5,
 * 16 and 64 cells, nearly half of the small streets missing and one in sixteen of them one-way. Of what is left, the
 * junctions that can be reached from the middle and back.
 */
export function madeUpCountry(nodes: number, seed: number): FlatNetwork {
  const side = Math.round(Math.sqrt(nodes * 1.12));
  const random = randomStream(seed, `country of ${nodes}`);
  const x = Float64Array.from({ length: side * side }, (_, v) => ((v % side) + 0.6 * (random() - 0.5)) * 100);
  const y = Float64Array.from(
    { length: side * side },
    (_, v) => (Math.floor(v / side) + 0.6 * (random() - 0.5)) * 100,
  );
  const pieces = noPieces();
  for (let v = 0; v < side * side; v++) {
    const [column, row] = [v % side, Math.floor(v / side)];
    for (const [w, line] of [
      [v + 1, row],
      [v + side, column],
    ] as const) {
      if (w === v + 1 ? column + 1 < side : row + 1 < side) {
        addStreet(pieces, { v, w, line, metres: Math.hypot(x[v]! - x[w]!, y[v]! - y[w]!) }, random);
      }
    }
  }
  return wellConnected(pieces, x, y);
}

function addStreet(
  pieces: Pieces,
  { v, w, line, metres }: { v: number; w: number; line: number; metres: number },
  random: Random,
): void {
  const kind = LINES.find(({ every, at }) => line % every === at)!;
  if (random() > kind.exists) return;
  const lengthM = metres * (1 + 0.15 * random());
  const speed = kind.kmh * (0.85 + 0.3 * random());
  const street = {
    driveMs: Math.max(1, Math.round((lengthM * 3600) / speed)),
    lengthDm: Math.max(1, Math.round(lengthM * 10)),
    roadClass: ROAD_CLASSES.indexOf(kind.roadClass),
  };
  const oneWay = kind.roadClass === 'residential' && random() < 0.06;
  const [from, to] = random() < 0.5 ? [v, w] : [w, v];
  addPiece(pieces, { from, to, ...street });
  if (!oneWay) addPiece(pieces, { from: to, to: from, ...street });
}

function wellConnected(pieces: Pieces, x: Float64Array, y: Float64Array): FlatNetwork {
  const whole = networkOf({ pieces, lon: x, lat: y, exit: new Int32Array(), entry: new Int32Array() });
  const middle = Math.floor((x.length + Math.sqrt(x.length)) / 2);
  const there = reached(middle, (v) => [...whole.head.subarray(whole.firstOut[v], whole.firstOut[v + 1])]);
  const back = reached(middle, (v) =>
    Array.from(whole.edgeIn.subarray(whole.firstIn[v], whole.firstIn[v + 1]), (e) => whole.tail[e]!),
  );
  const kept = Array.from(x.keys()).filter((v) => there.has(v) && back.has(v));
  const renamed = new Map(kept.map((v, i) => [v, i]));
  const keptPieces = noPieces();
  for (let i = 0; i < pieces.from.length; i++) {
    const [from, to] = [renamed.get(pieces.from[i]!), renamed.get(pieces.to[i]!)];
    if (from === undefined || to === undefined) continue;
    const [driveMs, lengthDm, roadClass] = [pieces.driveMs[i]!, pieces.lengthDm[i]!, pieces.roadClass[i]!];
    addPiece(keptPieces, { from, to, driveMs, lengthDm, roadClass });
  }
  return networkOf({
    pieces: keptPieces,
    lon: Float64Array.from(kept, (v) => 139 + x[v]! / 91_000),
    lat: Float64Array.from(kept, (v) => 35 + y[v]! / 111_000),
    exit: new Int32Array(),
    entry: new Int32Array(),
  });
}

function reached(start: number, next: (v: number) => number[]): Set<number> {
  const seen = new Set([start]);
  for (const v of seen) for (const w of next(v)) seen.add(w);
  return seen;
}
