import type { PlaceIndex, StopIndex } from '../../ids.js';
import { UNREACHABLE, type ServiceTime } from '../../units.js';
import type { Closure } from '../fleet.js';
import type { Schedule } from '../decision.js';
import { earliestTimes, missed, type Bound, type Choice, type Rule } from './constraints.js';
import type { Fault } from './fault.js';
import type { Leg } from './leg.js';
import { boardingWindow, dropoffLatest, isShiftGap } from './ride.js';
import { tripBound } from './trip.js';
import type { Policy } from '../policy.js';
import type { Tour, Visit } from '../tour.js';
import { driveTime, periodAt, type TravelTimes } from '../travel-times.js';
import type { Vehicle } from '../vehicle.js';

/** One tour, and all that its times depend on. */
export interface TimedTour {
  readonly tour: Tour;
  readonly vehicle: Vehicle;
  readonly travel: TravelTimes;
  readonly policy: Policy;
  readonly closures: readonly Closure[];
  /** Nothing that has not been reported can have happened before. */
  readonly now: ServiceTime;
  /** If given, only this schedule is judged instead of all possible ones. */
  readonly schedule?: Schedule;
}

/**
 * Why no schedule of the tour keeps all windows, ride limits, waiting limits, rests, closures and the shift;
 * empty if one does. Exact, also where driving times change on the way. Each fault is found with those before
 * it left aside. O(visits²) for a tour without faults.
 */
export function judgeTiming(timed: TimedTour): readonly Fault[] {
  const legs = new Draft(timed);
  const faults: Fault[] = [];
  if (legs.cut !== undefined) return [legs.cut];
  const left = legs.left;
  for (;;) {
    const kept = ({ rule }: { rule?: Rule }): boolean => rule === undefined || !left.has(rule);
    const outcome = earliestTimes(legs.moments, legs.bounds.filter(kept), legs.choices.filter(kept));
    if ('times' in outcome) return faults;
    const { rule, missedBy } = outcome.conflict;
    if (rule === undefined) throw new Error(`the drive of ${timed.vehicle.id} contradicts itself`);
    left.add(rule);
    const { id } = timed.vehicle;
    const who = rule.request === undefined ? { vehicle: id } : { vehicle: id, request: rule.request };
    faults.push({ kind: rule.kind, ...who, ...missed(rule, missedBy) });
  }
}

const MIDNIGHT = 0;

/** Where the vehicle is before the next visit, as far as it is laid out. */
interface Behind {
  readonly place: PlaceIndex;
  /** The moment from which on the vehicle is free there, counted from moment `moment`, s. */
  readonly moment: number;
  readonly busy: number;
  /** Paid on leaving for another place. */
  readonly halt: number;
  /** Moment of arrival of this halt; undefined where it lies in the past. */
  readonly arrived: number | undefined;
}

/** The bounds of one tour, laid out visit by visit. It lives for one judgement only. */
class Draft {
  readonly bounds: Bound[] = [];
  readonly choices: (Choice & { rule?: Rule })[] = [];
  moments = 1;
  /** Rules found to be broken, which are not asked for any more. */
  readonly left = new Set<Rule>();
  /** A place that no road leads to: then there is nothing to time. */
  cut: Fault | undefined;
  private readonly timed: TimedTour;
  /** Moments at which boarding begins, by ride. */
  private readonly boards = new Map<string, number>();
  private aboard: number;
  private shift: number;
  /** Of the schedule, until the first leg takes it. */
  private leavesAt: ServiceTime | undefined;
  /** The moment at which a trip that its driver makes anyway begins, if that is still to come. */
  private setsOut: number | undefined;

  constructor(timed: TimedTour) {
    this.timed = timed;
    const { tour, vehicle } = timed;
    this.aboard = tour.aboard.length;
    const gaps = tour.visits.filter((visit) => isShiftGap(visit, vehicle)).length;
    this.shift = Math.max(0, vehicle.shifts.length - 1 - gaps);
    if (tour.visits.length === 0 || tour.motion.kind === 'broken-down' || vehicle.shifts.length === 0) return;
    let behind = this.start();
    for (const [i, visit] of tour.visits.entries()) {
      if (this.cut !== undefined) return;
      behind = this.visit(visit, i, behind);
    }
    this.goHome(behind);
  }

