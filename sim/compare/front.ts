import type { Goal } from './goal.js';

/**
 * For each point whether it lies on the Pareto front: no other point is at least as good in all goals and better in
 * one. Equal points are on it together; a point without a value for a goal is not. O(points² × goals).
 * @param points the values of each point in the order of the goals
 */
export function front(
  points: readonly (readonly (number | null)[])[],
  goals: readonly Goal[],
): readonly boolean[] {
  const costs = points.map((values) =>
    values.map((value, g) => (value === null ? null : goals[g]!.want === 'min' ? value : -value)),
  );
  const whole = costs.map((values) => values.every((value) => value !== null));
  return costs.map((own, i) => whole[i]! && !costs.some((other, j) => whole[j]! && beats(other, own)));
}

const beats = (one: readonly (number | null)[], other: readonly (number | null)[]): boolean =>
  one.every((cost, g) => cost! <= other[g]!) && one.some((cost, g) => cost! < other[g]!);
