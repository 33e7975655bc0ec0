import type { ServiceTime } from '../../units.js';
import type { Request, Wish } from '../request.js';
import { wishedMoment } from '../rules.js';
import type { World } from '../world.js';
import type { Remedy } from './explanation.js';

/** Stops are looked at up to this many times as far on foot as the party wants to walk, as far as the world lists them. */
const WALK_FACTOR = 2;

/** Another request in the place of the one that was asked. */
export interface Change {
  readonly remedy: Remedy;
  readonly request: Request;
}

/** The same trip a minute later, two minutes later, …, up to the end of the hours of the service. */
export function* laterTimes(request: Request, at: ServiceTime, { policy }: World): Generator<Change> {
  const wished = wishedMoment(request, at);
  const end = Math.max(...policy.hours.map(({ latest }) => latest));
  for (let minutes = 1; wished + minutes * 60 <= end; minutes++) {
    yield {
      remedy: { code: 'later', minutes },
      request: { ...request, wish: moved(request, at, minutes * 60) },
    };
  }
}

/** The same trip a minute earlier, …, down to now. Who wants to leave now cannot leave earlier. */
export function* earlierTimes(request: Request, now: ServiceTime): Generator<Change> {
  if (request.wish.kind === 'now') return;
  const wished = wishedMoment(request, now);
  for (let minutes = 1; wished - minutes * 60 >= now; minutes++) {
    yield {
      remedy: { code: 'earlier', minutes },
      request: { ...request, wish: moved(request, now, -minutes * 60) },
    };
  }
}

/** The same trip from or to a stop nearby, the nearest first; the time on foot is taken from the wish. */
export function* otherStops(
  request: Request,
  code: 'other-origin' | 'other-destination',
  at: ServiceTime,
  { stops }: World,
): Generator<Change> {
  const { origin, destination, wish, walkLimit } = request;
  const end = code === 'other-origin' ? origin : destination;
  for (const { to, time: walk } of stops[end]!.walks) {
    if (walk > walkLimit * WALK_FACTOR) return;
    const remedy = { code, stop: to, walk };
    if (code === 'other-origin') {
      const leaves = wish.kind === 'arrive' ? wish : moved(request, at, walk);
      yield { remedy, request: { ...request, origin: to, wish: leaves } };
    } else {
      const arrives = wish.kind === 'arrive' ? moved(request, at, 0 - walk) : wish;
      yield { remedy, request: { ...request, destination: to, wish: arrives } };
    }
  }
}

/** "Now" becomes a departure at a stated moment. */
function moved({ wish }: Request, at: ServiceTime, by: number): Wish {
  switch (wish.kind) {
    case 'now':
      return { kind: 'depart', at: (at + by) as ServiceTime };
    case 'depart':
      return { kind: 'depart', at: (wish.at + by) as ServiceTime };
    case 'arrive':
      return { kind: 'arrive', by: (wish.by + by) as ServiceTime };
  }
}
