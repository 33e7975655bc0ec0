import type { Price, TimedPrice } from '../core/money/price.js';
import type { Reduction } from '../core/money/reduction.js';
import type { Tariff } from '../core/money/tariff.js';
import { metres, yen } from '../core/units.js';
import type { FareSection, Lowering, PriceSection } from './format/fare-section.js';

const FREE: Tariff = {
  price: { kind: 'flat', yen: yen(0) },
  pricedFor: 'person',
  riders: [],
  channels: [],
  shared: [],
  combine: 'cheapest',
  rounding: { to: 1, mode: 'nearest' },
  freePeriods: [],
  passes: [],
  coupons: [],
};

/** The fare section of service.yaml in the words of the core. */
export function tariffOf(fare: FareSection): Tariff {
  if (fare.kind === 'free') return FREE;
  return {
    price: fare.kind === 'time-bands' ? timedPrice(fare) : priceOf(fare),
    pricedFor: fare.priced_for,
    riders: fare.reduced.map(({ id, attributes, persons_at_most: personsAtMost, ...how }) => ({
      id,
      attributes,
      ...(personsAtMost === undefined ? {} : { personsAtMost }),
      reduction: reductionOf(how),
    })),
    channels: fare.channels.map(({ channel, ...how }) => ({ channel, reduction: reductionOf(how) })),
    shared: fare.shared.map(({ parties, ...how }) => ({ parties, reduction: reductionOf(how) })),
    combine: fare.combine,
    rounding: fare.round,
    ...(fare.minimum_yen === undefined ? {} : { minimum: yen(fare.minimum_yen) }),
    ...(fare.maximum_yen === undefined ? {} : { maximum: yen(fare.maximum_yen) }),
    freePeriods: fare.free_periods,
    passes: fare.passes.map(({ attributes, ride_yen: rideYen, active_riders: activeRiders, ...pass }) => ({
      ...pass,
      ...(attributes === undefined ? {} : { attributes }),
      yen: yen(pass.yen),
      rideYen: yen(rideYen),
      activeRiders,
    })),
    coupons: fare.coupons.map(({ id, book_yen: bookYen, tickets, worth_yen: worthYen, share }) => ({
      id,
      bookYen: yen(bookYen),
      tickets,
      worthYen: yen(worthYen),
      share,
    })),
  };
}

const timedPrice = ({ bands, otherwise }: Extract<FareSection, { kind: 'time-bands' }>): TimedPrice => ({
  kind: 'time-bands',
  bands: bands.map(({ during, price }) => ({
    from: during.earliest,
    to: during.latest,
    price: priceOf(price),
  })),
  otherwise: priceOf(otherwise),
});

function priceOf(price: PriceSection): Price {
  switch (price.kind) {
    case 'flat':
      return { kind: 'flat', yen: yen(price.yen) };
    case 'distance': {
      const bands = price.bands.map(({ below_m: end, yen: fare }) => ({
        ...(end === undefined ? {} : { below: metres(end) }),
        yen: yen(fare),
      }));
      return { kind: 'distance', along: price.along, bands };
    }
    case 'meter': {
      const { first_m: firstMetres, first_yen: first, each_m: eachMetres, each_yen: each } = price;
      const meter = { firstMetres, firstYen: yen(first), eachMetres, eachYen: yen(each) };
      return { kind: 'meter', along: price.along, meter };
    }
    case 'zones': {
      const pairs = price.pairs.map(({ from, to, yen: fare }) => ({ from, to, yen: yen(fare) }));
      return { kind: 'zones', pairs, otherwise: yen(price.otherwise_yen) };
    }
  }
}

/** The format allows exactly one of the three. */
function reductionOf(how: Omit<Lowering, 'parties'>): Reduction {
  if (how.yen !== undefined) return { kind: 'price', yen: yen(how.yen) };
  if (how.yen_off !== undefined) return { kind: 'yen-off', yen: yen(how.yen_off) };
  const most = how.most_yen === undefined ? {} : { most: yen(how.most_yen) };
  return { kind: 'percent-off', percent: how.percent_off ?? 0, ...most };
}
