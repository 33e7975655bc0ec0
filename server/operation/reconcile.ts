import type { Ride, Tour, Visit } from '../../core/dispatch/tour.js';
import type { RequestId, StopIndex, VehicleIndex } from '../../core/ids.js';
import type { DriverEvent, DriverOutcome } from '../contract/driver-event.js';
import type { Instant } from '../clock.js';
import type { Desk, InputWithoutTime, OpenDay } from './operation.js';
import { stopIndex } from './stop-index.js';
import { vehicleIndex } from './vehicle-index.js';
import { tellWithdrawn } from './withdrawn.js';

/** One thing a driver reports. */
export interface Report {
  readonly date: string;
  readonly vehicle: string;
  readonly event: DriverEvent;
  /** When it happened, as far as a clock on board can know; never in the future. */
  readonly happened: Instant;
}

export type Reconciled = Pick<DriverOutcome, 'outcome' | 'because'>;

/**
 * Brings the plan to what a driver reports. What fits the plan is applied; reports that are missing in between are
 * made up for; and where the driver did something else, the plan is told where the vehicle stands and whom it
 * carries. Never refuses: what cannot be made sense of is ignored, with the reason.
 */
export function reconcile(desk: Desk, report: Report): Reconciled {
  const day = desk.state.days.get(report.date);
  if (day === undefined) return ignored(`service day ${report.date} is over or has not begun`);
  const v = vehicleIndex(day, report.vehicle);
  if (v === undefined) return ignored(`vehicle ${report.vehicle} is not known on ${report.date}`);
  return taken(new Road(desk, report, v), day, report.event) ?? record(desk, report);
}

/** What became of an event that is part of the plan; undefined for any other. */
function taken(road: Road, day: OpenDay, event: DriverEvent): Reconciled | undefined {
  if (event.kind === 'departed') return road.departed();
  if (event.kind === 'arrived') return road.arrived(placeOf(day, event.stop));
  if (event.kind === 'rested') return road.rested();
  if (event.kind === 'broke-down' || event.kind === 'repaired') {
    return road.outage(event.kind, stopIndex(day, event.stop));
  }
  if (event.kind !== 'boarded' && event.kind !== 'alighted' && event.kind !== 'absent') return undefined;
  const stop = event.stop === undefined ? undefined : stopIndex(day, event.stop);
  return road[event.kind](event.booking as RequestId, stop);
}

/** Vehicles also come to depots that are no stops. */
const placeOf = ({ service }: OpenDay, id: string): StopIndex | undefined => {
  const index = service.stops.findIndex((stop) => stop.id === id);
  return index < 0 ? undefined : (index as StopIndex);
};

const APPLIED: Reconciled = { outcome: 'applied', because: null };
const reconciled = (because: string): Reconciled => ({ outcome: 'reconciled', because });
const ignored = (because: string): Reconciled => ({ outcome: 'ignored', because });

type Halt = Extract<Visit, { ride: Ride }>;

/** One vehicle on the road, while one report about it is worked into the plan. */
class Road {
  readonly #desk: Desk;
  readonly #report: Report;
  readonly #v: VehicleIndex;

  constructor(desk: Desk, report: Report, v: VehicleIndex) {
    this.#desk = desk;
    this.#report = report;
    this.#v = v;
  }

