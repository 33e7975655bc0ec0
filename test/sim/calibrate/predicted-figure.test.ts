import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/random.js';
import { predictedFigure } from '../../../sim/calibrate/predicted-figure.js';
import { normal } from '../../../sim/demand/draw.js';

describe('the interval in which a count is expected', () => {
  const seeds = [20, 22, 24].map((value) => ({ value, perDay: 8 }));

  test('is around the mean over simulated towns', () => {
    const { value, low, high } = predictedFigure(seeds, { simulated: 10, observed: 250 });
    expect(value).toBe(22);
    expect(22 - low!).toBeCloseTo(high! - 22);
  });

  test('is narrower the more days were counted', () => {
    const width = (observed: number): number => {
      const { low, high } = predictedFigure(seeds, { simulated: 10, observed });
      return high! - low!;
    };
    expect(width(5)).toBeGreaterThan(width(250));
    expect(width(250)).toBeGreaterThan(0);
  });

  test('is not told from a single town, nor where nothing was carried', () => {
    expect(predictedFigure(seeds.slice(1, 2), { simulated: 10, observed: 250 })).toEqual({
      value: 22,
      low: null,
      high: null,
    });
    expect(predictedFigure([{ value: NaN, perDay: 0 }], { simulated: 10, observed: 1 }).value).toBeNull();
  });

  test.each([0, 0.8, 2, 5])(
    'holds a further town of the same kind in 94 of 100 cases or more, if towns differ by %d',
    (difference) => {
      const random = randomStream(7, 'towns');
      const draw = (mean: number, spread: number): number => mean + spread * normal(random(), random());
      const [TOWNS, DAYS, COUNTED, TRIALS] = [6, 10, 250, 1500];
      let inside = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const towns = Array.from({ length: TOWNS }, () => {
          const town = draw(20, difference);
          const days = Array.from({ length: DAYS }, () => draw(town, 5));
          const value = days.reduce((a, b) => a + b) / DAYS;
          return { value, perDay: days.reduce((sum, day) => sum + (day - value) ** 2, 0) / (DAYS - 1) };
        });
        const { low, high } = predictedFigure(towns, { simulated: DAYS, observed: COUNTED });
        const real = draw(draw(20, difference), 5 / Math.sqrt(COUNTED));
        if (low! <= real && real <= high!) inside++;
      }
      expect(inside / TRIALS).toBeGreaterThan(0.935);
    },
  );
});
