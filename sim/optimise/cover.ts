/** Which places reach which people. */
export interface CoverProblem {
  /** How many people stand behind each point. */
  readonly weights: readonly number[];
  /** Points that each candidate reaches, by candidate. */
  readonly reaches: readonly (readonly number[])[];
  /** Candidates that are chosen whatever they reach. */
  readonly held: readonly number[];
}

export interface Cover {
  /** Candidates in ascending order. */
  readonly chosen: readonly number[];
  /** Weight of the points that at least one of them reaches. */
  readonly covered: number;
}

/**
 * The `count` candidates that together reach most people: one after the other the one that adds most, then single
 * exchanges as long as one gains (maximal covering location problem: Church and ReVelle 1974; greedy alone reaches at
 * least 63 % of the best: Nemhauser, Wolsey, Fisher 1978). Ties go to the lower index. Never more than `count`, fewer if
 * nothing is left to gain. O(exchanges × chosen × reach of all).
 */
export function bestCover(problem: CoverProblem, count: number): Cover {
  const { weights, reaches, held } = problem;
  const times = new Int32Array(weights.length);
  const chosen = new Set<number>();
  const add = (candidate: number): void => {
    chosen.add(candidate);
    for (const point of reaches[candidate]!) times[point]!++;
  };
  const drop = (candidate: number): void => {
    chosen.delete(candidate);
    for (const point of reaches[candidate]!) times[point]!--;
  };
  const gainOf = (candidate: number): number =>
    reaches[candidate]!.reduce((sum, point) => sum + (times[point] === 0 ? weights[point]! : 0), 0);
  for (const candidate of held) add(candidate);
  while (chosen.size < count) {
    const best = mostGaining(reaches.length, chosen, gainOf);
    if (best === undefined) break;
    add(best.candidate);
  }
  for (let exchanged = true; exchanged;) {
    exchanged = false;
    for (const out of [...chosen].filter((candidate) => !held.includes(candidate)).sort((a, b) => a - b)) {
      drop(out);
      const loss = gainOf(out);
      const best = mostGaining(reaches.length, chosen, gainOf);
      if (best === undefined || best.gain <= loss + LEAST_GAIN) add(out);
      else {
        add(best.candidate);
        exchanged = true;
      }
    }
  }
  const covered = weights.reduce((sum, weight, point) => sum + (times[point]! > 0 ? weight : 0), 0);
  return { chosen: [...chosen].sort((a, b) => a - b), covered };
}

/** A gain smaller than this is rounding. */
const LEAST_GAIN = 1e-9;

function mostGaining(
  candidates: number,
  chosen: ReadonlySet<number>,
  gainOf: (candidate: number) => number,
): { readonly candidate: number; readonly gain: number } | undefined {
  let best: { readonly candidate: number; readonly gain: number } | undefined;
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (chosen.has(candidate)) continue;
    const gain = gainOf(candidate);
    if (gain > LEAST_GAIN && (best === undefined || gain > best.gain)) best = { candidate, gain };
  }
  return best;
}