  departed(): Reconciled {
    const left = this.#alightHere();
    const why = this.#say({ kind: 'departed', vehicle: this.#v });
    if (why !== undefined) return ignored(this.#openHere() ?? why);
    return left.length === 0 ? APPLIED : reconciled(`${left.join(', ')} had alighted before`);
  }

  arrived(stop: StopIndex | undefined): Reconciled {
    if (stop === undefined) return ignored('the stop is not known');
    const { motion } = this.#tour;
    if (motion.kind === 'driving' && motion.to === stop) return this.#outcome(this.#arrive(stop), APPLIED);
    if (motion.kind === 'standing' && motion.place === stop) return ignored('it stands there already');
    if (motion.kind === 'standing' && this.#nextStop() === stop) {
      const why = this.#say({ kind: 'departed', vehicle: this.#v }) ?? this.#arrive(stop);
      return this.#outcome(why, reconciled('it had left without a word'));
    }
    return this.#seen(stop, this.#aboard, 'it is not where the plan expected it');
  }

  boarded(request: RequestId, at: StopIndex | undefined): Reconciled {
    if (this.#aboard.includes(request)) return ignored(`${request} is aboard already`);
    if (this.#inHalt(request, 'pickup')) return this.#outcome(this.#board(request), APPLIED);
    if (this.#arrivesFor(request, 'pickup')) return this.#outcome(this.#board(request), ARRIVED_UNSAID);
    const ride = this.#rideOf(request);
    if (ride === undefined) return ignored(this.#whyNoRide(request));
    return this.#seen(
      at ?? ride.origin,
      [...this.#aboard, request],
      `${request} had boarded against the plan`,
    );
  }

  alighted(request: RequestId, at: StopIndex | undefined): Reconciled {
    const say = (): string | undefined => this.#say({ kind: 'alighted', vehicle: this.#v, request });
    if (!this.#aboard.includes(request)) {
      const ride = this.#rideOf(request);
      if (ride === undefined) return ignored(this.#whyNoRide(request));
      const stop = at ?? ride.destination;
      const boarded = this.#seen(stop, [...this.#aboard, request], `${request} had boarded without a word`);
      if (boarded.outcome !== 'ignored' && say() !== undefined) this.#without(request, stop);
      return boarded;
    }
    if (this.#inHalt(request, 'dropoff')) return this.#outcome(say(), APPLIED);
    if (this.#arrivesFor(request, 'dropoff')) return this.#outcome(say(), ARRIVED_UNSAID);
    const ride = this.#tour.aboard.find((party) => party.request.id === request)!;
    return this.#without(request, at ?? ride.destination);
  }

  absent(request: RequestId, at: StopIndex | undefined): Reconciled {
    const say = (): string | undefined => this.#say({ kind: 'absent', vehicle: this.#v, request });
    if (this.#inHalt(request, 'pickup')) return this.#outcome(say(), APPLIED);
    if (this.#arrivesFor(request, 'pickup')) return this.#outcome(say(), ARRIVED_UNSAID);
    const own = this.#tour.visits.find(
      (v): v is Halt => v.kind === 'pickup' && v.ride.request.id === request,
    );
    if (own === undefined) return ignored(this.#whyNoRide(request));
    const seen = this.#seen(at ?? own.stop, this.#aboard, 'it came there against the plan');
    return seen.outcome === 'ignored' ? seen : this.#outcome(say(), seen);
  }

  rested(): Reconciled {
    const { motion, visits } = this.#tour;
    const [next] = visits;
    if (next?.kind !== 'break') return ignored('no rest comes next in the plan');
    const unsaid = motion.kind === 'driving' && motion.to === next.stop;
    const why = unsaid ? this.#arrive(next.stop) : undefined;
    return this.#outcome(
      why ?? this.#say({ kind: 'rested', vehicle: this.#v }),
      unsaid ? ARRIVED_UNSAID : APPLIED,
    );
  }

  outage(kind: 'broke-down' | 'repaired', stop: StopIndex | undefined): Reconciled {
    if (stop === undefined) return ignored('the stop is not known');
    const vehicle = this.#v;
    const why = this.#say(kind === 'broke-down' ? { kind, vehicle, stop } : { kind, vehicle, place: stop });
    return this.#outcome(why, APPLIED);
  }

  get #day(): OpenDay {
    return this.#desk.state.days.get(this.#report.date)!;
  }

  get #tour(): Tour {
    return this.#day.fleet.tours[this.#v]!;
  }

  get #aboard(): readonly RequestId[] {
    return this.#tour.aboard.map(({ request }) => request.id);
  }

  /** Tells the dispatcher; says why if it was ignored. Riders who are concerned are told. */
  #say(input: InputWithoutTime): string | undefined {
    const decisions = this.#desk.step(this.#report.date, input, this.#report.happened);
    tellWithdrawn(this.#desk, decisions);
    return decisions.find((decision) => decision.kind === 'ignored')?.because;
  }

  #outcome(why: string | undefined, otherwise: Reconciled): Reconciled {
    return why === undefined ? otherwise : ignored(why);
  }

  #arrive(stop: StopIndex): string | undefined {
    return this.#say({ kind: 'arrived', vehicle: this.#v, stop });
  }

  #board(request: RequestId): string | undefined {
    return this.#say({ kind: 'boarded', vehicle: this.#v, request });
  }

  #seen(stop: StopIndex, aboard: readonly RequestId[], because: string): Reconciled {
    const why = this.#say({ kind: 'observed', vehicle: this.#v, stop, aboard });
    return this.#outcome(why, reconciled(because));
  }

  #without(request: RequestId, stop: StopIndex): Reconciled {
    const others = this.#aboard.filter((party) => party !== request);
    return this.#seen(stop, others, `${request} had alighted elsewhere than planned`);
  }

  /** Whoever was to alight where the vehicle stood has done so, if it left. */
  #alightHere(): RequestId[] {
    const { motion, visits } = this.#tour;
    if (motion.kind !== 'standing') return [];
    const first = visits.findIndex((v) => v.stop !== motion.place || v.kind !== 'dropoff');
    const here = visits.slice(0, first < 0 ? visits.length : first).filter((v) => v.kind === 'dropoff');
    const requests = here.map(({ ride }) => ride.request.id);
    for (const request of requests) this.#say({ kind: 'alighted', vehicle: this.#v, request });
    return requests;
  }

