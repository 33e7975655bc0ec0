import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlaceIndex, StopIndex } from '../../core/ids.js';
import type { TravelTimes } from '../../core/dispatch/travel-times.js';
import type { RoadGraph } from '../../core/road/graph.js';
import { flatNetwork, type FlatNetwork } from '../../core/travel/network.js';
import type { SpeedPeriod } from '../../core/travel/periods.js';
import { createTravelTimes } from '../../core/travel/travel-times.js';
import { UNREACHABLE, serviceTime } from '../../core/units.js';
import { madeUpCountry } from '../bench/routing-roads.js';
import { randomTown } from './countries.js';
import { atJunction, place, s, stop } from './drawn.js';

const DAY: readonly SpeedPeriod[] = [
  { from: serviceTime(0), speed: 1 },
  { from: serviceTime(7), speed: 0.83 },
  { from: serviceTime(9), speed: { primary: 0.5, residential: 1.3, service: 0.7 } },
];

/** Milliseconds from one junction to all, by relaxing every street until nothing changes; none leads on from a stop-only one. */
function slowly(roads: RoadGraph, source: string): Map<string, number> {
  const best = new Map<string, number>();
  for (let changed = true; changed;) {
    changed = false;
    roads.forEachLink(({ fromId, toId, data }) => {
      const from = String(fromId);
      const through = from === source ? 0 : roads.getNode(from)!.data.stopOnly ? Infinity : best.get(from);
      const ms = (through ?? Infinity) + data.driveMs;
      if (ms >= (best.get(String(toId)) ?? Infinity)) return;
      best.set(String(toId), ms);
      changed = true;
    });
  }
  return best.set(source, 0);
}

test('times between junctions are those of the roads, stop-only junctions never passed', () => {
  fc.assert(
    fc.property(randomTown, ({ roads, anchors }) => {
      const names: string[] = [];
      roads.forEachNode((node) => void names.push(String(node.id)));
      const times = createTravelTimes(flatNetwork(roads, [...names.map(atJunction), ...anchors]));
      for (const [from, name] of names.entries()) {
        const truth = slowly(roads, name);
        const expected = names.map((to) => Math.ceil((truth.get(to) ?? Infinity) / 1000));
        const found = Array.from(times.rowFrom(stop(from), 0)).slice(0, names.length);
        // A stop along a street cuts it into pieces whose rounded milliseconds add up; never a second more.
        expect(found).toEqual(expected.map((t) => (t === Infinity ? UNREACHABLE : t)));
      }
    }),
    { seed: 11, numRuns: 200 },
  );
});

/** Every answer about every two stops agrees with every other. */
function expectConsistent(times: TravelTimes, stops: readonly StopIndex[], period: number): void {
  for (const a of stops) {
    for (const b of stops) {
      const direct = times.between(a, b, period);
      expect(times.rowFrom(a, period)[b]).toBe(direct);
      expect(times.rowTo(b, period)[a]).toBe(direct);
      expect(Number(times.metres(a, b, period)) === UNREACHABLE).toBe(direct === UNREACHABLE);
      if (a === b) expect(direct).toBe(0);
    }
  }
}

/** A vehicle that turns on the way loses at most a second to rounding, and gains nothing. */
function expectHonestTurns(times: TravelTimes, from: PlaceIndex, to: StopIndex, period: number): void {
  const direct = times.between(from, to, period);
  if (direct === UNREACHABLE) return;
  for (const elapsed of [0, 1, Math.floor(direct / 3), Math.floor(direct / 2), direct - 1, direct]) {
    if (elapsed < 0) continue;
    const { place: here, reached, driven } = times.underway({ from, to, elapsed: s(elapsed), period });
    const left = here === to ? 0 : times.between(here, to, period);
    expect(reached).toBeGreaterThanOrEqual(elapsed);
    expect(reached + left).toBeGreaterThanOrEqual(direct);
    expect(reached + left).toBeLessThanOrEqual(direct + 1);
    const rest = here === to ? 0 : times.metres(here, to, period);
    expect(Math.abs(driven + rest - times.metres(from, to, period))).toBeLessThanOrEqual(1);
  }
}

test('in any little town, in every period, all answers agree and a vehicle can turn at no loss', () => {
  fc.assert(
    fc.property(randomTown, fc.constantFrom(0.7, 1, 1.1), ({ roads, anchors }, speed) => {
      const times = createTravelTimes(flatNetwork(roads, anchors), DAY, { speed });
      const stops = anchors.map((_, i) => stop(i));
      for (const period of DAY.keys()) {
        expectConsistent(times, stops, period);
        for (const a of stops) for (const b of stops) expectHonestTurns(times, a, b, period);
      }
    }),
    { seed: 12, numRuns: 150 },
  );
});

/** Stops scattered over the junctions of a network. */
function withStops(network: FlatNetwork, count: number): FlatNetwork {
  const nodes = Int32Array.from({ length: count }, (_, i) => (i * 7919) % network.nodes);
  return { ...network, exit: nodes, entry: nodes };
}

test.each([
  ['1,500 junctions, by plain searches', 1500, 40],
  ['4,000 junctions, by the hierarchy', 4000, 40],
  ['4,000 junctions and more stops than a whole table holds', 4000, 2100],
])('in a country of %s all answers agree, detours never pay, turning costs nothing', (_, nodes, count) => {
  const times = createTravelTimes(withStops(madeUpCountry(nodes, 5), count), DAY);
  const stops = Array.from({ length: 12 }, (_, i) => stop(Math.floor((i * count) / 12)));
  for (const period of DAY.keys()) {
    expectConsistent(times, stops, period);
    for (const a of stops) {
      for (const b of stops) {
        expectHonestTurns(times, a, b, period);
        expectHonestTurns(times, place(count + 17 * a), b, period);
        const over = stops.map((c) => times.between(a, c, period) + times.between(c, b, period));
        expect(Math.min(...over)).toBe(times.between(a, b, period));
      }
    }
  }
});
