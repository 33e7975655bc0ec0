import type { Link, Node, NodeId } from 'ngraph.graph';
import type { LonLat } from '../geo.js';
import type { Junction, RoadGraph, Street } from '../road/graph.js';
import type { Pass, StopAnchor, StreetAnchor } from '../road/snap.js';
import { lineBetween } from './line.js';
import { pieceOf, toMillimetre } from './split.js';

/** The road graph as one ride sees it: its two stops are in it, stop-only junctions of others are not. */
export interface Ends {
  readonly graph: RoadGraph;
  readonly from: NodeId;
  readonly to: NodeId;
  /** The junctions from which the last stop is entered, or that stop itself if it is one. */
  readonly entries: readonly LonLat[];
}

const FROM = '\0from';
const TO = '\0to';

/**
 * Nothing is copied and nothing marked as blocked, which the searches of ngraph.path answer wrongly: the links that must
 * not be driven are simply not shown, and the pieces of street at the two stops are shown besides.
 */
export function ends(roads: RoadGraph, from: StopAnchor, to: StopAnchor): Ends {
  const added = new Map<NodeId, Node<Junction>>();
  const links = [
    ...(from.kind === 'street' ? from.passes.map((pass) => after(roads, pass)) : []),
    ...(to.kind === 'street' ? to.passes.map((pass) => before(roads, pass)) : []),
    ...(from.kind === 'street' && to.kind === 'street' ? direct(roads, from, to) : []),
  ];
  if (from.kind === 'street') added.set(FROM, virtual(FROM, from.point));
  if (to.kind === 'street') added.set(TO, virtual(TO, to.point));
  const target = to.kind === 'street' ? TO : to.node;
  const getNode: RoadGraph['getNode'] = (id) => added.get(id) ?? roads.getNode(id);
  const graph: RoadGraph = {
    ...roads,
    getNode,
    forEachLinkedNode: (id, callback) => {
      for (const link of links) {
        if (link.fromId !== id) continue;
        const node = getNode(link.toId)!;
        if (mayEnter(node, target)) callback(node, link);
      }
      const onward = (node: Node<Junction>, link: Link<Street>): void => {
        if (mayEnter(node, target)) callback(node, link);
      };
      roads.forEachLinkedNode(id, onward, true);
    },
  };
  const entries = to.kind === 'street' ? to.passes.map((pass) => pass.from) : [to.node];
  return {
    graph,
    from: from.kind === 'street' ? FROM : from.node,
    to: target,
    entries: entries.map((id) => roads.getNode(id)!.data),
  };
}

const mayEnter = ({ id, data }: Node<Junction>, target: NodeId): boolean => !data.stopOnly || id === target;

const virtual = (id: string, { lon, lat }: LonLat): Node<Junction> => ({
  id,
  links: null,
  data: { lon, lat, stopOnly: false },
});

const after = (roads: RoadGraph, pass: Pass): Link<Street> => ({
  id: `${FROM}${pass.link}`,
  fromId: FROM,
  toId: pass.to,
  data: partOf(roads, pass, pass.offsetM, Infinity),
});

const before = (roads: RoadGraph, pass: Pass): Link<Street> => ({
  id: `${pass.link}${TO}`,
  fromId: pass.from,
  toId: TO,
  data: partOf(roads, pass, 0, pass.offsetM),
});

/** From stop to stop without a junction between, on each link that passes both in this order. */
function direct(roads: RoadGraph, from: StreetAnchor, to: StreetAnchor): Link<Street>[] {
  return from.passes.flatMap((pass) => {
    const onward = to.passes.find(
      ({ link, offsetM }) => link === pass.link && toMillimetre(offsetM) >= toMillimetre(pass.offsetM),
    );
    if (!onward) return [];
    const data = partOf(roads, pass, pass.offsetM, onward.offsetM);
    return [{ id: `${FROM}${pass.link}${TO}`, fromId: FROM, toId: TO, data }];
  });
}

/** The part of a link between two offsets as a street, with the time and length it has in the flat network. */
function partOf(roads: RoadGraph, pass: Pass, fromM: number, toM: number): Street {
  const { data, fromId, toId } = linkOf(roads, pass);
  const { driveMs, lengthDm } = pieceOf(data, toMillimetre(fromM), toMillimetre(toM));
  const whole = [roads.getNode(fromId)!.data, ...data.shape, roads.getNode(toId)!.data];
  const share = (offsetM: number): number => (data.lengthM > 0 ? Math.min(1, offsetM / data.lengthM) : 0);
  return {
    ...data,
    driveMs,
    lengthM: lengthDm / 10,
    shape: lineBetween(whole, share(fromM), share(toM)),
  };
}

function linkOf(roads: RoadGraph, { link, from, to }: Pass): Link<Street> {
  const found = roads.getLinkById(link);
  if (!found)
    throw new RangeError(
      `a stop lies between ${from} and ${to} on link ${link}, which the roads do not have`,
    );
  return found;
}