  /** What has to be reported before the vehicle can leave; undefined if nothing has. */
  #openHere(): string | undefined {
    const { motion, visits } = this.#tour;
    const [next] = visits;
    if (motion.kind !== 'standing' || next?.stop !== motion.place) return undefined;
    if (next.kind === 'break') return 'its rest comes first';
    return `${next.ride.request.id} is still to board here: report it as boarded or absent`;
  }

  #nextStop(): StopIndex | undefined {
    return this.#tour.visits[0]?.stop ?? this.#day.service.world.vehicles[this.#v]!.end;
  }

  /** Whether the party is served where the vehicle stands, before it goes on. */
  #inHalt(request: RequestId, kind: Halt['kind']): boolean {
    const { motion } = this.#tour;
    return motion.kind === 'standing' && this.#first(motion.place as StopIndex, request, kind);
  }

  /** Whether the party is served where the vehicle is driving to; then it has arrived. */
  #arrivesFor(request: RequestId, kind: Halt['kind']): boolean {
    const { motion } = this.#tour;
    if (motion.kind !== 'driving' || !this.#first(motion.to, request, kind)) return false;
    return this.#arrive(motion.to) === undefined;
  }

  #first(stop: StopIndex, request: RequestId, kind: Halt['kind']): boolean {
    for (const visit of this.#tour.visits) {
      if (visit.stop !== stop) return false;
      if (visit.kind === kind && visit.ride.request.id === request) return true;
    }
    return false;
  }

  /** A ride of the party that nobody has boarded, in any vehicle. */
  #rideOf(request: RequestId): Ride | undefined {
    for (const { visits } of this.#day.fleet.tours) {
      for (const visit of visits) {
        if (visit.kind === 'pickup' && visit.ride.request.id === request) return visit.ride;
      }
    }
    return undefined;
  }

  #whyNoRide(request: RequestId): string {
    const { tours } = this.#day.fleet;
    const other = tours.findIndex(({ aboard }) => aboard.some((ride) => ride.request.id === request));
    const { vehicles } = this.#day.service.world;
    if (other >= 0) return `${request} is aboard vehicle ${vehicles[other]!.id}`;
    const fetches = tours.findIndex(({ visits }) =>
      visits.some((visit) => visit.kind === 'pickup' && visit.ride.request.id === request),
    );
    if (fetches >= 0) return `vehicle ${vehicles[fetches]!.id} fetches ${request} now`;
    const booking = this.#desk.state.bookings.get(request);
    return booking === undefined ? `${request} is not known` : `${request} is ${booking.status}`;
  }
}

const ARRIVED_UNSAID = reconciled('its arrival was not reported');

/** Kept for the daily record. */
function record(desk: Desk, { date, vehicle, event, happened }: Report): Reconciled {
  const { kind, number, happened: _happened, ...detail } = event;
  desk.write({
    table: 'vehicle_record',
    row: {
      id: `${date}/${vehicle}/${number}`,
      vehicle,
      service_date: date,
      kind,
      driver: desk.actor,
      detail: JSON.stringify(detail),
      happened_at: happened,
    },
  });
  return { outcome: 'recorded', because: null };
}
