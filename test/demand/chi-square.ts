/** How far counts lie from what was expected of them. */
export interface Fit {
  readonly statistic: number;
  /** What chance alone exceeds once in a thousand samples. */
  readonly limit: number;
}

const Z_999 = 3.0902; // 99.9 % quantile of the normal distribution

/** Pearson's chi-square of counts against shares of their sum; the limit by Wilson and Hilferty (1931). */
export function fitOf(counts: readonly number[], shares: readonly number[]): Fit {
  const total = sumOf(counts);
  const all = sumOf(shares);
  const cells = counts.flatMap((count, i) => {
    const expected = (total * shares[i]!) / all;
    if (expected === 0 && count > 0) throw new Error(`${count} counts where none were stated (cell ${i})`);
    return expected === 0 ? [] : [(count - expected) ** 2 / expected];
  });
  const freedom = cells.length - 1;
  const limit = freedom * (1 - 2 / (9 * freedom) + Z_999 * Math.sqrt(2 / (9 * freedom))) ** 3;
  return { statistic: sumOf(cells), limit };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
