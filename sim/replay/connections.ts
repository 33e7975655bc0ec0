import { CONNECTION } from '../../scenarios/connecting.js';
import type { Ask } from './day.js';
import type { Riders } from './riders.js';

/**
 * Riders who turn down every offer that misses their bus or train: a later one of those who go to it, an earlier one of
 * those who come with it.
 */
export function keepingConnections(riders: Riders, asks: readonly Ask[]): Riders {
  const bound = new Map(
    asks.flatMap(({ request: { id, attributes, wish } }) =>
      attributes.includes(CONNECTION) ? [[id as string, wish.kind] as const] : [],
    ),
  );
  if (bound.size === 0) return riders;
  return {
    ...riders,
    choice: (wish, offers) => {
      // A wish that is repeated carries the name of the first with a number behind.
      const kind = bound.get(wish.replace(/~\d+$/, ''));
      const missed = kind === 'arrive' ? 'later' : kind === 'depart' ? 'earlier' : undefined;
      return riders.choice(
        wish,
        offers.filter((offer) => offer.kind !== missed),
      );
    },
  };
}
