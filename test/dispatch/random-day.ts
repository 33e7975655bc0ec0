import { checkStep } from '../../core/dispatch/check/step.js';
import { faultText } from '../../core/dispatch/check/fault.js';
import type { Decision, Schedule } from '../../core/dispatch/decision.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import { improve } from '../../core/dispatch/improve.js';
import type { Input, Override } from '../../core/dispatch/input.js';
import type { Request } from '../../core/dispatch/request.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import { randomStream } from '../../core/random.js';
import { clockText, seconds, type ServiceTime } from '../../core/units.js';

/** Something that happens to a service: so long after the thing before, and what, chosen by small numbers. */
export interface Happening {
  /** s */
  readonly wait: number;
  readonly what: (typeof WHAT)[number];
  /** Whom and what it concerns; each is taken modulo what there is to choose from. */
  readonly who: number;
  readonly where: number;
  readonly much: number;
}

export const WHAT = [
  'asked',
  'asked-ahead',
  'confirmed',
  'declined',
  'cancelled',
  'absent',
  'delayed',
  'broke-down',
  'repaired',
  'stop-closed',
  'stop-opened',
  'pin',
  'move',
  'unpin',
  'exclude',
  'include',
  'force',
  'improved',
  'doubled',
  'late',
  'unknown',
] as const;

/**
 * A service day in which these things happen while drivers carry out the plan to the second and riders say yes
 * or nothing. The referee judges each step. Returns what it found, and all inputs; the day stops at a fault.
 */
export function playDay(world: World, begin: ServiceTime, happenings: readonly Happening[]): Day {
  const day = new Day(world);
  let now: number = begin;
  for (const happening of happenings) {
    now += happening.wait;
    day.driveUntil(now as ServiceTime);
    if (day.faults.length > 0) return day;
    const input = inputOf(happening, day, now as ServiceTime);
    if (input !== undefined) day.hear(input);
    if (day.faults.length > 0) return day;
  }
  day.driveUntil((now + 4 * 3600) as ServiceTime);
  return day;
}

/** The world of a day, as far as drivers, offers and wake-up calls go. */
export class Day {
  readonly world: World;
  fleet: Fleet;
  faults: readonly string[] = [];
  readonly inputs: Input[] = [];
  /** Every request and offer so far, for answers and disturbances. */
  readonly requests: RequestId[] = [];
  readonly offers: { request: RequestId; number: number }[] = [];
  private readonly schedules: Schedule[];
  private wakes: number[] = [];

  constructor(world: World) {
    this.world = world;
    this.fleet = openDay(world);
    this.schedules = world.vehicles.map(() => ({ visits: [] }));
  }

  hear(input: Input): readonly Decision[] {
    const before = this.fleet;
    const [after, decisions] = step(before, input, this.world);
    this.inputs.push(input);
    this.fleet = after;
    const faults = checkStep({ before, input, after, decisions, world: this.world });
    this.faults = faults.map(
      (fault) => `${clockText(input.at)} ${JSON.stringify(input)}: ${faultText(fault)}`,
    );
    for (const decision of decisions) {
      if (decision.kind === 'replanned') this.schedules[decision.vehicle] = decision.schedule;
      if (decision.kind === 'wake-me') this.wakes.push(decision.at);
      if (decision.kind === 'offered') this.offers.push(...decision.offers);
    }
    return decisions;
  }

  /** Drivers do what is due, and wake-up calls ring, in order of time. */
  driveUntil(end: ServiceTime): void {
    for (let acts = 0; this.faults.length === 0; acts++) {
      if (acts > 10_000) throw new Error('the drivers never come to rest');
      const due = [
        ...this.acts(),
        ...this.wakes.map((at): Input => ({ kind: 'woken', at: at as ServiceTime })),
      ];
      const next = due.reduce<Input | undefined>(
        (a, b) => (a === undefined || b.at < a.at ? b : a),
        undefined,
      );
      if (next === undefined || next.at > end) return;
      if (next.kind === 'woken') this.wakes = this.wakes.filter((at) => at !== next.at);
      this.hear(next);
    }
  }

  /** What each driver will report next. */
  private acts(): Input[] {
    return this.fleet.tours.flatMap(({ motion, visits }, v): Input[] => {
      const vehicle = v as VehicleIndex;
      const plan = this.schedules[v]!;
      const soon = (at: number): ServiceTime => Math.max(at, this.fleet.now) as ServiceTime;
      if (motion.kind === 'broken-down') return [];
      if (motion.kind === 'driving')
        return [{ kind: 'arrived', at: soon(motion.arrives), vehicle, stop: motion.to }];
      const first = visits[0];
      if (first?.stop !== motion.place) {
        return plan.leavesAt === undefined ? [] : [{ kind: 'departed', at: soon(plan.leavesAt), vehicle }];
      }
      const begin = plan.visits[0]?.begin;
      if (begin === undefined) return [];
      if (first.kind === 'break') return [{ kind: 'rested', at: soon(begin), vehicle }];
      if (first.kind === 'pickup' && first.ride.status.kind === 'held') return [];
      const kind = first.kind === 'pickup' ? 'boarded' : 'alighted';
      return [{ kind, at: soon(begin), vehicle, request: first.ride.request.id }];
    });
  }
}

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];

