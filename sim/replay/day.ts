import type { Decision } from '../../core/dispatch/decision.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input, ProposedTour } from '../../core/dispatch/input.js';
import type { Offer } from '../../core/dispatch/promise.js';
import type { Request, Wish } from '../../core/dispatch/request.js';
import type { Ride } from '../../core/dispatch/tour.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId, RiderId, VehicleIndex } from '../../core/ids.js';
import { after, minutes, type ServiceTime } from '../../core/units.js';
import type { Step } from '../report/step.js';
import { actsOf, reported, type Act } from './motion.js';
import { openingSchedules } from './opening.js';
import { EventQueue, RANK } from './queue.js';
import { Returns } from './returns.js';
import type { Riders } from './riders.js';

/** A wish as the demand tells it: who asks for what, and when the service hears of it. */
export interface Ask {
  readonly at: ServiceTime;
  readonly request: Request;
  /** The way out to which this is the way back. */
  readonly returnOf?: RequestId;
}

/** One service day to be replayed. */
export interface Day {
  readonly world: World;
  /** In any order. */
  readonly asks: readonly Ask[];
  readonly riders: Riders;
}

/** The two functions of the dispatcher that a replay drives. */
export interface Dispatcher {
  readonly openDay: (world: World) => Fleet;
  readonly step: (fleet: Fleet, input: Input, world: World) => readonly [Fleet, readonly Decision[]];
}

/** What takes part in a replay beside the dispatcher. */
export interface Company {
  /** Hears every step, in order; a referee throws. */
  readonly witnesses: readonly ((step: Step) => void)[];
  /**
   * Looks for a better plan; asked once after all inputs of a moment in which rides were added to the plan or
   * taken out, and never twice for one moment. What it returns goes to the dispatcher as a proposal.
   */
  readonly planner?: (fleet: Fleet, world: World) => readonly ProposedTour[] | undefined;
}

/**
 * Replays a day from the first wish to the last alighting and returns the state at its end. The virtual clock
 * jumps from event to event; equal moments in the order of RANK, then of insertion. Events cost O(log n).
 */
export function replayDay(day: Day, dispatcher: Dispatcher, company: Company): Fleet {
  return new Replay(day, dispatcher, company).run();
}

/** What lies in the queue: an input as it is, or a driver's act that counts only while the plan is `version`. */
type Event =
  | { readonly kind: 'input'; readonly input: Input }
  | {
      readonly kind: 'act';
      readonly vehicle: VehicleIndex;
      readonly version: number;
      readonly place: number;
    };

/** The plan a driver works through. */
interface Course {
  readonly version: number;
  readonly acts: readonly Act[];
}

/** What drivers report while all goes as planned: nothing a new plan could be better for. */
const DRIVING: ReadonlySet<Input['kind']> = new Set(['departed', 'arrived', 'boarded', 'alighted', 'rested']);

/** Who cannot go home yet calls again after this. */
const CALL_AGAIN = minutes(5);

class Replay {
  readonly #queue = new EventQueue<Event>();
  readonly #day: Day;
  readonly #dispatcher: Dispatcher;
  readonly #company: Company;
  /** By VehicleIndex. */
  readonly #courses: Course[];
  /** Wishes that are not decided yet or were refused, with the number of repeats before them. */
  readonly #open = new Map<
    RequestId,
    { readonly request: Request; readonly first: RequestId; readonly times: number }
  >();
  readonly #returns: Returns;
  #fleet: Fleet;
  #ridesChanged = false;

