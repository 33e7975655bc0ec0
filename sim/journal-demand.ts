import type { Input } from '../core/dispatch/input.js';
import type { RequestId, StopIndex } from '../core/ids.js';
import { seconds, type ServiceTime } from '../core/units.js';
import type { Journal } from '../scenarios/journal-file.js';
import type { ServiceDay } from '../scenarios/service-day.js';
import type { Ask } from './replay/day.js';
import type { Riders } from './replay/riders.js';

/**
 * The people of a journal in another world: they ask what they asked when they asked it, say yes where they said yes,
 * cancel and fail to show up as they did. What the service and its vehicles did that day is not repeated. Wishes from
 * or to a stop that is no more are left out.
 */
export function journalDemand(
  journal: Journal,
  day: ServiceDay,
): { readonly asks: readonly Ask[]; readonly riders: Riders } {
  const stops = new Map<string, StopIndex>(day.stops.map(({ id }, i) => [id, i as StopIndex]));
  const here = (stop: StopIndex): StopIndex | undefined => stops.get(journal.stops[stop] ?? '');
  const outs = new Map(journal.returns.map(([out, back]) => [back, out]));
  const times = new Map<string, number>();
  const asks: Ask[] = [];
  for (const input of journal.inputs) {
    if (input.kind !== 'asked') continue;
    const { request, at } = input;
    const [origin, destination] = [here(request.origin), here(request.destination)];
    if (origin === undefined || destination === undefined) continue;
    // Who calls for the way back once more makes the same wish again.
    const calls = (times.get(request.id) ?? 0) + 1;
    times.set(request.id, calls);
    const id = (calls === 1 ? request.id : `${request.id}~${calls}`) as RequestId;
    const returnOf = outs.get(request.id) as RequestId | undefined;
    const ask = { at, request: { ...request, id, origin, destination } };
    asks.push(returnOf === undefined ? ask : { ...ask, returnOf });
  }
  return { asks, riders: ridersOf(journal.inputs) };
}

function ridersOf(inputs: readonly Input[]): Riders {
  const taken = new Map<string, number>();
  const cancelled = new Map<string, ServiceTime>();
  const absent = new Set<string>();
  for (const input of inputs) {
    if (input.kind === 'confirmed') taken.set(input.request, input.offer);
    // Who boarded on an open offer had accepted it.
    if (input.kind === 'boarded' && !taken.has(input.request)) taken.set(input.request, 0);
    if (input.kind === 'cancelled') cancelled.set(input.request, input.at);
    if (input.kind === 'absent') absent.add(input.request);
  }
  return {
    answerTime: seconds(0),
    // Which alternatives there are depends on the fleet: where there are fewer, the first is taken.
    choice(wish, offers) {
      const number = taken.get(wish);
      return number === undefined ? undefined : (offers[number] ?? offers[0]);
    },
    cancels: (wish, booked) => {
      const at = cancelled.get(wish);
      return at !== undefined && at >= booked ? at : undefined;
    },
    asksAgain: () => undefined,
    failsToShow: (wish) => absent.has(wish),
  };
}