/** A happening on a day, with what its numbers mean there. */
interface Moment extends Happening {
  readonly day: Day;
  readonly at: ServiceTime;
  readonly vehicle: VehicleIndex;
  readonly other: VehicleIndex;
  readonly stop: StopIndex;
  readonly request: RequestId | undefined;
}

/** The input that a happening becomes on this day; undefined if there is nothing it could concern. */
function inputOf(happening: Happening, day: Day, at: ServiceTime): Input | undefined {
  const { what, who, where } = happening;
  const vehicles = day.world.vehicles.length;
  return MAKERS[what]({
    ...happening,
    day,
    at,
    vehicle: (who % vehicles) as VehicleIndex,
    other: (where % vehicles) as VehicleIndex,
    stop: (where % day.world.stops.length) as StopIndex,
    request: pick(day.requests, who),
  });
}

const order = (at: ServiceTime, override: Override): Input => ({
  kind: 'overridden',
  at,
  override,
  reason: 'a test',
});

const asks = (moment: Moment): Input => {
  const request = requestOf(moment);
  moment.day.requests.push(request.id);
  return { kind: 'asked', at: moment.at, request };
};

const MAKERS: Record<Happening['what'], (moment: Moment) => Input | undefined> = {
  asked: asks,
  'asked-ahead': asks,
  confirmed({ day, at, much, who }) {
    // Mostly the latest offer, sometimes an old one.
    const offer = much % 4 === 0 ? pick(day.offers, who) : day.offers.at(-1 - (who % 2));
    return offer && { kind: 'confirmed', at, request: offer.request, offer: offer.number };
  },
  declined: ({ at, request }) => request && { kind: 'declined', at, request },
  cancelled: ({ at, request }) => request && { kind: 'cancelled', at, request },
  absent({ day, at, vehicle }) {
    const { motion, visits } = day.fleet.tours[vehicle]!;
    const here = visits.find(
      (v) => v.kind === 'pickup' && motion.kind === 'standing' && v.stop === motion.place,
    );
    return here?.kind === 'pickup'
      ? { kind: 'absent', at, vehicle, request: here.ride.request.id }
      : undefined;
  },
  delayed({ day, at, vehicle, much }) {
    const { motion } = day.fleet.tours[vehicle]!;
    if (motion.kind !== 'driving') return undefined;
    return {
      kind: 'delayed',
      at,
      vehicle,
      arrives: (Math.max(at, motion.arrives) + much * 30) as ServiceTime,
    };
  },
  'broke-down': ({ at, vehicle, stop }) => ({ kind: 'broke-down', at, vehicle, stop }),
  repaired: ({ at, vehicle, stop }) => ({ kind: 'repaired', at, vehicle, place: stop }),
  'stop-closed': ({ at, stop, much }) => {
    return {
      kind: 'stop-closed',
      at,
      stop,
      during: { earliest: at, latest: (at + much * 120) as ServiceTime },
    };
  },
  'stop-opened': ({ at, stop }) => ({ kind: 'stop-opened', at, stop }),
  pin: ({ at, request, other }) => request && order(at, { action: 'pin', request, vehicle: other }),
  move: ({ at, request, other }) => request && order(at, { action: 'move', request, vehicle: other }),
  unpin: ({ at, request }) => request && order(at, { action: 'unpin', request }),
  exclude: ({ at, vehicle }) => order(at, { action: 'exclude', vehicle }),
  include: ({ at, vehicle }) => order(at, { action: 'include', vehicle }),
  force({ day, at, request, other: vehicle }) {
    return request && order(at, { action: 'force', request, vehicle, breaks: day.requests });
  },
  improved({ day, at, who }) {
    const tours = improve({ ...day.fleet, now: at }, day.world, 20, randomStream(who, 'a test'));
    return tours && { kind: 'proposed', at, tours };
  },
  doubled({ day, at, who }) {
    const again = pick(day.inputs.slice(-5), who);
    return again && { ...again, at };
  },
  late({ day, who, much }) {
    const again = pick(day.inputs.slice(-5), who);
    return again && { ...again, at: (again.at - much) as ServiceTime };
  },
  unknown: ({ at, vehicle }) => ({ kind: 'boarded', at, vehicle, request: 'nobody' as RequestId }),
};

function requestOf({ what, who, where, much, day, at }: Moment): Request {
  const stops = day.world.stops.length;
  const origin = where % stops;
  const persons = 1 + (who % 4 === 0 ? much % 3 : 0);
  const wheelchairs = who % 7 === 0 ? 1 : 0;
  const later = (at + 600 + much * 120) as ServiceTime;
  return {
    id: `r${day.requests.length + 1}` as RequestId,
    persons,
    load: { seats: persons - wheelchairs, wheelchairs },
    origin: origin as StopIndex,
    destination: ((origin + 1 + (who % (stops - 1))) % stops) as StopIndex,
    wish:
      what === 'asked'
        ? { kind: 'now' }
        : much % 2 === 0
          ? { kind: 'depart', at: later }
          : { kind: 'arrive', by: later },
    boarding: seconds(10 + 50 * wheelchairs),
    alighting: seconds(10),
    attributes: [],
    walkLimit: seconds(who % 3 === 0 ? 300 : 0),
  };
}
