import { expect, test } from 'vitest';
import { intervalOf } from '../../sim/report/seeds.js';
import { studentT } from '../../sim/report/student-t.js';

/** The share of Student's distribution between −t and t, by Simpson's rule on its density: slow and obvious. */
function shareWithin(t: number, freedom: number): number {
  const density = (x: number): number => (1 + (x * x) / freedom) ** (-(freedom + 1) / 2);
  // With x = tan(a) the whole line becomes a finite stretch.
  const integral = (to: number): number => {
    const STEPS = 20_000;
    const width = to / STEPS;
    let sum = 0;
    for (let i = 0; i <= STEPS; i++) {
      const angle = i * width;
      const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
      const value = density(Math.tan(angle)) / Math.cos(angle) ** 2;
      sum += weight * (Number.isFinite(value) ? value : 0);
    }
    return (sum * width) / 3;
  };
  return integral(Math.atan(t)) / integral(Math.PI / 2 - 1e-9);
}

test('95 % of the distribution lie within the point, for every degree of the table and beyond it', () => {
  for (const freedom of [1, 2, 3, 4, 5, 9, 10, 19, 29, 30, 31, 40, 60, 120, 1000]) {
    expect(shareWithin(studentT(freedom), freedom), String(freedom)).toBeCloseTo(0.95, 3);
  }
});

test('the points fall towards that of the normal distribution', () => {
  const points = Array.from({ length: 200 }, (_, i) => studentT(i + 1));
  expect(points).toEqual([...points].sort((a, b) => b - a));
  expect(studentT(1e6)).toBeCloseTo(1.96, 3);
});

test('degrees of freedom that cannot be are turned down', () => {
  for (const wrong of [0, -1, 1.5, NaN]) expect(() => studentT(wrong)).toThrow(RangeError);
});

test('the interval of 1, 2, 3, 4, 5 is 3 ± 2.776 × 1.5811 ÷ √5', () => {
  const { low, high } = intervalOf([1, 2, 3, 4, 5])!;
  expect(low).toBeCloseTo(3 - 1.963, 3);
  expect(high).toBeCloseTo(3 + 1.963, 3);
});

test('one value has no interval, equal values have one without width', () => {
  expect(intervalOf([7])).toBeNull();
  expect(intervalOf([7, 7, 7])).toEqual({ low: 7, high: 7 });
});
