import type { RequestId } from '../../ids.js';
import { clockText, type ServiceTime } from '../../units.js';
import type { FaultKind } from './fault.js';

/** A duty that a schedule has to keep, and that is blamed when none can. */
export interface Rule {
  readonly kind: FaultKind;
  readonly request?: RequestId;
  /** What is asked, as the beginning of "… 08:10": "boarding by", "a ride of at most". */
  readonly what: string;
  /** A moment, or a length of time, s. */
  readonly limit: number;
  readonly measure: 'moment' | 'length';
}

/** time[to] − time[from] ≥ atLeast, s. Without a rule: what a vehicle cannot do otherwise. */
export interface Bound {
  readonly from: number;
  readonly to: number;
  readonly atLeast: number;
  readonly rule?: Rule;
}

/** Exactly one of these sets of bounds has to hold; `met` tells whether given times happen to keep one of them. */
export interface Choice {
  readonly met: (times: readonly number[]) => boolean;
  readonly options: (times: readonly number[]) => readonly (readonly Bound[])[];
}

/** A set of bounds that contradict each other: the rule to blame, and by how many seconds it is missed. */
export interface Conflict {
  readonly rule: Rule | undefined;
  readonly missedBy: number;
}

export type Outcome = { readonly times: readonly number[] } | { readonly conflict: Conflict };

/**
 * The earliest times that keep all bounds and one option of every choice, or a contradiction. Moment 0 is
 * midnight. Exact: Bellman-Ford on the bounds as longest paths, and every option of a choice is tried that the
 * earliest times of the bounds alone do not settle. O(moments × bounds), times the options tried.
 * Of contradictory options the one missed by the least is blamed.
 */
export function earliestTimes(
  moments: number,
  bounds: readonly Bound[],
  choices: readonly Choice[] = [],
): Outcome {
  const outcome = longestPaths(moments, bounds);
  if ('conflict' in outcome) return outcome;
  const open = choices.find((choice) => !choice.met(outcome.times));
  if (open === undefined) return outcome;
  const others = choices.filter((choice) => choice !== open);
  let least: Conflict | undefined;
  for (const option of open.options(outcome.times)) {
    const tried = earliestTimes(moments, [...bounds, ...option], others);
    if ('times' in tried) return tried;
    if (least === undefined || worth(tried.conflict) < worth(least)) least = tried.conflict;
  }
  return { conflict: least ?? { rule: undefined, missedBy: Infinity } };
}

/** What is said of a rule that was missed: the limit, and the best that could be reached. */
export function missed({ limit, measure, what }: Rule, by: number): { expected: string; found: string } {
  const text = (value: number): string =>
    measure === 'moment' ? clockText(value as ServiceTime) : `${value} s`;
  return { expected: `${what} ${text(limit)}`, found: `${text(limit + by)} at best` };
}

const worth = ({ rule, missedBy }: Conflict): number => (rule === undefined ? Infinity : missedBy);

function longestPaths(moments: number, bounds: readonly Bound[]): Outcome {
  const times = new Array<number>(moments).fill(-Infinity);
  const raisedBy = new Array<Bound | undefined>(moments);
  times[0] = 0;
  for (let sweep = 0; sweep <= moments; sweep++) {
    let last: Bound | undefined;
    for (const bound of bounds) {
      const reach = times[bound.from]! + bound.atLeast;
      if (reach <= times[bound.to]!) continue;
      times[bound.to] = reach;
      raisedBy[bound.to] = bound;
      last = bound;
    }
    if (last === undefined) return { times };
    if (times[0] > 0) return { conflict: contradiction(raisedBy, 0) };
    if (sweep === moments) return { conflict: contradiction(raisedBy, last.to) };
  }
  throw new Error('unreachable: the last sweep returns');
}

/** The circle of bounds that raised each other: adding them up asks a moment to be later than itself. */
function contradiction(raisedBy: readonly (Bound | undefined)[], raised: number): Conflict {
  // After as many steps back as there are moments, we are certainly on the circle.
  const at = raisedBy.reduce((moment) => raisedBy[moment]!.from, raised);
  const circle: Bound[] = [];
  for (let moment = at; circle.length === 0 || moment !== at; moment = circle.at(-1)!.from) {
    circle.push(raisedBy[moment]!);
  }
  const rules = circle.flatMap(({ rule }) => rule ?? []);
  const missedBy = circle.reduce((sum, { atLeast }) => sum + atLeast, 0);
  const rule = rules.reduce<Rule | undefined>(
    (blamed, r) => (blamed === undefined || gravity(r) > gravity(blamed) ? r : blamed),
    undefined,
  );
  return { rule, missedBy };
}

/** Of several rules that contradict each other, the one that says most about the mistake. */
function gravity({ kind, measure }: Rule): number {
  if (kind === 'schedule-impossible') return 0;
  if (kind === 'stop-closed') return 3;
  return measure === 'length' ? 2 : 1;
}
