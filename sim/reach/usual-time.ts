/** A journey that can be made: when one has to leave the door, and when one is there. Seconds. */
export interface DoorLeaving {
  readonly leaves: number;
  readonly arrives: number;
}

/** The moments of a day at which people think of leaving: every five minutes of the hours of service. */
export function momentsOf(
  hours: readonly { readonly earliest: number; readonly latest: number }[],
): number[] {
  const STEP = 300;
  return hours.flatMap(({ earliest, latest }) =>
    Array.from(
      { length: Math.max(1, Math.floor((latest - earliest) / STEP)) },
      (_, i) => earliest + i * STEP,
    ),
  );
}

/**
 * The time that a way takes at half of the moments or more, waiting included: of a bus every hour that is half an hour
 * of waiting. `always` is a way that takes as long at every moment; Infinity: there is none. A moment after the last
 * departure counts as never. O((journeys + moments) log).
 */
export function usualTime(
  moments: readonly number[],
  journeys: readonly DoorLeaving[],
  always: number,
): number {
  if (journeys.length === 0 || moments.length === 0) return always;
  const latest = [...journeys].sort((a, b) => b.leaves - a.leaves);
  const later = [...moments].sort((a, b) => b - a);
  let next = 0;
  let arrives = Infinity;
  const times = later.map((moment) => {
    for (; next < latest.length && latest[next]!.leaves >= moment; next++) {
      arrives = Math.min(arrives, latest[next]!.arrives);
    }
    return Math.min(always, arrives - moment);
  });
  return times.sort((a, b) => a - b)[Math.ceil(times.length / 2) - 1]!;
}
