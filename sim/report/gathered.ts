import type { Metres, ServiceTime } from '../../core/units.js';
import type { DayLedger, VisitRow, WishRow } from './rows.js';

/** One completed booking, with what happened while it was aboard. */
export interface Carried {
  readonly wish: WishRow;
  /** Begin of boarding to begin of alighting, s. */
  readonly aboard: number;
  /** Of these, with another booking aboard, driving or not, s. */
  readonly shared: number;
  /** Sum over the segments aboard of duration ÷ bookings aboard, s. */
  readonly share: number;
  /** Another booking was aboard for at least one second of driving. */
  readonly pooled: boolean;
  /** Driven while aboard. */
  readonly length: Metres;
}

/** A longest stretch of time in which one vehicle has somebody aboard (便, 実車ブロック). */
export interface Run {
  readonly vehicle: string;
  readonly begin: ServiceTime;
  readonly end: ServiceTime;
  readonly bookings: number;
}

/** What indicators are computed from: the ledgers of some days, and what follows from their visits. */
export interface Gathered {
  readonly days: readonly DayLedger[];
  /** All wishes of all days but test bookings. */
  readonly wishes: readonly WishRow[];
  readonly carried: readonly Carried[];
  readonly runs: readonly Run[];
}

/** Reads the visits of every day once. O(visits × bookings aboard). */
export function gather(days: readonly DayLedger[]): Gathered {
  const carried: Carried[] = [];
  const runs: Run[] = [];
  for (const day of days) {
    const stays = new Map<string, Stay>();
    for (const visits of byVehicle(day.visits)) follow(visits, stays, runs);
    for (const wish of day.wishes) {
      if (wish.endState !== 'COMPLETED') continue;
      const stay = stays.get(wish.wish);
      if (stay === undefined) throw new Error(`wish ${wish.wish} is completed but on no vehicle`);
      carried.push({ ...stay, wish, length: stay.length as Metres });
    }
  }
  const wishes = days.flatMap((day) => day.wishes.filter(({ endState }) => endState !== 'TEST'));
  return { days, wishes, carried, runs };
}

type Stay = { -readonly [K in Exclude<keyof Carried, 'wish' | 'length'>]: Carried[K] } & { length: number };

/** Rows of one vehicle after the other; they lie together in the table. */
function byVehicle(visits: readonly VisitRow[]): VisitRow[][] {
  const vehicles = new Map<string, VisitRow[]>();
  for (const visit of visits) {
    const rows = vehicles.get(visit.vehicle);
    if (rows === undefined) vehicles.set(visit.vehicle, [visit]);
    else rows.push(visit);
  }
  return [...vehicles.values()];
}

/** Walks the visits of one vehicle and adds what happens between each two of them to all who are aboard. */
function follow(visits: readonly VisitRow[], stays: Map<string, Stay>, runs: Run[]): void {
  const aboard = new Map<string, Stay>();
  let run: { begin: ServiceTime; bookings: number } | undefined;
  for (const [i, visit] of visits.entries()) {
    if (i > 0) between(visits[i - 1]!, visit, aboard.values());
    if (visit.action === 'board') {
      const stay = stays.get(visit.booking) ?? { aboard: 0, shared: 0, share: 0, pooled: false, length: 0 };
      stays.set(visit.booking, stay);
      aboard.set(visit.booking, stay);
      run ??= { begin: visit.begin, bookings: 0 };
      run.bookings++;
    } else {
      aboard.delete(visit.booking);
      if (aboard.size > 0 || run === undefined) continue;
      runs.push({ ...run, vehicle: visit.vehicle, end: visit.begin });
      run = undefined;
    }
  }
}

function between(before: VisitRow, next: VisitRow, aboard: Iterable<Stay>): void {
  const stays = [...aboard];
  const time = next.begin - before.begin;
  // Rows of one halt have one arrival; a later arrival means that the vehicle has driven.
  const driven = next.arrive - before.depart >= 1;
  for (const stay of stays) {
    stay.aboard += time;
    stay.share += time / stays.length;
    stay.length += next.odometer - before.odometer;
    if (stays.length < 2) continue;
    stay.shared += time;
    if (driven) stay.pooled = true;
  }
}
