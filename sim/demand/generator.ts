import type { Wish } from '../../core/dispatch/request.js';
import type { RequestId, StopIndex } from '../../core/ids.js';
import { below, randomStream, type Random } from '../../core/random.js';
import { minutes, seconds, type Seconds, type ServiceTime } from '../../core/units.js';
import type { Window } from '../../core/dispatch/promise.js';
import type { Ask } from '../replay/day.js';

/** How wishes are made up: for tests and benches, not for a forecast. */
export interface GeneratorSettings {
  /** Wishes a day. */
  readonly wishes: number;
  /** When people want to travel; evenly spread. */
  readonly during: Window;
  /** Shares of wishes for at once and of arrive-by wishes; the rest wants to depart at a time. */
  readonly now: number;
  readonly arrive: number;
  /** Wishes for later are asked up to this long before the wished moment, evenly spread. */
  readonly ahead: Seconds;
  /** Shares of parties of 1, 2, 3 … persons, relative to their sum. */
  readonly parties: readonly number[];
  /** Share of parties with one wheelchair user. */
  readonly wheelchair: number;
}

/** Time a party needs at the door. */
export type Dwell = (party: { readonly persons: number; readonly wheelchairs: number }) => {
  readonly boarding: Seconds;
  readonly alighting: Seconds;
};

/**
 * Made-up wishes of one day between stops drawn evenly, origin and destination different. Each property has a
 * random stream of its own: asking for more wheelchair users leaves all trips as they were. In the order of asking.
 */
export function generate(
  settings: GeneratorSettings,
  stops: number,
  day: { readonly seed: number; readonly date: string },
  dwell: Dwell,
): Ask[] {
  if (stops < 2) throw new RangeError(`a trip needs two stops, and there are ${stops}`);
  const stream = (purpose: string): Random => randomStream(day.seed, `generator/${purpose}/${day.date}`);
  const draw = { time: stream('time'), kind: stream('kind'), ahead: stream('ahead') };
  const who = { persons: stream('persons'), wheelchair: stream('wheelchair') };
  const trip = stream('trip');
  const asks = Array.from({ length: settings.wishes }, (_, i): Ask => {
    const when = wishOf(settings, draw);
    const persons = partySize(settings.parties, who.persons());
    const wheelchairs = who.wheelchair() < settings.wheelchair ? 1 : 0;
    const origin = below(stops, trip);
    const destination = (origin + 1 + below(stops - 1, trip)) % stops;
    return {
      at: when.asked,
      request: {
        id: `G${i + 1}` as RequestId,
        persons,
        load: { seats: persons - wheelchairs, wheelchairs },
        origin: origin as StopIndex,
        destination: destination as StopIndex,
        wish: when.wish,
        ...dwell({ persons, wheelchairs }),
        attributes: [],
        walkLimit: seconds(0),
      },
    };
  });
  return asks.sort((a, b) => a.at - b.at);
}

function wishOf(
  { during, now, arrive, ahead }: GeneratorSettings,
  draw: { readonly time: Random; readonly kind: Random; readonly ahead: Random },
): { readonly asked: ServiceTime; readonly wish: Wish } {
  const at = (during.earliest + below(during.latest - during.earliest + 1, draw.time)) as ServiceTime;
  const kind = draw.kind();
  const early = Math.floor(draw.ahead() * ahead);
  if (kind < now) return { asked: at, wish: { kind: 'now' } };
  // On the whole minute, as people say it.
  const said = (Math.floor(at / minutes(1)) * minutes(1)) as ServiceTime;
  const asked = (said - early) as ServiceTime;
  return { asked, wish: kind < now + arrive ? { kind: 'arrive', by: said } : { kind: 'depart', at: said } };
}

function partySize(shares: readonly number[], drawn: number): number {
  let left = drawn * shares.reduce((sum, share) => sum + share, 0);
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return i + 1;
  }
  return shares.length;
}
