import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { below, randomStream } from '../../core/random.js';
import { drivingCost, faultsOf, type Fault } from '../../core/search/check.js';
import { emptyPlan, modelOf } from '../../core/search/model.js';
import type { Problem } from '../../core/search/problem.js';
import { Schedule } from '../../core/search/schedule.js';
import { Search } from '../../core/search/search.js';
import { drawnTown } from './towns.js';

const SEED = fc.integer({ min: 1, max: 1_000_000 });

describe('the schedule of a tour', () => {
  for (const flavour of ['plain', 'service'] as const) {
    test(`exists exactly where the referee finds one (${flavour} towns)`, () => {
      const verdicts = new Set<boolean>();
      fc.assert(
        fc.property(SEED, (seed) => {
          const town = loose(drawnTown(seed, { requests: 8, vehicles: 2, flavour }));
          const codes = randomTour(town, seed);
          const expected = faultsOf(town, [[], codes]).length === 0;
          expect(isDrivable(town, codes)).toBe(expected);
          verdicts.add(expected);
        }),
        { numRuns: 3000, seed: 4 },
      );
      expect(verdicts).toEqual(new Set([true, false]));
    });
  }
});

describe('a search', () => {
  for (const flavour of ['plain', 'service'] as const) {
    test(`gives a plan the referee accepts, at the cost it names (${flavour} towns)`, () => {
      fc.assert(
        fc.property(SEED, (seed) => {
          const town = drawnTown(seed, { requests: 14, vehicles: 3, flavour });
          const search = searchFrom(town, seed);
          if (search === undefined) return;
          search.advance(200, 0, 1);
          const unserved = search.unserved();
          expect(faultsOf(town, search.best()).filter((fault) => !isAboutBreak(fault))).toEqual([]);
          const penalties = unserved.reduce((sum, r) => sum + town.requests[r]!.penalty!, 0);
          if (town.breaks === undefined) {
            expect(search.bestCost).toBeCloseTo(drivingCost(town, search.best()) + penalties, 6);
          }
        }),
        { numRuns: 150, seed: 4 },
      );
    });
  }

  test('never ends worse than it began, and leaves locked visits where they are', () => {
    fc.assert(
      fc.property(SEED, (seed) => {
        const town = drawnTown(seed, { requests: 14, vehicles: 3, flavour: 'service' });
        const first = searchFrom(town, seed);
        if (first === undefined) return;
        first.advance(20, 0, 1);
        const plan = first.best();
        const kept = plan.map((codes) => Math.min(3, codes.length));
        const later = { ...town, vehicles: town.vehicles.map((v, k) => ({ ...v, locked: kept[k]! })) };
        const second = new Search(modelOf(later), plan, randomStream(seed, 'second'));
        expect(second.bestCost).toBeLessThanOrEqual(first.bestCost + 1e-9);
        second.advance(100, 0, 1);
        expect(second.bestCost).toBeLessThanOrEqual(first.bestCost + 1e-9);
        const heads = (tours: typeof plan): number[][] => tours.map((codes, v) => codes.slice(0, kept[v]));
        expect(heads(second.best())).toEqual(heads(plan));
        expect(faultsOf(town, second.best()).filter((fault) => !isAboutBreak(fault))).toEqual([]);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('gives the same plan for the same seed', () => {
    const town = drawnTown(7, { requests: 20, vehicles: 3, flavour: 'plain' });
    const plans = [1, 2].map(() => {
      const search = new Search(modelOf(town), emptyPlan(town), randomStream(5, 'search'));
      search.advance(300, 0, 1);
      return search.best();
    });
    expect(plans[0]).toEqual(plans[1]);
  });
});

/** A break that found no room from the start is no fault of the search. */
const isAboutBreak = (fault: Fault): boolean => /^break \d+ is not taken/.test(fault.reason);

/** A search from a plan that serves nobody new; undefined where those aboard cannot be brought home in index order. */
function searchFrom(town: Problem, seed: number): Search | undefined {
  const plan = emptyPlan(town);
  const served = { ...town, breaks: [], requests: town.requests };
  if (faultsOf(served, plan).length > 0) return undefined;
  return new Search(modelOf(town), plan, randomStream(seed, 'search'));
}

/** Wide windows and strict rides, so that a random tour has a fair chance either way. */
function loose(town: Problem): Problem {
  return {
    ...town,
    vehicles: town.vehicles.map((vehicle) => ({ ...vehicle, seats: [20, 20, 20, 20], latest: 900 })),
    requests: town.requests.map((request) => ({
      dropoff: { ...request.dropoff, latest: 800 },
      pickup: { ...(request.pickup ?? request.dropoff), latest: 700 },
      seats: 1,
      wheelchairs: 0,
      maxRide: request.maxRide! + 60,
      penalty: 1,
    })),
    breaks: [],
  };
}

/** A few requests in an order that keeps pick-ups before drop-offs. */
function randomTour(town: Problem, seed: number): number[] {
  const random = randomStream(seed, 'tour');
  const codes: number[] = [];
  const count = 2 + below(4, random);
  for (let r = 0; r < Math.min(count, town.requests.length); r++) {
    const i = below(codes.length + 1, random);
    codes.splice(i, 0, 2 * r);
    codes.splice(i + 1 + below(codes.length - i, random), 0, 2 * r + 1);
  }
  return codes;
}

function isDrivable(town: Problem, codes: readonly number[]): boolean {
  const model = modelOf(town);
  const schedule = new Schedule(model);
  const start = 2 * (model.requests + 1);
  schedule.nodes.set([start, ...codes, start + 1]);
  schedule.open(codes.length + 2);
  return schedule.settle(codes.length + 2, 1, codes.length + 2);
}
