import type { Metres, ServiceTime, Yen } from '../units.js';
import type { Along } from './along.js';
import type { FareReason } from './fare-reason.js';
import { meterYen, type Meter } from './meter.js';

/** Up to, but not including, so many metres. The last band has no end. */
export interface DistanceBand {
  readonly below?: Metres;
  readonly yen: Yen;
}

/** Between a stop in one of `from` and a stop in one of `to`, in either direction. */
export interface ZonePrice {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly yen: Yen;
}

/** What one person pays for one ride before any reduction. */
export type Price =
  | { readonly kind: 'flat'; readonly yen: Yen }
  | { readonly kind: 'distance'; readonly along: Along; readonly bands: readonly DistanceBand[] }
  | { readonly kind: 'meter'; readonly along: Along; readonly meter: Meter }
  /** The first pair that fits decides. */
  | { readonly kind: 'zones'; readonly pairs: readonly ZonePrice[]; readonly otherwise: Yen };

/** A price for some hours: from the beginning of the promised pick-up window, `from` included, `to` not. */
export interface TimeBand {
  readonly from: ServiceTime;
  readonly to: ServiceTime;
  readonly price: Price;
}

/** Prices by time of day. The first band that holds the moment decides. */
export interface TimedPrice {
  readonly kind: 'time-bands';
  readonly bands: readonly TimeBand[];
  readonly otherwise: Price;
}

/** What a price depends on. */
export interface PricedTrip {
  /** The promised pick-up window opens: the fare told at booking does not change when a driver is late. */
  readonly at: ServiceTime;
  readonly originZones: readonly string[];
  readonly destinationZones: readonly string[];
  /** Length of the direct drive. */
  readonly directWay: Metres;
  readonly straightLine: Metres;
}

/** The price of a trip for one person, and why. */
export function priceOf(price: Price | TimedPrice, trip: PricedTrip): readonly [Yen, readonly FareReason[]] {
  if (price.kind !== 'time-bands') return plainPrice(price, trip);
  const band = price.bands.find(({ from, to }) => from <= trip.at && trip.at < to);
  if (band === undefined) return plainPrice(price.otherwise, trip);
  const [amount, because] = plainPrice(band.price, trip);
  return [amount, [{ kind: 'time-band', from: band.from, to: band.to }, ...because]];
}

function plainPrice(price: Price, trip: PricedTrip): readonly [Yen, readonly FareReason[]] {
  switch (price.kind) {
    case 'flat':
      return [price.yen, [{ kind: 'flat', yen: price.yen }]];
    case 'distance': {
      const length = lengthOf(price.along, trip);
      const band = price.bands.find(({ below }) => below === undefined || length < below);
      if (band === undefined)
        throw new RangeError(`no distance band for ${length} m: the last one needs no end`);
      return [band.yen, [{ kind: 'distance', along: price.along, metres: length, yen: band.yen }]];
    }
    case 'meter': {
      const length = lengthOf(price.along, trip);
      const amount = meterYen(price.meter, length);
      return [amount, [{ kind: 'meter', along: price.along, metres: length, yen: amount }]];
    }
    case 'zones':
      return zonePrice(price, trip);
  }
}

const lengthOf = (along: Along, trip: PricedTrip): Metres =>
  along === 'direct-way' ? trip.directWay : trip.straightLine;

function zonePrice(
  { pairs, otherwise }: Extract<Price, { kind: 'zones' }>,
  { originZones, destinationZones }: PricedTrip,
): readonly [Yen, readonly FareReason[]] {
  const joins = (from: readonly string[], to: readonly string[]): boolean =>
    originZones.some((zone) => from.includes(zone)) && destinationZones.some((zone) => to.includes(zone));
  const pair = pairs.find(({ from, to }) => joins(from, to) || joins(to, from));
  const amount = pair?.yen ?? otherwise;
  return [amount, [{ kind: 'zones', from: originZones, to: destinationZones, yen: amount }]];
}
