import type { ServiceTime } from '../units.js';
import type { FeedRow } from './feed-table.js';
import type { Call } from './timetable.js';

/** A halt as its row says, times perhaps missing. */
export interface RawCall {
  readonly row: FeedRow;
  readonly platform: number;
  readonly sequence: number;
  readonly arrive: ServiceTime | undefined;
  readonly depart: ServiceTime | undefined;
  readonly boarding: boolean;
  readonly alighting: boolean;
}

/**
 * The halts of one trip with every time known: those between two that are told lie evenly between them. Undefined, and
 * told, if the first or last is unknown or time runs backwards: nobody knows then when the trip runs.
 */
export function interpolated(raw: readonly RawCall[]): readonly Call[] | undefined {
  const timed = raw.flatMap(({ arrive }, i) => (arrive === undefined ? [] : [i]));
  const unknown = [raw[0], raw.at(-1)].find((call) => call?.arrive === undefined);
  if (unknown !== undefined) {
    unknown.row.error('arrival_time', 'times at the first and last halt of a trip', 'write the times');
    return undefined;
  }
  let now = -1;
  const calls: Call[] = [];
  for (const [i, { row, platform, arrive, depart, boarding, alighting }] of raw.entries()) {
    const at = arrive ?? between(raw, timed, i);
    const leaves = depart ?? at;
    if (at < now || leaves < at) {
      row.error('arrival_time', 'times that do not run backwards', 'correct the times of this trip');
      return undefined;
    }
    now = leaves;
    calls.push({ platform, arrive: at, depart: leaves, boarding, alighting });
  }
  return calls;
}

/** Whole seconds, so that they stay in order. */
function between(raw: readonly RawCall[], timed: readonly number[], i: number): ServiceTime {
  const before = timed.findLast((at) => at < i)!;
  const behind = timed.find((at) => at > i)!;
  const [from, to] = [raw[before]!.depart!, raw[behind]!.arrive!];
  return Math.floor(from + ((to - from) * (i - before)) / (behind - before)) as ServiceTime;
}
