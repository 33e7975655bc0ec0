import type { Plane } from './plane.js';

/**
 * The settlements that no larger one lies near: those with most people within `radiusM` metres. Size is counted with
 * everybody who lives within `quarterM`, so that a town of many small cells is one large place. Of equal ones the first.
 */
export function centres(
  population: readonly number[],
  { east, north }: Plane,
  { radiusM, quarterM }: { readonly radiusM: number; readonly quarterM: number },
): readonly number[] {
  const far = (a: number, b: number): number => Math.hypot(east[a]! - east[b]!, north[a]! - north[b]!);
  const all = population.map((_, i) => i);
  const size = all.map((a) =>
    all.reduce((sum, b) => (far(a, b) <= quarterM ? sum + population[b]! : sum), 0),
  );
  return all.filter((a) =>
    all.every((b) => {
      if (a === b || far(a, b) > radiusM) return true;
      return size[a]! > size[b]! || (size[a] === size[b] && a < b);
    }),
  );
}
