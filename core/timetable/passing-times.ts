import type { ServiceTime } from '../units.js';
import type { Timetable } from './timetable.js';
import { tripsOn } from './trips-on.js';

/** Platforms of a timetable, by index. */
export type Platforms = ReadonlySet<number>;

/** The platforms that carry this id, or belong to the station that does. */
export function platformsOf({ platforms }: Timetable, id: string): Platforms {
  return new Set(platforms.flatMap((one, i) => (one.id === id || one.station === id ? [i] : [])));
}

/** When a date's trips leave `at`, for those that later halt at `toward`; absent: all that go on. Ascending. */
export function departuresOn(
  timetable: Timetable,
  date: string,
  { at, toward }: { readonly at: Platforms; readonly toward: Platforms | undefined },
): readonly ServiceTime[] {
  return ascending(
    tripsOn(timetable, date).flatMap(({ trip, shift }) => {
      const { calls } = timetable.trips[trip]!;
      const goesOn = (i: number): boolean =>
        calls.some(({ platform, alighting }, j) => j > i && alighting && (toward?.has(platform) ?? true));
      return calls.flatMap(({ platform, boarding, depart }, i) =>
        boarding && at.has(platform) && goesOn(i) ? [depart + shift] : [],
      );
    }),
  );
}

/** When a date's trips arrive `at`, for those that have halted at `toward` before; absent: all that come. Ascending. */
export function arrivalsOn(
  timetable: Timetable,
  date: string,
  { at, toward }: { readonly at: Platforms; readonly toward: Platforms | undefined },
): readonly ServiceTime[] {
  return ascending(
    tripsOn(timetable, date).flatMap(({ trip, shift }) => {
      const { calls } = timetable.trips[trip]!;
      const came = (i: number): boolean =>
        calls.some(({ platform, boarding }, j) => j < i && boarding && (toward?.has(platform) ?? true));
      return calls.flatMap(({ platform, alighting, arrive }, i) =>
        alighting && at.has(platform) && came(i) ? [arrive + shift] : [],
      );
    }),
  );
}

const ascending = (moments: readonly number[]): readonly ServiceTime[] =>
  [...new Set(moments)].sort((a, b) => a - b) as ServiceTime[];
