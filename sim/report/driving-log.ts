import type { Tour, Visit } from '../../core/dispatch/tour.js';
import type { Vehicle } from '../../core/dispatch/vehicle.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import { elapsed, metres, seconds, type Metres, type ServiceTime } from '../../core/units.js';
import { alightedBetween, boardedBetween } from './aboard.js';
import type { BreakRow, DayLedger, LegPurpose, LegRow, ShiftRow, VisitRow } from './rows.js';
import type { Step } from './step.js';

interface Roster {
  readonly world: World;
  readonly stopId: (stop: StopIndex) => string;
}

/** A row of `visits` before the vehicle has left the stop. */
type OpenVisit = Omit<VisitRow, 'depart'>;

/** One vehicle while its day goes on. */
interface Log {
  readonly visits: VisitRow[];
  readonly legs: LegRow[];
  readonly breaks: BreakRow[];
  /** Where it stands, since when, and who boarded or alighted here. */
  halt: { readonly stop: string; readonly arrive: ServiceTime; readonly visits: OpenVisit[] };
  leg: { readonly from: string; readonly depart: ServiceTime; readonly odometer: Metres } | undefined;
  /** Persons of each party inside. */
  readonly aboard: Map<RequestId, number>;
  /** Odometer readings at the ends of legs. */
  odometer: Metres;
}

/** The end of a drive. */
interface Arrival {
  readonly at: ServiceTime;
  /** Id of a stop, or empty on the road. */
  readonly to: string;
  readonly odometer: Metres;
  /** What the vehicle came for. */
  readonly next: Visit | undefined;
}

/** What every vehicle of a day did: halts, drives, rests, and what the odometer says. */
export class DrivingLog {
  readonly #roster: Roster;
  /** By VehicleIndex. */
  readonly #logs: Log[];

