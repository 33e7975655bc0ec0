import { yen, type Yen } from '../units.js';
import type { FareReason, ReductionGround } from './fare-reason.js';
import { PASS, SOME_PASS, type FareRider } from './party.js';
import { priceOf, type PricedTrip } from './price.js';
import { reducedYen, type Reduction } from './reduction.js';
import { rounded, WHOLE_YEN } from './rounding.js';
import type { Pass, Tariff } from './tariff.js';

/** Begins the attribute that names the coupon book a party pays from. */
export const COUPON = 'coupon:';

/** What a fare depends on. */
export interface FareTrip extends PricedTrip {
  /** The service day, as in 2026-04-01. */
  readonly date: string;
  readonly riders: readonly FareRider[];
  /** How it was booked; absent if unknown. */
  readonly channel?: string;
  /**
   * The most parties, this one counted, aboard together on one driven leg. 1 while nobody can know: the fare told
   * at booking is the fare alone, and what sharing takes off it is settled when the party alights.
   */
  readonly together: number;
}

/** What a party pays for one ride. */
export interface Fare {
  readonly yen: Yen;
  /** The arithmetic, step by step. */
  readonly because: readonly FareReason[];
  /** With what, in the order of the persons. */
  readonly means: readonly Means[];
}

/** So many persons rode by a means: "cash", "pass:ID", "coupon:ID" or "free". */
export interface Means {
  readonly by: string;
  readonly persons: number;
}

type Steps = readonly [Yen, readonly FareReason[]];

/**
 * The fare of a party. For each person: price; reductions; rounding; minimum and maximum; a pass instead of all
 * that. Then the sum over persons; then coupons. Alike persons are worked out once.
 */
export function fareOf(tariff: Tariff, trip: FareTrip): Fare {
  const free = tariff.freePeriods.find(({ from, to }) => from <= trip.date && trip.date <= to);
  if (free)
    return {
      yen: yen(0),
      because: [{ kind: 'free-period', name: free.name }],
      means: [{ by: 'free', persons: trip.riders.length }],
    };
  const because: FareReason[] = [];
  const means: Means[] = [];
  let total = 0;
  let cash = 0;
  for (const { rider, persons } of alike(trip.riders)) {
    const pass = passOf(tariff, rider);
    const [each, steps] = pass === undefined ? personFare(tariff, trip, rider) : passFare(pass);
    const amount = yen(each * persons);
    because.push(...steps, { kind: 'persons', persons, each, yen: amount });
    total += amount;
    if (pass === undefined) cash += amount;
    means.push({ by: pass !== undefined ? `${PASS}${pass.id}` : each === 0 ? 'free' : 'cash', persons });
  }
  const book = cash > 0 ? couponBook(tariff, trip.riders) : undefined;
  if (book === undefined) return { yen: yen(total), because, means };
  const tickets = Math.ceil(cash / book.worthYen);
  const paid = rounded((tickets * book.bookYen) / book.tickets, WHOLE_YEN);
  because.push({ kind: 'coupons', id: book.id, tickets, yen: paid });
  const paidWith = means.map(({ by, persons }) => ({
    by: by === 'cash' ? `${COUPON}${book.id}` : by,
    persons,
  }));
  return { yen: yen(total - cash + paid), because, means: paidWith };
}

/** What a rider is told before the ride: the fare alone, and the least it can become when others ride along. */
export function quoteOf(
  tariff: Tariff,
  trip: Omit<FareTrip, 'together'>,
): { readonly alone: Fare; readonly shared: Fare } {
  const most = Math.max(1, ...tariff.shared.map(({ parties }) => parties));
  return {
    alone: fareOf(tariff, { ...trip, together: 1 }),
    shared: fareOf(tariff, { ...trip, together: most }),
  };
}

/** Persons with the same attributes stand together, in the order of the first of them. */
function alike(riders: readonly FareRider[]): { rider: FareRider; persons: number }[] {
  const groups = new Map<string, { rider: FareRider; persons: number }>();
  for (const rider of riders) {
    const key = JSON.stringify(rider.attributes);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rider, persons: 1 });
    else group.persons++;
  }
  return [...groups.values()];
}