  /** Where and since when the vehicle is free. A wait with riders aboard that the clock has outrun ends now. */
  private start(): Behind {
    const { tour, now, policy, schedule } = this.timed;
    const { motion } = tour;
    const free = this.moment();
    if (motion.kind === 'broken-down') throw new Error('a vehicle that has broken down has no times');
    if (motion.kind === 'driving') {
      this.exactly(free, Math.max(motion.arrives, now));
      return { place: motion.to, moment: free, busy: 0, halt: 0, arrived: free };
    }
    const { readyAt, place, halted } = motion;
    const halt = halted ? policy.halt : 0;
    const leaving = tour.visits[0]!.stop === place ? 0 : halt;
    this.exactly(free, Math.max(readyAt, this.shiftBegin(), now - leaving - policy.maxWaitAboard));
    if (schedule?.leavesAt !== undefined) this.leavesAt = schedule.leavesAt;
    if (halted) return { place, moment: free, busy: 0, halt, arrived: undefined };
    const arrived = this.moment();
    this.exactly(arrived, readyAt);
    return { place, moment: free, busy: 0, halt, arrived };
  }

  private visit(visit: Visit, i: number, behind: Behind): Behind {
    const { now, policy, schedule } = this.timed;
    const planned = schedule?.visits[i];
    const begin = this.moment();
    const there = behind.place === visit.stop;
    const arrived = there ? behind.arrived : this.drive(behind, visit.stop, begin);
    if (there) this.follow(behind, begin);
    else if (arrived !== undefined) this.atLeast(arrived, begin, 0);
    this.atLeast(MIDNIGHT, begin, now);
    this.fix(begin, planned?.begin);
    // Nothing was driven before the first visit: the trip begins with boarding where the vehicle stands.
    this.setsOut ??= begin;
    // An empty vehicle may leave later than it could; when it arrives is then only bounded.
    if (!there && this.aboard > 0) this.fix(arrived, planned?.arrive);
    if (visit.kind === 'break') return this.rest(visit, begin, arrived);
    this.stayOpen(visit, begin);
    const busy = visit.kind === 'pickup' ? this.pickup(visit, begin) : this.dropoff(visit, arrived);
    return { place: visit.stop, moment: begin, busy, halt: policy.halt, arrived };
  }

  /** Served in the same halt: one after the other. */
  private follow({ moment, busy }: Behind, begin: number): void {
    this.atLeast(moment, begin, busy);
    this.waitAboard(moment, begin, busy);
  }

