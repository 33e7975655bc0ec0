import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestHours, type ShiftProblem, type SlotShift } from '../../../sim/optimise/shift-cover.js';

const hoursOf = (days: readonly (readonly SlotShift[])[]): number =>
  days.flat().reduce((sum, { from, to }) => sum + to - from, 0);

const onShift = (days: readonly (readonly SlotShift[])[], slot: number): number =>
  days.flat().filter(({ from, to }) => from <= slot && slot < to).length;

test('two peaks are covered by a short shift each, and the time between by one vehicle', () => {
  const days = fewestHours({ needed: [1, 2, 2, 1, 1, 1, 2, 2, 1], least: 2, most: 9, vehicles: 3 });
  expect(hoursOf(days)).toBe(9 + 2 + 2);
});

test('where there are too few vehicles all of them work while more are needed', () => {
  const days = fewestHours({ needed: [1, 5, 5, 1], least: 2, most: 4, vehicles: 2 });
  expect([0, 1, 2, 3].map((slot) => onShift(days, slot))).toEqual([1, 2, 2, 1]);
});

/** Slots in which needed vehicles are missing, all of them counted. */
const missing = ({ needed, vehicles }: ShiftProblem, working: (slot: number) => number): number =>
  needed.reduce((sum, n, slot) => sum + Math.max(0, Math.min(n, vehicles) - working(slot)), 0);

/** The least of 10,000 × missing + hours, by trying every set of shifts, one vehicle after the other. */
function leastCost(problem: ShiftProblem): number {
  const { needed, least, most, vehicles } = problem;
  const slots = needed.length;
  const dayPlans = (from: number, back = 0): SlotShift[][] => {
    if (from >= slots) return [[]];
    const later = dayPlans(from + 1);
    if (back === from && from > 0) return later;
    const lengths = Array.from({ length: Math.max(0, most - least + 1) }, (_, i) => least + i);
    const now = lengths
      .filter((length) => from + length <= slots)
      .flatMap((length) =>
        dayPlans(from + length, from + length).map((rest) => [{ from, to: from + length }, ...rest]),
      );
    return [...later, ...now];
  };
  const plans = dayPlans(0).map((plan) => needed.map((_, slot) => onShift([plan], slot)));
  let sums = [needed.map(() => 0)];
  for (let v = 0; v < vehicles; v++) {
    const next = sums.flatMap((sum) => plans.map((plan) => sum.map((n, slot) => n + plan[slot]!)));
    sums = [...new Map(next.map((sum) => [sum.join(), sum])).values()];
  }
  const costOf = (sum: readonly number[]): number =>
    10_000 * missing(problem, (slot) => sum[slot]!) + sum.reduce((a, b) => a + b, 0);
  return Math.min(...sums.map(costOf));
}

test('no set of shifts leaves fewer vehicles missing, or does so with fewer hours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: 4, maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(2),
      fc.integer({ min: 1, max: 3 }),
      (needed, least, more, vehicles) => {
        const problem = { needed, least, most: least + more, vehicles };
        const days = fewestHours(problem);
        const cost = 10_000 * missing(problem, (slot) => onShift(days, slot)) + hoursOf(days);
        expect(cost).toBe(leastCost(problem));
        for (const { from, to } of days.flat()) {
          expect(to - from).toBeGreaterThanOrEqual(least);
          expect(to - from).toBeLessThanOrEqual(problem.most);
        }
      },
    ),
    { numRuns: 100, seed: 5 },
  );
});
