import type { StopIndex } from '../../core/ids.js';
import type { OpenDay } from './operation.js';

/** The stop of this id at which riders may board; undefined if there is none. */
export function stopIndex({ service }: OpenDay, id: string): StopIndex | undefined {
  const index = service.stops.findIndex((stop) => stop.id === id && stop.kind === 'stop');
  return index < 0 ? undefined : (index as StopIndex);
}