  constructor(day: Day, dispatcher: Dispatcher, company: Company) {
    this.#day = day;
    this.#dispatcher = dispatcher;
    this.#company = company;
    this.#fleet = dispatcher.openDay(day.world);
    const schedules = openingSchedules(this.#fleet, day.world);
    this.#courses = schedules.map((schedule, v) => ({
      version: 0,
      acts: actsOf(this.#fleet.tours[v]!, schedule),
    }));
    for (const v of this.#courses.keys()) this.#next(v as VehicleIndex, 0, this.#fleet.now);
    this.#returns = new Returns(
      day.asks.flatMap(({ request, returnOf }) =>
        returnOf === undefined ? [] : [{ out: returnOf, back: request.id }],
      ),
    );
    for (const { at, request } of day.asks) this.#ask(at, request, { first: request.id, times: 0 });
  }

  run(): Fleet {
    for (let next = this.#queue.take(); next !== undefined; next = this.#queue.take()) {
      if (next.item.kind === 'input') this.#come(next.item.input);
      else this.#drive(next.item.vehicle, next.item.version, next.item.place);
      if (this.#ridesChanged && this.#queue.nextAt !== next.at) this.#improve(next.at);
    }
    return this.#fleet;
  }

  #ask(at: ServiceTime, request: Request, past: { readonly first: RequestId; readonly times: number }): void {
    this.#open.set(request.id, { request, ...past });
    this.#queue.put(at, RANK.wish, { kind: 'input', input: { kind: 'asked', at, request } });
  }

  /** An input whose moment has come; a wish for the way back may have to wait, or is off. */
  #come(input: Input): void {
    const answer =
      input.kind === 'asked' ? this.#returns.answer(input.request.id, input.request.wish.kind) : 'ask';
    if (answer === 'ask') this.#hear(input);
    if (answer === 'never' && input.kind === 'asked') this.#open.delete(input.request.id);
    if (answer === 'later' && input.kind === 'asked') {
      const at = after(input.at, CALL_AGAIN);
      this.#queue.put(at, RANK.wish, { kind: 'input', input: { ...input, at } });
    }
  }

  #hear(input: Input): void {
    const before = this.#fleet;
    const [fleet, decisions] = this.#dispatcher.step(before, input, this.#day.world);
    this.#fleet = fleet;
    const step: Step = { before, input, after: fleet, decisions };
    for (const witness of this.#company.witnesses) witness(step);
    const replanned = decisions.some(({ kind }) => kind === 'replanned');
    if (replanned && !DRIVING.has(input.kind)) this.#ridesChanged = true;
    for (const decision of decisions) this.#carryOut(decision, input.at);
    for (const back of this.#returns.off(input, decisions)) this.#callOff(back, input.at);
  }

  #carryOut(decision: Decision, now: ServiceTime): void {
    switch (decision.kind) {
      case 'offered':
        this.#answer(decision.offers, now);
        break;
      case 'refused':
        this.#repeat(decision.request, now);
        break;
      case 'promised':
        this.#booked(decision.ride, now);
        break;
      case 'replanned':
        this.#replan(decision, now);
        break;
      case 'wake-me': {
        const at = Math.max(now, decision.at) as ServiceTime;
        this.#queue.put(at, RANK.timer, { kind: 'input', input: { kind: 'woken', at } });
        break;
      }
      case 'lapsed':
        this.#open.delete(decision.request);
        break;
      // The ledger keeps these; nobody in the replay acts on them.
      case 'withdrawn':
      case 'promise-broken':
      case 'ignored':
        break;
    }
  }

  /** The way back is off: cancelled if it is booked. A wish not yet uttered is dropped when its moment comes. */
  #callOff(request: RequestId, at: ServiceTime): void {
    const booked = this.#fleet.tours.some(({ visits }) =>
      visits.some((visit) => visit.kind === 'pickup' && visit.ride.request.id === request),
    );
    if (booked) this.#say({ kind: 'cancelled', at, request });
  }

  #booked({ request, promise }: Ride, now: ServiceTime): void {
    this.#open.delete(request.id);
    const at = this.#day.riders.cancels(request.id, now, promise.pickup.earliest);
    if (at !== undefined) this.#say({ kind: 'cancelled', at, request: request.id });
  }

  #replan({ vehicle, tour, schedule }: Extract<Decision, { kind: 'replanned' }>, now: ServiceTime): void {
    const version = this.#courses[vehicle]!.version + 1;
    this.#courses[vehicle] = { version, acts: actsOf(tour, schedule) };
    this.#next(vehicle, 0, now);
  }

  #say(input: Input): void {
    this.#queue.put(input.at, RANK.answer, { kind: 'input', input });
  }

  #answer(offers: readonly Offer[], now: ServiceTime): void {
    const request = offers[0]?.request;
    if (request === undefined)
      throw new Error('an offer without offers: a rider must be offered something or refused');
    const at = after(now, this.#day.riders.answerTime);
    const taken = this.#day.riders.choice(request, offers);
    this.#say(
      taken === undefined
        ? { kind: 'declined', at, request }
        : { kind: 'confirmed', at, request, offer: taken.number },
    );
  }

  /** The same trip once more. A moment that has passed meanwhile becomes "now"; an appointment missed is given up. */
  #repeat(refused: RequestId, now: ServiceTime): void {
    const past = this.#open.get(refused);
    this.#open.delete(refused);
    if (past === undefined) return;
    const { request, first, times } = past;
    const at = this.#day.riders.asksAgain(first, now, times);
    const { wish } = request;
    if (at === undefined || (wish.kind === 'arrive' && wish.by <= at)) {
      const back = this.#returns.giveUp(first);
      if (back !== undefined) this.#callOff(back, now);
      return;
    }
    const id = `${first}~${times + 2}` as RequestId;
    // A caller without a name is a person all the same: the one who made the first call.
    const rider = request.rider ?? (first as string as RiderId);
    const later: Wish = wish.kind === 'depart' && wish.at < at ? { kind: 'now' } : wish;
    const again: Request = { ...request, id, rider, wish: later };
    this.#ask(at, again, { first, times: times + 1 });
  }

  /** Puts act number `place` of a vehicle's course into the queue, if there is one. */
  #next(vehicle: VehicleIndex, place: number, now: ServiceTime): void {
    const { version, acts } = this.#courses[vehicle]!;
    const act = acts[place];
    if (act === undefined) return;
    const at = Math.max(now, act.at) as ServiceTime;
    this.#queue.put(at, RANK.driver, { kind: 'act', vehicle, version, place });
  }

  /** A driver does what the plan says, unless there is a newer plan. */
  #drive(vehicle: VehicleIndex, version: number, place: number): void {
    const course = this.#courses[vehicle]!;
    if (course.version !== version) return;
    const act = course.acts[place]!;
    const at = Math.max(act.at, this.#fleet.now) as ServiceTime;
    this.#hear(reported({ ...act, at }, vehicle, (wish) => this.#day.riders.failsToShow(wish)));
    if (this.#courses[vehicle]!.version === version) this.#next(vehicle, place + 1, at);
  }

  #improve(at: ServiceTime): void {
    const tours = this.#company.planner?.(this.#fleet, this.#day.world);
    if (tours !== undefined && tours.length > 0) this.#hear({ kind: 'proposed', at, tours });
    this.#ridesChanged = false;
  }
}
