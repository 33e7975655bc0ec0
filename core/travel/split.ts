import type { Link, LinkId } from 'ngraph.graph';
import { ROAD_CLASSES, type RoadGraph, type Street } from '../road/graph.js';
import type { StopAnchor, StreetAnchor } from '../road/snap.js';
import { permittedStreet, type PermittedRoads } from './permitted-roads.js';

/** One directed edge of the flat network: a street, or the part of one between two stops. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly driveMs: number;
  /** Decimetres. */
  readonly lengthDm: number;
  /** Index into ROAD_CLASSES. */
  readonly roadClass: number;
}

/** Pieces by column, entry i of each belonging to piece i: a country has a million of them. */
export type Pieces = { readonly [column in keyof Piece]: number[] };

/** What a flat network is made of: nodes 0 … lon.length − 1 and edges in any order. `exit` and `entry` as in FlatNetwork. */
export interface NetworkParts {
  readonly pieces: Pieces;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly exit: Int32Array;
  readonly entry: Int32Array;
}

/** A stop on one link: its node and how far along the link it lies, metres. */
interface Cut {
  readonly node: number;
  readonly offsetM: number;
}

/** The nodes of the flat network while it grows. */
interface Nodes {
  readonly lon: number[];
  readonly lat: number[];
  /** Junction id → node at which ways out begin. */
  readonly out: Map<string, number>;
  /** Junction id → node at which ways in end; holds stop-only junctions only. */
  readonly twin: Map<string, number>;
  /** Where stops lie along streets → node. */
  readonly cut: Map<string, number>;
}

/**
 * Cuts every street at its stops and gives stop-only junctions their arrival twins (see FlatNetwork). Streets that are not
 * permitted have no pieces; nodes are numbered alike whatever is permitted.
 * @throws RangeError if an anchor names a junction or a link that the graph does not have.
 */
export function splitStreets(
  roads: RoadGraph,
  anchors: readonly StopAnchor[],
  permitted?: PermittedRoads,
): NetworkParts {
  const nodes: Nodes = { lon: [], lat: [], out: new Map(), twin: new Map(), cut: new Map() };
  roads.forEachNode((node) => {
    nodes.out.set(String(node.id), addNode(nodes, node.data.lon, node.data.lat));
  });
  const cuts = new Map<LinkId, Cut[]>();
  const onStreet = anchors.map((anchor) => (anchor.kind === 'street' ? cutAt(anchor, nodes, cuts) : -1));

  const pieces = noPieces();
  roads.forEachNode((node) => {
    if (!node.data.stopOnly) return;
    const id = String(node.id);
    const twin = addNode(nodes, node.data.lon, node.data.lat);
    nodes.twin.set(id, twin);
    addPiece(pieces, { from: nodes.out.get(id)!, to: twin, driveMs: 0, lengthDm: 0, roadClass: 0 });
  });
  roads.forEachLink((link) => {
    const cut = cuts.get(link.id);
    if (cut) cuts.delete(link.id);
    const street = permitted === undefined ? link.data : permittedStreet(link.data, permitted);
    if (street !== undefined) addPieces(pieces, { link, street }, nodes, cut ?? []);
  });
  const [unknown] = cuts.keys();
  if (unknown !== undefined) {
    throw new RangeError(`a stop lies on link ${unknown}, which the roads do not have`);
  }

  const exit = anchors.map((anchor, i) =>
    anchor.kind === 'street' ? onStreet[i]! : nodeOf(nodes, anchor.node),
  );
  const entry = anchors.map((anchor, i) =>
    anchor.kind === 'street' ? onStreet[i]! : arrivalOf(nodes, anchor.node),
  );
  return {
    pieces,
    lon: Float64Array.from(nodes.lon),
    lat: Float64Array.from(nodes.lat),
    exit: Int32Array.from(exit),
    entry: Int32Array.from(entry),
  };
}

export const noPieces = (): Pieces => ({ from: [], to: [], driveMs: [], lengthDm: [], roadClass: [] });

export function addPiece(pieces: Pieces, piece: Piece): void {
  pieces.from.push(piece.from);
  pieces.to.push(piece.to);
  pieces.driveMs.push(piece.driveMs);
  pieces.lengthDm.push(piece.lengthDm);
  pieces.roadClass.push(piece.roadClass);
}

function addNode(nodes: Nodes, lon: number, lat: number): number {
  nodes.lat.push(lat);
  return nodes.lon.push(lon) - 1;
}

function nodeOf(nodes: Nodes, id: string): number {
  const node = nodes.out.get(id);
  if (node === undefined) {
    throw new RangeError(`a stop is anchored to junction ${id}, which the roads do not have`);
  }
  return node;
}

const arrivalOf = (nodes: Nodes, id: string): number => nodes.twin.get(id) ?? nodeOf(nodes, id);

/** The node of a stop along a street; stops at the very same point share it. */
function cutAt({ passes, point }: StreetAnchor, nodes: Nodes, cuts: Map<LinkId, Cut[]>): number {
  const cut = passes.map(({ link, offsetM }) => ({ link, offsetM: toMillimetre(offsetM) }));
  const name = cut
    .map(({ link, offsetM }) => `${link} ${offsetM}`)
    .sort()
    .join('\n');
  const known = nodes.cut.get(name);
  if (known !== undefined) return known;
  const node = addNode(nodes, point.lon, point.lat);
  nodes.cut.set(name, node);
  for (const { link, offsetM } of cut) {
    const others = cuts.get(link);
    if (others) others.push({ node, offsetM });
    else cuts.set(link, [{ node, offsetM }]);
  }
  return node;
}

/** The link as a chain of pieces; rounding their ends instead of their lengths keeps the sum. */
function addPieces(
  pieces: Pieces,
  { link, street }: { readonly link: Link<Street>; readonly street: Street },
  nodes: Nodes,
  cuts: Cut[],
): void {
  const roadClass = ROAD_CLASSES.indexOf(street.roadClass);
  let from = nodeOf(nodes, String(link.fromId));
  // No stop lies there, so none is at the same point as the first junction.
  let fromM = -1;
  // Equal offsets keep the order of the stops.
  const end = { node: arrivalOf(nodes, String(link.toId)), offsetM: Infinity };
  for (const { node, offsetM } of [...cuts.sort((a, b) => a.offsetM - b.offsetM), end]) {
    const piece = { roadClass, ...pieceOf(street, fromM, offsetM) };
    addPiece(pieces, { from, to: node, ...piece });
    // Of two stops at one point, one of them on the other side of the street too, neither comes before the other.
    if (offsetM === fromM) addPiece(pieces, { from: node, to: from, ...piece });
    from = node;
    fromM = offsetM;
  }
}

/** Offsets are compared to the millimetre: finer than that they differ by the noise of their computation. */
export const toMillimetre = (offsetM: number): number => Math.round(offsetM * 1000) / 1000;

/** What the part of a street between two offsets takes; `toM` past the end is the end. */
export function pieceOf(street: Street, fromM: number, toM: number): { driveMs: number; lengthDm: number } {
  return {
    driveMs: msTo(street, toM) - msTo(street, fromM),
    lengthDm: Math.max(1, dmTo(street, toM) - dmTo(street, fromM)),
  };
}

function msTo({ driveMs, lengthM }: Street, offsetM: number): number {
  if (offsetM <= 0) return 0;
  return offsetM >= lengthM ? driveMs : Math.round((driveMs * offsetM) / lengthM);
}

const dmTo = ({ lengthM }: Street, offsetM: number): number =>
  Math.round(Math.max(0, Math.min(offsetM, lengthM)) * 10);
