import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestCover, type CoverProblem } from '../../../sim/optimise/cover.js';

const problem: fc.Arbitrary<CoverProblem> = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
  reaches: fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { minLength: 5, maxLength: 8 }),
  held: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
});

const coveredBy = ({ weights, reaches }: CoverProblem, chosen: readonly number[]): number =>
  weights.reduce((sum, weight, p) => sum + (chosen.some((c) => reaches[c]!.includes(p)) ? weight : 0), 0);

/** Every choice of so many candidates. */
function choices(candidates: number, count: number): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: candidates }, (_, first) => first).flatMap((first) =>
    choices(first, count - 1).map((rest) => [...rest, first]),
  );
}

test('takes the two places that reach most, though the first one alone would be a third', () => {
  const reaches = [
    [0, 1, 2],
    [1, 2, 3, 4],
    [3, 4, 5],
  ];
  const cover = bestCover({ weights: [1, 1, 1, 1, 1, 1], reaches, held: [] }, 2);
  expect(cover).toEqual({ chosen: [0, 2], covered: 6 });
});

test('no exchange of one place reaches more, what is held stays, and little is lost against every choice there is', () => {
  let exact = 0;
  let runs = 0;
  fc.assert(
    fc.property(problem, fc.integer({ min: 1, max: 3 }), (p, count) => {
      const { chosen, covered } = bestCover(p, count);
      expect(chosen.length).toBeLessThanOrEqual(Math.max(count, p.held.length));
      expect(chosen).toEqual(expect.arrayContaining([...p.held]));
      expect(covered).toBe(coveredBy(p, chosen));
      const free = chosen.filter((c) => !p.held.includes(c));
      for (const out of free) {
        for (let c = 0; c < p.reaches.length; c++) {
          const exchanged = [...chosen.filter((other) => other !== out), c];
          expect(coveredBy(p, exchanged)).toBeLessThanOrEqual(covered);
        }
      }
      const all = choices(p.reaches.length, Math.max(count, p.held.length));
      const allowed = all.filter((choice) => p.held.every((c) => choice.includes(c)));
      const best = Math.max(...allowed.map((choice) => coveredBy(p, choice)));
      expect(covered).toBeGreaterThanOrEqual(0.63 * best);
      runs++;
      if (covered === best) exact++;
    }),
    { numRuns: 200, seed: 3 },
  );
  expect(exact / runs).toBeGreaterThan(0.95);
});
