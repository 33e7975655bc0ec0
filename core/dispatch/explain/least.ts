/**
 * The smallest whole number from 1 to `most` that satisfies a condition which, once true, stays true; undefined if
 * none does. O(log most) tries: the number and the one below it are always among them.
 */
export function least(most: number, does: (n: number) => boolean): number | undefined {
  if (most < 1 || !does(most)) return undefined;
  let fails = 0;
  let works = most;
  while (works - fails > 1) {
    const middle = Math.floor((fails + works) / 2);
    if (does(middle)) works = middle;
    else fails = middle;
  }
  return works;
}
