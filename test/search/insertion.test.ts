import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from '../../core/random.js';
import { drivingCost, faultsOf } from '../../core/search/check.js';
import { Insertions } from '../../core/search/insertion.js';
import { emptyPlan, modelOf } from '../../core/search/model.js';
import type { Plan, Problem } from '../../core/search/problem.js';
import { Search } from '../../core/search/search.js';
import { Tours } from '../../core/search/tours.js';
import { drawnTown } from './towns.js';

for (const flavour of ['plain', 'service'] as const) {
  test(`a request goes where it adds least, as trying all pairs of positions finds it (${flavour} towns)`, () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const town = tight({ ...drawnTown(seed, { requests: 9, vehicles: 2, flavour }), breaks: [] });
        if (faultsOf(town, emptyPlan(town)).length > 0) return;
        const plan = somePlan(town, seed);
        for (const r of plan.flat().flatMap((code) => (code % 2 === 0 ? [code / 2] : []))) {
          const rest = plan.map((codes) => codes.filter((code) => code >> 1 !== r));
          if (faultsOf(town, rest).length > 0) continue;
          for (const v of plan.keys()) {
            const expected = leastByTrying(town, rest, { r, v });
            const found = leastBySeeking(town, rest, { r, v });
            expect(found).toBeCloseTo(expected, 6);
            outcomes.add(found === Infinity ? 'no room' : 'room');
          }
        }
      }),
      { numRuns: 30, seed: 4 },
    );
    expect(outcomes).toEqual(new Set(['room', 'no room']));
  });
}

/** Rides so short that positions that look possible often are not. */
function tight(town: Problem): Problem {
  return {
    ...town,
    requests: town.requests.map((request) =>
      request.aboard ? request : { ...request, maxRide: Math.min(request.maxRide!, 45) },
    ),
  };
}

function somePlan(town: Problem, seed: number): Plan {
  const search = new Search(modelOf(town), emptyPlan(town), randomStream(seed, 'search'));
  search.advance(5, 0, 1);
  return search.best();
}

interface Placement {
  readonly r: number;
  readonly v: number;
}

function leastBySeeking(town: Problem, rest: Plan, { r, v }: Placement): number {
  const tours = new Tours(modelOf(town), rest);
  const insertions = new Insertions(tours);
  const before = tours.total();
  while (insertions.least(r, v) < Infinity) {
    if (insertions.insert(r, v)) return tours.total() - before;
  }
  return Infinity;
}

function leastByTrying(town: Problem, rest: Plan, { r, v }: Placement): number {
  const before = drivingCost(town, rest);
  const tour = rest[v]!;
  let least = Infinity;
  for (let i = 0; i <= tour.length; i++) {
    for (let j = i; j <= tour.length; j++) {
      const tried = [...tour.slice(0, i), 2 * r, ...tour.slice(i, j), 2 * r + 1, ...tour.slice(j)];
      const plan = rest.with(v, tried);
      if (faultsOf(town, plan).length === 0) least = Math.min(least, drivingCost(town, plan) - before);
    }
  }
  return least;
}