  /** A leg: leave when free, halt paid, and arrive after the driving time of the period of departure. */
  private drive({ place, moment, busy, halt }: Behind, to: StopIndex, begin: number): number | undefined {
    const { travel, vehicle, now } = this.timed;
    const times = travel.periods.map((_, period) => travel.between(place, to, period));
    if (times.every((time) => time >= UNREACHABLE)) {
      this.cut = { kind: 'no-road', vehicle: vehicle.id, expected: 'a road', found: `none to stop ${to}` };
      return undefined;
    }
    const leave = this.moment();
    const arrive = this.moment();
    this.setsOut ??= leave;
    this.atLeast(moment, leave, busy + halt);
    // Nobody leaves in the past, and the first departure is announced.
    this.atLeast(MIDNIGHT, leave, now);
    if (this.leavesAt !== undefined) this.fix(leave, this.leavesAt);
    this.leavesAt = undefined;
    const fastest = Math.min(...times);
    this.atLeast(leave, arrive, fastest);
    const slowest = Math.max(...times.filter((time) => time < UNREACHABLE));
    const waiting = this.waitAboard(moment, begin, busy + halt + slowest);
    if (times.every((time) => time === fastest)) return arrive;
    this.choices.push({
      met: (at) => {
        const time = driveTime(travel, place, to, at[leave]! as ServiceTime);
        const waited = at[begin]! - at[moment]! - busy - halt - time;
        return (
          at[arrive]! >= at[leave]! + time &&
          (waiting === undefined || this.left.has(waiting) || waited <= waiting.limit)
        );
      },
      options: (at) => {
        // The earliest departure found so far is a lower bound: earlier periods are over.
        const first = periodAt(travel.periods, at[leave]! as ServiceTime);
        return times.flatMap((time, period) => {
          if (period < first || time >= UNREACHABLE) return [];
          const option: Bound[] = [{ from: leave, to: arrive, atLeast: time }];
          if (period > 0) option.push({ from: MIDNIGHT, to: leave, atLeast: travel.periods[period]! });
          const next = travel.periods[period + 1];
          if (next !== undefined) option.push({ from: leave, to: MIDNIGHT, atLeast: 1 - next });
          if (waiting !== undefined && !this.left.has(waiting)) {
            option.push({
              from: begin,
              to: moment,
              atLeast: -busy - halt - time - waiting.limit,
              rule: waiting,
            });
          }
          const sooner = this.overtaken({ times, period, arrive, leave, begin, waiting }, option.slice(1));
          return sooner === undefined ? [option] : [option, sooner];
        });
      },
    });
    return arrive;
  }

  /** Whoever leaves before roads become faster is there no later than one who leaves when they do. */
  private overtaken(leg: Leg, inPeriod: readonly Bound[]): Bound[] | undefined {
    const { times, period, arrive, leave, begin, waiting } = leg;
    const change = this.timed.travel.periods[period + 1];
    const faster = times[period + 1];
    if (change === undefined || faster === undefined || faster >= times[period]!) return undefined;
    const bounds: Bound[] = [
      ...inPeriod.filter(({ rule }) => rule === undefined),
      { from: MIDNIGHT, to: arrive, atLeast: change + faster },
      { from: leave, to: arrive, atLeast: 0 },
    ];
    if (waiting !== undefined && !this.left.has(waiting)) {
      const latest = change + faster + waiting.limit;
      bounds.push({ from: begin, to: MIDNIGHT, atLeast: -latest, rule: waiting });
    }
    return bounds;
  }

  /** Returns how long boarding takes, s; `dropoff` likewise. */
  private pickup({ ride }: Extract<Visit, { kind: 'pickup' }>, begin: number): number {
    const { earliest, latest } = boardingWindow(ride);
    const { id, boarding } = ride.request;
    this.aboard++;
    this.atLeast(MIDNIGHT, begin, earliest);
    this.by(begin, {
      kind: 'pickup-late',
      request: id,
      what: 'boarding by',
      limit: latest,
      measure: 'moment',
    });
    this.boards.set(`${id}#${ride.offer}`, begin);
    return boarding;
  }

  private dropoff({ ride }: Extract<Visit, { kind: 'dropoff' }>, arrived: number | undefined): number {
    const { id, alighting } = ride.request;
    this.aboard--;
    // An arrival that lies in the past was judged before it happened.
    if (arrived === undefined) return alighting;
    const who = { request: id, measure: 'moment' } as const;
    this.by(arrived, { kind: 'dropoff-late', ...who, what: 'arrival by', limit: dropoffLatest(ride) });
    if (ride.excused !== undefined) return alighting;
    const limit: number = ride.promise.maxRide;
    const rule: Rule = {
      kind: 'ride-too-long',
      request: id,
      what: 'a ride of at most',
      limit,
      measure: 'length',
    };
    const boards = this.boards.get(`${id}#${ride.offer}`);
    if (boards !== undefined) this.bounds.push({ from: arrived, to: boards, atLeast: -limit, rule });
    else if (ride.boarded !== undefined) {
      this.bounds.push({ from: arrived, to: MIDNIGHT, atLeast: -(ride.boarded + limit), rule });
    }
    return alighting;
  }

