/**
 * The smallest size from `from` to `to` that fits, if every size larger than one that fits does too; undefined if
 * none does. Asks for ⌈log₂(number of sizes + 1)⌉ sizes at most, each once; the answer and the size below it are
 * among them, but for the size below `from`.
 */
export async function smallest(
  { from, to }: { readonly from: number; readonly to: number },
  fits: (size: number) => Promise<boolean>,
): Promise<number | undefined> {
  let [low, high] = [from, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low > to ? undefined : low;
}
