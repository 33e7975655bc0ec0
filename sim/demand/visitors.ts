import { periodAt } from '../../core/dispatch/travel-times.js';
import type { StopIndex } from '../../core/ids.js';
import { UNREACHABLE, type Seconds, type ServiceTime } from '../../core/units.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import { cumulated, keyedDraw, normal, pick, textKey, type Draw } from './draw.js';
import { USUAL_HOUR } from './people/choice.js';
import type { ServedDay } from './served-day.js';

type VisitorGroup = CensusSource['visitors'][number];

/** People leave and come back on these minutes. */
const STEP = 5 * 60;

/**
 * The wishes of people who do not live here, such as guests of a hotel or those who come by train: so many parties a day
 * set out from a hub, stay somewhere and come back, or leave for good. Every decision has a stream of its own, and
 * every party numbers of its own in it. Trips that lie outside the hours of the service are not asked for.
 * @throws if a group names a stop that the day does not have; the loader has told so before
 */
export function visitorWishes(
  groups: readonly VisitorGroup[],
  day: ServedDay,
  seed: number,
  nowBelow: Seconds,
): WishRow[] {
  return groups.flatMap((group) => {
    const draws = drawsOf(group, day.date, seed);
    const wishesOf = outingsOf(group, { day, draws, nowBelow });
    return Array.from({ length: headcount(group.per_day[day.kind], draws) }, (_, k) => wishesOf(k)).flat();
  });
}

type Draws = Readonly<Record<'number' | 'from' | 'to' | 'hour' | 'stay' | 'call' | 'back' | 'party', Draw>>;

function drawsOf({ id }: VisitorGroup, date: string, seed: number): Draws {
  const draw = (what: string): Draw => keyedDraw(seed, `demand/visitors/${id}/${what}/${date}`);
  return {
    number: draw('number'),
    from: draw('from'),
    to: draw('to'),
    hour: draw('hour'),
    stay: draw('stay'),
    call: draw('call'),
    back: draw('back'),
    party: draw('party'),
  };
}

/** What is not whole is rounded up or down by a draw, so that the expected number is right. */
const headcount = (parties: number, { number }: Draws): number => Math.floor(parties + number(0, 0));

interface Facts {
  readonly day: ServedDay;
  readonly draws: Draws;
  readonly nowBelow: Seconds;
}

function outingsOf(group: VisitorGroup, { day, draws, nowBelow }: Facts): (k: number) => WishRow[] {
  const index = new Map(day.stops.map((stop) => [stop.id, stop.index]));
  const from = choice(group.from);
  const to = choice(group.to);
  const hours = choice(group.hours);
  const parties = cumulated(group.parties);
  const key = textKey(group.id);
  const drive = driving(day, index);
  return (k) => {
    const origin = from(draws.from(key, k));
    const destination = to(draws.to(key, k));
    const way = origin === destination ? undefined : drive(origin, destination);
    if (way === undefined) return [];
    const minute = Math.floor((draws.hour(key, k, 1) * 3600) / STEP) * STEP;
    const leaves = Number(hours(draws.hour(key, k))) * 3600 + minute;
    const stay =
      group.stay.median * Math.exp(group.stay.spread * normal(draws.stay(key, k), draws.stay(key, k, 1)));
    const returns = Math.ceil((leaves + way + stay) / STEP) * STEP;
    const stays = draws.back(key, k) >= group.come_back;
    if (!inHours(day, leaves) || (!stays && !inHours(day, returns))) return [];
    const id = `${group.id}/${k + 1}`;
    const ahead = draws.call(key, k) < group.now ? 0 : group.ahead * draws.call(key, k, 1);
    const atOnce = ahead < nowBelow;
    const asked = (atOnce ? leaves : leaves - Math.floor(ahead)) as ServiceTime;
    const when = (at: number): Pick<WishRow, 'kind' | 'at' | 'asked'> =>
      atOnce
        ? { kind: 'now', at: undefined, asked: at as ServiceTime }
        : { kind: 'depart', at: at as ServiceTime, asked };
    const party = {
      line: 0,
      date: undefined,
      rider: id,
      persons: 1 + pick(parties, draws.party(key, k)),
      wheelchairs: 0,
      attributes: ['visitor', `via-${group.channel}`],
      walkLimit: undefined,
      purpose: 'leisure',
    };
    const out = { ...party, id: `${id}/out`, ...when(leaves), origin, destination };
    if (stays) return [out];
    const back = { origin: destination, destination: origin, returnOf: out.id };
    return [out, { ...party, id: `${id}/home`, ...when(returns), ...back }];
  };
}

/** Chooses a name by its weight. */
function choice(weights: Readonly<Record<string, number>>): (draw: number) => string {
  const names = Object.keys(weights);
  const table = cumulated(Object.values(weights));
  return (draw) => names[pick(table, draw)]!;
}

function driving(
  { travel }: ServedDay,
  index: ReadonlyMap<string, StopIndex>,
): (from: string, to: string) => Seconds | undefined {
  const period = periodAt(travel.periods, USUAL_HOUR);
  const at = (id: string): StopIndex => {
    const stop = index.get(id);
    if (stop === undefined) throw new Error(`visitors at ${id}, which is no stop of the day`);
    return stop;
  };
  return (from, to) => {
    const drive = travel.between(at(from), at(to), period);
    return drive >= UNREACHABLE ? undefined : drive;
  };
}

const inHours = ({ hours }: ServedDay, at: number): boolean =>
  hours.some(({ earliest, latest }) => earliest <= at && at <= latest);