  private rest(visit: Extract<Visit, { kind: 'break' }>, begin: number, arrived: number | undefined): Behind {
    const { vehicle } = this.timed;
    const { earliest, latest } = visit.window;
    this.atLeast(MIDNIGHT, begin, earliest);
    this.by(begin, { kind: 'break-late', what: 'rest from', limit: latest, measure: 'moment' });
    if (isShiftGap(visit, vehicle)) {
      if (arrived !== undefined) this.shiftEnds(arrived);
      this.shift = Math.min(this.shift + 1, vehicle.shifts.length - 1);
      this.atLeast(MIDNIGHT, begin, this.shiftBegin() - visit.duration);
    }
    return { place: visit.stop, moment: begin, busy: visit.duration, halt: 0, arrived };
  }

  private goHome(behind: Behind): void {
    if (this.cut !== undefined) return;
    const home = this.timed.vehicle.end ?? behind.place;
    const done = this.moment();
    if (home === behind.place) this.atLeast(behind.moment, done, behind.busy);
    else {
      const arrive = this.drive(behind, home as StopIndex, done);
      if (arrive !== undefined) this.atLeast(arrive, done, 0);
    }
    this.shiftEnds(done);
    const trip = tripBound(this.timed, done, this.setsOut);
    if (trip !== undefined) this.bounds.push(trip);
  }

  private shiftEnds(moment: number): void {
    const limit = this.timed.vehicle.shifts[this.shift]!.end;
    this.by(moment, { kind: 'shift-overrun', what: 'the end of the shift by', limit, measure: 'moment' });
  }

  /** Service does not begin while the stop is closed: either before or after each closure. */
  private stayOpen(visit: Visit, begin: number): void {
    for (const { stop, during } of this.timed.closures) {
      // Riders aboard are brought to their stop all the same: they are nearer to it there than anywhere else.
      if (stop !== visit.stop || visit.kind === 'break' || visit.ride.boarded !== undefined) continue;
      const { earliest, latest } = during;
      const rule: Rule = {
        kind: 'stop-closed',
        request: visit.ride.request.id,
        what: 'no service at a closed stop until',
        limit: latest,
        measure: 'moment',
      };
      this.choices.push({
        rule,
        met: (at) => at[begin]! < earliest || at[begin]! > latest,
        options: () => [
          [{ from: begin, to: MIDNIGHT, atLeast: 1 - earliest, rule }],
          [{ from: MIDNIGHT, to: begin, atLeast: latest + 1, rule }],
        ],
      });
    }
  }

  /** With riders aboard, service begins no later than the limit after it could. */
  private waitAboard(from: number, begin: number, needed: number): Rule | undefined {
    if (this.aboard === 0) return undefined;
    const limit = this.timed.policy.maxWaitAboard;
    const rule: Rule = { kind: 'wait-aboard-too-long', what: 'a wait of at most', limit, measure: 'length' };
    this.bounds.push({ from: begin, to: from, atLeast: -needed - limit, rule });
    return rule;
  }

  private shiftBegin(): number {
    return this.timed.vehicle.shifts[this.shift]?.begin ?? 0;
  }

  private moment(): number {
    return this.moments++;
  }

  private atLeast(from: number, to: number, atLeast: number): void {
    this.bounds.push({ from, to, atLeast });
  }

  private exactly(moment: number, at: number): void {
    this.atLeast(MIDNIGHT, moment, at);
    this.atLeast(moment, MIDNIGHT, -at);
  }

  private by(moment: number, rule: Rule): void {
    this.bounds.push({ from: moment, to: MIDNIGHT, atLeast: -rule.limit, rule });
  }

  private fix(moment: number | undefined, limit: number | undefined): void {
    if (moment === undefined || limit === undefined) return;
    this.atLeast(MIDNIGHT, moment, limit);
    this.by(moment, { kind: 'schedule-impossible', what: 'as scheduled', limit, measure: 'moment' });
  }
}
