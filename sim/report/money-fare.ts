import { distanceM, type LonLat } from '../../core/geo.js';
import { fareOf, type Fare } from '../../core/money/fare.js';
import { withMeans } from '../../core/money/means.js';
import { partyOf } from '../../core/money/party.js';
import type { Tariff } from '../../core/money/tariff.js';
import { randomStream } from '../../core/random.js';
import { metres } from '../../core/units.js';
import type { Ridden } from './wish-book.js';

/** What fares of a simulated day depend on beside the rides. */
export interface FareDesk {
  readonly date: string;
  readonly tariff: Tariff;
  /** By StopIndex. */
  readonly stops: readonly { readonly lonLat: LonLat; readonly zones: readonly string[] }[];
  readonly seed: number;
  /** `told`: the demand names everybody who holds a pass; `drawn`: the shares of the tariff decide. */
  readonly holders: 'told' | 'drawn';
}

/**
 * Works out fares. Where the demand does not say who holds a pass or a coupon book, the shares of the tariff decide,
 * by a stream of each rider's own: a rider holds the same on every day of a seed, whatever else is changed.
 */
export function fareDesk({ date, tariff, stops, seed, holders }: FareDesk): (ridden: Ridden) => Fare {
  const purses = { passes: holders === 'told' ? [] : tariff.passes, coupons: tariff.coupons };
  const drawn = [...purses.passes, ...purses.coupons].some(({ share }) => share > 0);
  return ({ ride, channel, together, directLength }) => {
    const { id, rider, persons, attributes } = ride.request;
    const random = randomStream(seed, `means/${rider ?? id}`);
    const [origin, destination] = [stops[ride.origin]!, stops[ride.destination]!];
    return fareOf(tariff, {
      date,
      at: ride.promise.pickup.earliest,
      riders: partyOf(persons, drawn ? withMeans(attributes, purses, random) : attributes),
      originZones: origin.zones,
      destinationZones: destination.zones,
      directWay: directLength,
      straightLine: metres(Math.round(distanceM(origin.lonLat, destination.lonLat))),
      together,
      ...(channel === undefined ? {} : { channel }),
    });
  };
}