const fits = (attributes: readonly string[], rider: FareRider): boolean =>
  attributes.some((attribute) => rider.attributes.includes(attribute));

/** The pass a person holds and may hold; of several the first of the tariff. */
const passOf = ({ passes }: Tariff, rider: FareRider): Pass | undefined =>
  passes.find(
    ({ id, attributes }) =>
      fits([`${PASS}${id}`, SOME_PASS], rider) && (attributes === undefined || fits(attributes, rider)),
  );

const passFare = ({ id, rideYen }: Pass): Steps => [rideYen, [{ kind: 'pass', id, yen: rideYen }]];

const couponBook = (
  { coupons }: Tariff,
  riders: readonly FareRider[],
): Tariff['coupons'][number] | undefined =>
  coupons.find(({ id }) => riders.some(({ attributes }) => attributes.includes(`${COUPON}${id}`)));

function personFare(tariff: Tariff, trip: FareTrip, rider: FareRider): Steps {
  const [price, because] = ownPrice(tariff, trip);
  const [reduced, steps] = afterReductions(price, reductionsFor(tariff, trip, rider), tariff.combine);
  const whole = rounded(reduced, tariff.rounding);
  const all = [...because, ...steps];
  if (whole !== reduced) all.push({ kind: 'rounded', from: reduced, to: whole, step: tariff.rounding.to });
  const { minimum, maximum } = tariff;
  if (whole > 0 && minimum !== undefined && whole < minimum) {
    return [minimum, [...all, { kind: 'minimum', yen: minimum }]];
  }
  if (maximum !== undefined && whole > maximum) return [maximum, [...all, { kind: 'maximum', yen: maximum }]];
  return [whole, all];
}

/** What one person pays before any reduction: the price, or an equal part of that of the party. */
function ownPrice({ price, pricedFor }: Tariff, trip: FareTrip): readonly [number, readonly FareReason[]] {
  const [whole, because] = priceOf(price, trip);
  const persons = trip.riders.length;
  if (pricedFor === 'person' || persons === 1) return [whole, because];
  const each = whole / persons;
  return [each, [...because, { kind: 'party-share', persons, yen: each }]];
}

interface Granted {
  readonly ground: ReductionGround;
  readonly id: string;
  readonly reduction: Reduction;
}

/** What this person is entitled to, at most one on each ground. */
function reductionsFor(tariff: Tariff, trip: FareTrip, rider: FareRider): Granted[] {
  const person = tariff.riders.find(
    ({ attributes, personsAtMost: most = Infinity }) => trip.riders.length <= most && fits(attributes, rider),
  );
  const channel = tariff.channels.find((one) => one.channel === trip.channel);
  const [shared] = tariff.shared
    .filter(({ parties }) => parties <= trip.together)
    .sort((a, b) => b.parties - a.parties);
  return [
    ...(person ? [{ ground: 'rider' as const, id: person.id, reduction: person.reduction }] : []),
    ...(channel ? [{ ground: 'channel' as const, id: channel.channel, reduction: channel.reduction }] : []),
    ...(shared
      ? [{ ground: 'shared' as const, id: String(shared.parties), reduction: shared.reduction }]
      : []),
  ];
}

/** Of equally cheap ones the first in the order rider, channel, shared. */
function afterReductions(
  price: number,
  granted: readonly Granted[],
  combine: Tariff['combine'],
): readonly [number, FareReason[]] {
  const steps: FareReason[] = [];
  let amount = price;
  const chosen = combine === 'all' ? granted : cheapest(price, granted);
  for (const { ground, id, reduction } of chosen) {
    const to = reducedYen(amount, reduction);
    if (to < amount) steps.push({ kind: 'reduced', ground, id, from: amount, to });
    amount = to;
  }
  return [amount, steps];
}

function cheapest(price: number, granted: readonly Granted[]): Granted[] {
  const least = Math.min(...granted.map(({ reduction }) => reducedYen(price, reduction)));
  return granted.filter(({ reduction }) => reducedYen(price, reduction) === least).slice(0, 1);
}
