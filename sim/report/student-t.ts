/**
 * The 97.5 % point of Student's t distribution: half the width of a two-sided 95 % interval, in standard errors.
 * Up to 30 degrees of freedom from the table of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2;
 * beyond, the expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical Functions, exact to 0.0001.
 * @throws RangeError unless the degrees of freedom are a whole number from 1 on
 */
export function studentT(freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) {
    throw new RangeError(`degrees of freedom are a whole number from 1 on, got ${freedom}`);
  }
  return TABLE[freedom - 1] ?? expanded(freedom);
}

/** Entry i belongs to i + 1 degrees of freedom. */
const TABLE: readonly number[] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963985;

function expanded(n: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  return Z + first / n + second / n ** 2 + third / n ** 3;
}
