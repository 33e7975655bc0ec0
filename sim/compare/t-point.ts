const HALVINGS = 200;

/**
 * The point t that a variable of Student's distribution exceeds, upwards or downwards, with probability `outside`
 * (two-sided): 0.05 gives the 95 % interval. By halving, with the closed form of the distribution for whole degrees
 * of freedom: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */
export function tPoint(freedom: number, outside: number): number {
  if (!Number.isInteger(freedom) || freedom < 1 || !(outside > 0 && outside < 1)) {
    throw new RangeError(`expected freedom from 1 on and 0 < outside < 1, got ${freedom} and ${outside}`);
  }
  // Halving the angle and not t itself: it lies between 0 and a right angle, however far out t is.
  let [low, high] = [0, Math.PI / 2];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (inside(freedom, middle) < 1 - outside) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan(low);
}

/** Probability that |t| is at most √freedom × tan(angle). */
function inside(freedom: number, angle: number): number {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cos : 1;
  let sum = 0;
  for (let k = isOdd ? 3 : 2; k <= freedom; k += 2) {
    sum += term;
    term *= ((k - 1) / k) * cos * cos;
  }
  return isOdd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum;
}
