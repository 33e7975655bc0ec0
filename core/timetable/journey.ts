import { UNREACHABLE, type Seconds, type ServiceTime } from '../units.js';
import { backwards, type DayNetwork } from './day-network.js';
import { scan, type Scan, type Start } from './scan.js';

/** A platform and the way between it and a door: on foot, or by whatever else brings one there. */
export interface Access {
  readonly platform: number;
  readonly time: Seconds;
}

/** One ride of a journey. */
export interface TimedRide {
  /** Index into `trips` of the timetable. */
  readonly trip: number;
  readonly from: number;
  readonly to: number;
  readonly board: ServiceTime;
  readonly alight: ServiceTime;
}

/** A way from door to door: without rides it is walked. */
export interface Journey {
  readonly leaves: ServiceTime;
  readonly arrives: ServiceTime;
  readonly rides: readonly TimedRide[];
}

/** From door to door. */
export interface JourneyQuestion {
  readonly from: readonly Access[];
  readonly to: readonly Access[];
  /** Going all the way without a vehicle; absent: too far. */
  readonly walk?: Seconds;
}

/** Earlier than any departure. */
const NEVER = 0 - UNREACHABLE;

/** Answers questions about one date. */
export class Journeys {
  readonly #onward: DayNetwork;
  readonly #backward: DayNetwork;

  constructor(network: DayNetwork) {
    this.#onward = network;
    this.#backward = backwards(network);
  }

  /**
   * The journey that arrives first of those that leave at `at` or later; of these the one that leaves last. Walking all
   * the way is preferred where it arrives no later. Undefined if none arrives.
   */
  departing(question: JourneyQuestion, at: ServiceTime): Journey | undefined {
    const best = this.#earliest(question, at);
    const onFoot = question.walk === undefined ? UNREACHABLE : at + question.walk;
    if (best >= UNREACHABLE && onFoot >= UNREACHABLE) return undefined;
    if (onFoot <= best) return { leaves: at, arrives: onFoot as ServiceTime, rides: [] };
    return this.arriving({ from: question.from, to: question.to }, best as ServiceTime);
  }

  /** The journey that leaves last of those that arrive by `by`; walking where that leaves no earlier. */
  arriving({ from, to, walk }: JourneyQuestion, by: ServiceTime): Journey | undefined {
    const found = scan(this.#backward, starts(to, 0 - by));
    const [best, access] = nearest(found, from);
    const onFoot = walk === undefined ? NEVER : by - walk;
    if (access === undefined && onFoot <= NEVER) return undefined;
    if (access === undefined || onFoot >= -best) {
      return { leaves: onFoot as ServiceTime, arrives: by, rides: [] };
    }
    const rides = ridesOf(found, this.#backward, access.platform).map(({ trip, first, last }) => ({
      trip: this.#backward.trips[trip]!.trip,
      from: this.#backward.to[last]!,
      to: this.#backward.from[first]!,
      board: -this.#backward.arrive[last]! as ServiceTime,
      alight: -this.#backward.depart[first]! as ServiceTime,
    }));
    const end = to.filter(({ platform }) => platform === rides.at(-1)!.to).map(({ time }) => time);
    const arrives = (rides.at(-1)!.alight + Math.min(...end)) as ServiceTime;
    return { leaves: -best as ServiceTime, arrives, rides };
  }

  /**
   * For every platform all journeys from it to the doors that nobody would pass over, in the order of departure: each
   * leaves later and arrives later than the one before. Only those that arrive by `until`. One search for every moment
   * at which somebody can arrive.
   */
  profiles(to: readonly Access[], until: ServiceTime): readonly (readonly Leaving[])[] {
    const { arrive, to: ends, alighting } = this.#onward;
    const moments = new Set<number>();
    for (const { platform, time } of to) {
      for (let hop = 0; hop < arrive.length; hop++) {
        if (ends[hop] === platform && alighting[hop] === 1) moments.add(arrive[hop]! + time);
      }
    }
    const profiles: Leaving[][] = Array.from({ length: this.#onward.platforms }, () => []);
    for (const arrives of [...moments].filter((moment) => moment <= until).sort((a, b) => a - b)) {
      const { reached } = scan(this.#backward, starts(to, -arrives));
      for (const [platform, profile] of profiles.entries()) {
        if (reached[platform]! >= UNREACHABLE) continue;
        const leaves = -reached[platform]!;
        if (leaves > (profile.at(-1)?.leaves ?? NEVER)) profile.push({ leaves, arrives } as Leaving);
      }
    }
    return profiles;
  }

  #earliest({ from, to }: JourneyQuestion, at: ServiceTime): number {
    return nearest(scan(this.#onward, starts(from, at)), to)[0];
  }
}

/** When one has to leave, and when one then arrives. */
export interface Leaving {
  readonly leaves: ServiceTime;
  readonly arrives: ServiceTime;
}

const starts = (accesses: readonly Access[], at: number): Start[] =>
  accesses.map(({ platform, time }) => ({ platform, ready: at + time }));

/** The best arrival at a door, and the access it uses; ties go to the first. */
function nearest({ reached }: Scan, doors: readonly Access[]): readonly [number, Access | undefined] {
  let best: number = UNREACHABLE;
  let by: Access | undefined;
  for (const door of doors) {
    if (reached[door.platform]! >= UNREACHABLE) continue;
    const at = reached[door.platform]! + door.time;
    if (at < best) [best, by] = [at, door];
  }
  return [best, by];
}

interface HopRange {
  readonly trip: number;
  readonly first: number;
  readonly last: number;
}

/** The rides that lead to a platform, the last one first: in a backward network that is the order of travel. */
function ridesOf(found: Scan, network: DayNetwork, platform: number): HopRange[] {
  const rides: HopRange[] = [];
  for (let at = platform; at !== -1;) {
    const [first, last] = [found.firstHop[at]!, found.lastHop[at]!];
    rides.push({ trip: network.hopTrip[last]!, first, last });
    at = found.changedFrom[network.from[first]!]!;
  }
  return rides;
}
