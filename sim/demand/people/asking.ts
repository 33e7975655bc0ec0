import { periodAt } from '../../../core/dispatch/travel-times.js';
import type { LonLat } from '../../../core/geo.js';
import { UNREACHABLE, type Seconds, type ServiceTime } from '../../../core/units.js';
import { AGE_GROUPS, type ByAge } from '../../../scenarios/age-group.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import type { People } from '../../../scenarios/people.js';
import type { Purpose } from '../../../scenarios/purpose.js';
import type { WishRow } from '../../../scenarios/wish-row.js';
import type { ServedDay } from '../served-day.js';
import { cumulated, keyedDraw, pick } from '../draw.js';
import { calling } from './calling.js';
import { gravityChoice, targetsOf, USUAL_HOUR, type Target } from './choice.js';
import type { DemandCount, Outcome } from './demand-account.js';
import { stopFinder, walkMinutes, type NearStop } from './nearest-stop.js';
import {
  addressOf,
  channelOf,
  hasPass,
  liking,
  riderId,
  usesWheelchair,
  type Person,
  type PersonDraws,
} from './person.js';
import { riderAttributes } from './rider-attributes.js';
import { tripsMade } from './trips-made.js';
import { traitsOf } from './traits.js';
import { shareWon } from './share.js';
import { planning, type Timetable } from './times.js';

/** Everything that people weigh before they ask the service. */
export interface AskingFacts {
  readonly source: CensusSource;
  readonly people: People;
  /** Of each cell, in their order. */
  readonly heads: readonly ByAge[];
  readonly day: ServedDay;
  readonly seed: number;
  readonly draws: PersonDraws;
  readonly account: DemandCount;
}

/** An outing that is made with the service. */
interface Plan {
  readonly purpose: Purpose;
  /** The stop near home; of a service to the door the nearest one, however far, and no walk. */
  readonly from: NearStop;
  /** Where the vehicle comes to. */
  readonly origin: string | LonLat;
  readonly target: Target;
  readonly times: Timetable;
}

/** An outing that is weighed. */
interface Weighing {
  readonly purposes: readonly Purpose[];
  readonly number: number;
  readonly pass: boolean;
  readonly attributes: readonly string[];
}

/** Five decimals of a degree are about a metre. */
const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Who of those going out asks the service, and for what. Holds the tables of one day. */
export class Asking {
  readonly #facts: AskingFacts;
  readonly #nearStop: ReturnType<typeof stopFinder>;
  readonly #nearHome: ReturnType<typeof stopFinder>;
  readonly #traits: ReturnType<typeof traitsOf>;
  readonly #made: ReturnType<typeof tripsMade>;
  readonly #choose: ReturnType<typeof gravityChoice>;
  readonly #plan: ReturnType<typeof planning>;
  readonly #call: ReturnType<typeof calling>;
  readonly #parties: Float64Array;
  readonly #stops: ReadonlyMap<number, ServedDay['stops'][number]>;
  readonly #byId: ReadonlyMap<string, ServedDay['stops'][number]>;
  readonly #draws: Record<'place' | 'service' | 'party' | 'open', ReturnType<typeof keyedDraw>>;