  constructor(roster: Roster) {
    this.#roster = roster;
    this.#logs = roster.world.vehicles.map((vehicle) => ({
      visits: [],
      legs: [],
      breaks: [],
      halt: {
        stop: roster.stopId(vehicle.start),
        arrive: vehicle.shifts[0]?.begin ?? (0 as ServiceTime),
        visits: [],
      },
      leg: undefined,
      aboard: new Map(),
      odometer: metres(0),
    }));
  }

  /** Tells what a driver reported, unless the dispatcher ignored it, and which vehicles were called off. */
  note(step: Step): void {
    if (!step.decisions.some(({ kind }) => kind === 'ignored')) this.#reported(step);
    for (const decision of step.decisions) {
      if (decision.kind === 'replanned') this.#calledOff(decision.vehicle, decision.tour);
    }
  }

  #reported(step: Step): void {
    const { before, input, after } = step;
    if (input.kind === 'departed') {
      this.#departed(input.vehicle, input.at, before.tours[input.vehicle]!.odometer);
    } else if (input.kind === 'arrived') {
      const next = before.tours[input.vehicle]!.visits[0];
      const { odometer } = after.tours[input.vehicle]!;
      this.#arrived(input.vehicle, { at: input.at, to: this.#roster.stopId(input.stop), odometer, next });
    } else if (input.kind === 'boarded') {
      const ride = after.tours[input.vehicle]!.aboard.find(({ request }) => request.id === input.request)!;
      this.#logs[input.vehicle]!.aboard.set(input.request, ride.request.persons);
      this.#served(input.vehicle, { booking: input.request, action: 'board', begin: input.at });
    } else if (input.kind === 'alighted') {
      this.#logs[input.vehicle]!.aboard.delete(input.request);
      this.#served(input.vehicle, { booking: input.request, action: 'alight', begin: input.at });
    } else if (input.kind === 'rested') {
      this.#rested(input.vehicle, input.at, before.tours[input.vehicle]!.visits[0]);
    } else if (input.kind === 'observed') {
      this.#observed(step);
    } else if (input.kind === 'broke-down') {
      this.#brokeDown(input.vehicle, this.#roster.stopId(input.stop), input.at);
    }
  }

  /** The vehicle was seen elsewhere than planned: a leg without reports leads there, and all who came or went did so there. */
  #observed({ before, input, after }: Step): void {
    if (input.kind !== 'observed') return;
    const { vehicle, at } = input;
    const to = this.#roster.stopId(input.stop);
    const log = this.#logs[vehicle]!;
    if (log.leg !== undefined || log.halt.stop !== to) {
      if (log.leg === undefined) this.#departed(vehicle, at, before.tours[vehicle]!.odometer);
      const { odometer, visits } = after.tours[vehicle]!;
      this.#arrived(vehicle, { at, to, odometer, next: visits[0] });
    }
    for (const { request } of alightedBetween(before, after, vehicle)) {
      log.aboard.delete(request.id);
      this.#served(vehicle, { booking: request.id, action: 'alight', begin: at });
    }
    for (const { request } of boardedBetween(before, after, vehicle)) {
      log.aboard.set(request.id, request.persons);
      this.#served(vehicle, { booking: request.id, action: 'board', begin: at });
    }
  }

  /** Parties inside a vehicle. */
  aboard(): { readonly booking: string; readonly vehicle: string }[] {
    const { vehicles } = this.#roster.world;
    return this.#logs.flatMap((log, v) =>
      [...log.aboard.keys()].map((booking) => ({ booking, vehicle: vehicles[v]!.id })),
    );
  }

  rows(): Pick<DayLedger, 'visits' | 'legs' | 'shifts' | 'breaks'> {
    const { vehicles } = this.#roster.world;
    for (const [v, log] of this.#logs.entries())
      leave(log, vehicles[v]!.shifts.at(-1)?.end ?? log.halt.arrive);
    return {
      visits: this.#logs.flatMap(({ visits }) => visits),
      legs: this.#logs.flatMap(({ legs }) => legs),
      shifts: this.#logs.flatMap((log, v) => shiftRows(vehicles[v]!, log)),
      breaks: this.#logs.flatMap(({ breaks }) => breaks),
    };
  }

  #departed(vehicle: VehicleIndex, at: ServiceTime, odometer: Metres): void {
    const log = this.#logs[vehicle]!;
    leave(log, at);
    log.leg = { from: log.halt.stop, depart: at, odometer };
  }

  /** A vehicle that drove to somebody who no longer needs it stops at the next place where it can. */
  #calledOff(vehicle: VehicleIndex, { motion, odometer, visits }: Tour): void {
    if (this.#logs[vehicle]!.leg === undefined || motion.kind !== 'standing') return;
    const { stops } = this.#roster.world.travel[0]!;
    const to = motion.place < stops ? this.#roster.stopId(motion.place as StopIndex) : '';
    this.#arrived(vehicle, { at: motion.readyAt, to, odometer, next: visits[0] });
  }

  #arrived(vehicle: VehicleIndex, { at, to, odometer, next }: Arrival): void {
    const log = this.#logs[vehicle]!;
    const { leg } = log;
    log.odometer = odometer;
    log.halt = { stop: to, arrive: at, visits: [] };
    log.leg = undefined;
    if (leg === undefined) return;
    log.legs.push({
      vehicle: this.#roster.world.vehicles[vehicle]!.id,
      sequence: log.legs.length + 1,
      purpose: this.#purpose(vehicle, to, next),
      from: leg.from,
      to,
      depart: leg.depart,
      arrive: at,
      bookings: log.aboard.size,
      persons: personsOf(log),
      length: metres(odometer - leg.odometer),
    });
  }

  #purpose(vehicle: VehicleIndex, to: string, next: Visit | undefined): LegPurpose {
    if (this.#logs[vehicle]!.aboard.size > 0) return 'carry';
    if (next?.kind === 'break') return 'break';
    const { end } = this.#roster.world.vehicles[vehicle]!;
    const goesHome = next === undefined && end !== undefined && to === this.#roster.stopId(end);
    return goesHome ? 'home' : 'pickup';
  }

  #served(vehicle: VehicleIndex, deed: Pick<VisitRow, 'booking' | 'action' | 'begin'>): void {
    const log = this.#logs[vehicle]!;
    const { stop, arrive, visits } = log.halt;
    visits.push({
      vehicle: this.#roster.world.vehicles[vehicle]!.id,
      sequence: log.visits.length + visits.length + 1,
      stop,
      arrive,
      ...deed,
      load: personsOf(log),
      odometer: log.odometer,
    });
  }

  #rested(vehicle: VehicleIndex, at: ServiceTime, visit: Visit | undefined): void {
    if (visit?.kind !== 'break') throw new Error('a driver rests only when the plan says so');
    const log = this.#logs[vehicle]!;
    log.breaks.push({
      vehicle: this.#roster.world.vehicles[vehicle]!.id,
      stop: log.halt.stop,
      begin: at,
      end: (at + visit.duration) as ServiceTime,
    });
  }

  /** Everybody gets off where the vehicle stands; another one may take them further. */
  #brokeDown(vehicle: VehicleIndex, stop: string, at: ServiceTime): void {
    const log = this.#logs[vehicle]!;
    if (log.leg !== undefined) {
      log.leg = undefined;
      log.halt = { stop, arrive: at, visits: [] };
    }
    for (const booking of [...log.aboard.keys()]) {
      log.aboard.delete(booking);
      this.#served(vehicle, { booking, action: 'alight', begin: at });
    }
  }
}

const personsOf = ({ aboard }: Log): number =>
  [...aboard.values()].reduce((sum, persons) => sum + persons, 0);

/** The vehicle leaves its halt: the rows of the halt are complete. */
function leave(log: Log, depart: ServiceTime): void {
  for (const { arrive, ...visit } of log.halt.visits) {
    log.visits.push({ ...visit, arrive, depart });
  }
  log.halt.visits.length = 0;
}

function shiftRows({ id, shifts }: Vehicle, { breaks, legs }: Log): ShiftRow[] {
  if (shifts.length === 0) return [{ vehicle: id, rest: seconds(0), odometer: metres(0) }];
  return shifts.map(({ begin, end }, i) => {
    const last = i === shifts.length - 1;
    const inside = breaks.filter((rest) => rest.begin >= begin && rest.end <= end);
    const driven = legs.filter(({ arrive }) => last || arrive <= end);
    return {
      vehicle: id,
      duty: { begin, end },
      rest: seconds(inside.reduce((sum, rest) => sum + elapsed(rest.begin, rest.end), 0)),
      odometer: metres(driven.reduce((sum, { length }) => sum + length, 0)),
    };
  });
}
