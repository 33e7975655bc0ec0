import type { RequestId } from '../../ids.js';
import type { Load, Request } from '../request.js';
import type { Change } from './other-trip.js';

/** So many of the party; those on seats stay behind first. Boarding is counted as for all. */
export function partOf(request: Request, persons: number): Request {
  return { ...request, persons, load: partLoad(request, persons) };
}

/** Those whom `partOf` leaves behind, as a request of their own. */
export function restOf(request: Request, persons: number): Request {
  const { load } = request;
  const part = partLoad(request, persons);
  return {
    ...request,
    id: `${request.id}/2` as RequestId,
    persons: request.persons - persons,
    load: { seats: load.seats - part.seats, wheelchairs: load.wheelchairs - part.wheelchairs },
  };
}

/** The same party with everybody on a seat. */
export function* noWheelchair(request: Request): Generator<Change> {
  const { seats, wheelchairs } = request.load;
  if (wheelchairs === 0) return;
  const load = { seats: seats + wheelchairs, wheelchairs: 0 };
  yield { remedy: { code: 'no-wheelchair' }, request: { ...request, load } };
}

function partLoad({ load, persons: all }: Request, persons: number): Load {
  const left = all - persons;
  const seats = Math.max(0, load.seats - left);
  return { seats, wheelchairs: Math.max(0, load.wheelchairs - Math.max(0, left - load.seats)) };
}