  constructor(facts: AskingFacts) {
    const { source, day, seed } = facts;
    this.#facts = facts;
    this.#nearStop = stopFinder(day.stops, day.walk, source.service.walk_limit / 60);
    const { homes, trips } = source.service;
    this.#nearHome = homes === 'stop' ? this.#nearStop : stopFinder(day.stops, day.walk, Infinity);
    this.#traits = traitsOf(source.traits, seed);
    this.#made = tripsMade(trips === 'any' ? [] : day.trips);
    this.#plan = planning(source, day.date, seed);
    this.#call = calling(source, day.date, seed);
    this.#parties = cumulated(source.parties);
    this.#stops = new Map(day.stops.map((stop) => [stop.index, stop]));
    this.#byId = new Map(day.stops.map((stop) => [stop.id, stop]));
    this.#choose = gravityChoice(this.#targets(), day.travel, source.decay);
    const draw = (what: string): ReturnType<typeof keyedDraw> =>
      keyedDraw(seed, `demand/${what}/${day.date}`);
    this.#draws = {
      place: draw('place'),
      service: draw('service'),
      party: draw('party'),
      open: draw('open-return'),
    };
  }

  /** The bookings of a person who goes out for these purposes. */
  wishesOf(person: Person, purposes: readonly Purpose[]): WishRow[] {
    const { source, draws, account } = this.#facts;
    const served = purposes.filter((purpose) => source.served.includes(purpose));
    if (served.length === 0) return [];
    const pass = hasPass(person, source.service.pass, draws);
    const wheelchair = usesWheelchair(person, source.wheelchair, draws);
    const channel = channelOf(person, source, draws);
    const attributes = this.#traits(person, riderAttributes(person, { pass, wheelchair, channel }));
    const { eligible } = source.service;
    if (eligible !== undefined && !eligible.some((one) => attributes.includes(one))) return [];
    return purposes.flatMap((purpose, number) => {
      if (!source.served.includes(purpose)) return [];
      const plan = this.#weigh(person, { purposes, number, pass, attributes });
      account.outcome(typeof plan === 'string' ? plan : 'asked');
      return typeof plan === 'string' ? [] : this.#bookings(person, { plan, number, wheelchair, attributes });
    });
  }

  /** The plan of outing `number` if it is made with the service, else why it is not. */
  #weigh(person: Person, { purposes, number, pass, attributes }: Weighing): Plan | Outcome {
    const { source, day, draws } = this.#facts;
    const draw = this.#draws.service(person.home, person.self, number) / source.weekdays[day.weekday];
    const terms = { group: person.group, licence: person.licence, pass, liking: liking(person, draws) };
    const takes = (walk: number): boolean => draw < shareWon(source.service, { ...terms, walkMinutes: walk });
    // Most people would not even from their doorstep, and need not be asked further.
    if (!takes(0)) return 'other-means';
    const plan = this.#planOf(person, purposes[number]!, number);
    if (typeof plan === 'string') return plan;
    const { from, target, times } = plan;
    if (!takes(from.walkMinutes + target.walkMinutes)) return 'other-means';
    if (!this.#inHours(times.leaves) || !this.#inHours(times.returns)) return 'outside-hours';
    if (!this.#isMade(plan, attributes)) return 'trip-not-made';
    return purposes
      .slice(0, number)
      .some((purpose, i) => this.#overlaps(person, purpose, { number: i, times }))
      ? 'same-time'
      : plan;
  }

  /** Where an outing leads and when, whatever means of travel is chosen. */
  #planOf(person: Person, purpose: Purpose, number: number): Plan | Outcome {
    const { source, day, draws } = this.#facts;
    const home = addressOf(person, draws);
    const near = this.#nearHome(home);
    if (near === undefined) return 'no-stop-near-home';
    const toDoor = source.service.homes === 'door';
    const from = toDoor ? { ...near, walkMinutes: 0 } : near;
    const target = this.#choose(from.stop, purpose, this.#draws.place(person.home, person.self, number));
    if (target === undefined) return 'nowhere-to-go';
    const onFoot = walkMinutes(home, target.at, day.walk) * 60 <= source.service.walk_instead;
    if (onFoot || (!toDoor && target.stop === from.stop)) return 'on-foot';
    const times = this.#plan(person, number, { purpose, way: this.#way(from, target), open: target.hours });
    if (times === undefined) return 'place-closed';
    const origin = toDoor
      ? { lon: degrees(home.lon), lat: degrees(home.lat) }
      : this.#stops.get(from.stop)!.id;
    return { purpose, from, origin, target, times };
  }

  /**
   * Whether outing `number` takes place while another does. It need not be made with the service: otherwise a higher
   * fare, which takes the first outing away from it, could win it a second.
   */
  #overlaps(
    person: Person,
    purpose: Purpose,
    { number, times }: { number: number; times: Timetable },
  ): boolean {
    const other = this.#planOf(person, purpose, number);
    return (
      typeof other !== 'string' && times.leaves < other.times.returns && other.times.leaves < times.returns
    );
  }

  /** Time that people allow for the way there: the drive, and the wait they expect. */
  #way(from: NearStop, target: Target): Seconds {
    const { travel } = this.#facts.day;
    const drive = travel.between(from.stop, target.stop, periodAt(travel.periods, USUAL_HOUR));
    if (drive >= UNREACHABLE) throw new Error('a target that no road leads to was chosen');
    return (drive + this.#facts.source.service.expected.wait) as Seconds;
  }

  /** Whether the rules of the service allow the way there and the way back. */
  #isMade({ origin, target, times }: Plan, attributes: readonly string[]): boolean {
    const { zonesAt } = this.#facts.day;
    const home = typeof origin === 'string' ? this.#byId.get(origin)!.zones : zonesAt(origin);
    const there = this.#stops.get(target.stop)!.zones;
    const at = times.appointment ? times.arrives : times.leaves;
    return (
      this.#made({ from: home, to: there, attributes, at }) &&
      this.#made({ from: there, to: home, attributes, at: times.returns })
    );
  }

  #inHours(at: ServiceTime): boolean {
    return this.#facts.day.hours.some(({ earliest, latest }) => earliest <= at && at <= latest);
  }

  #bookings(
    person: Person,
    trip: { plan: Plan; number: number; wheelchair: boolean; attributes: readonly string[] },
  ): WishRow[] {
    const { source } = this.#facts;
    const { plan, number, wheelchair, attributes } = trip;
    const { purpose, origin, target, times } = plan;
    const { home, self } = person;
    const wished = times.appointment ? times.arrives : times.leaves;
    const asked = this.#call(person, number, { wished, leaves: times.leaves });
    const atOnce = times.leaves - asked < source.now_below;
    const destination = this.#stops.get(target.stop)!.id;
    const rider = riderId(person);
    const id = `${rider}/${number + 1}`;
    const both = {
      line: 0,
      date: undefined,
      rider,
      persons: 1 + pick(this.#parties, this.#draws.party(home, self, number)),
      wheelchairs: wheelchair ? 1 : 0,
      attributes,
      walkLimit: undefined,
      purpose,
    };
    const kind = times.appointment ? ('arrive' as const) : ('depart' as const);
    const there = atOnce ? ({ kind: 'now', at: undefined } as const) : { kind, at: wished };
    const isOpen = this.#draws.open(home, self, number) < source.open_return[purpose];
    const back = isOpen
      ? ({ kind: 'now', at: undefined, asked: times.returns } as const)
      : ({ kind: 'depart', at: times.returns, asked } as const);
    return [
      { ...both, id: `${id}/out`, asked, ...there, origin, destination },
      { ...both, id: `${id}/home`, ...back, origin: destination, destination: origin, returnOf: `${id}/out` },
    ];
  }

  /** Destinations with their stops, and the homes near each stop. */
  #targets(): ReturnType<typeof targetsOf> {
    const { people, heads, source, day } = this.#facts;
    const destinations = people.destinations.flatMap((destination) => {
      const own = this.#byId.get(destination.stop ?? '');
      const near = own ? { stop: own.index, walkMinutes: 0 } : this.#nearStop(destination.where);
      return near === undefined ? [] : [{ destination, ...near }];
    });
    const living = new Map<number, number>();
    for (const [c, cell] of people.cells.entries()) {
      const near = this.#nearStop(cell.centre);
      if (near === undefined) continue;
      const inCell = AGE_GROUPS.reduce((sum: number, group) => sum + heads[c]![group], 0);
      living.set(near.stop, (living.get(near.stop) ?? 0) + inCell);
    }
    const homes = day.stops.map(({ id, index, at }) => ({
      id,
      stop: index,
      at,
      people: living.get(index) ?? 0,
    }));
    return targetsOf(destinations, homes, source.attraction, day);
  }
}
