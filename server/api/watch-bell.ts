import { watch, type Signals } from '../operation/watch.js';
import type { Services } from './services.js';

/** How often it is looked whether the watch list has changed, ms of the wall clock. */
const LOOK_EVERY = 2000;

/** What the watch list goes by beside the plan. */
export function signalsOf({ operation, positions }: Pick<Services, 'operation' | 'positions'>): Signals {
  const { calendar, clock } = operation;
  const heard = new Map([...positions.all()].map(([vehicle, last]) => [vehicle, last.heard]));
  return { calendar, now: clock.now(), heard };
}

/** Rings when the watch list has changed; the returned function ends it. */
export function ringWhenWatchChanges(
  services: Pick<Services, 'operation' | 'positions'>,
  ring: () => void,
): () => void {
  let known = '[]';
  const timer = setInterval(() => {
    const found = JSON.stringify(watch(services.operation.state, signalsOf(services)));
    if (found !== known) ring();
    known = found;
  }, LOOK_EVERY).unref();
  return () => {
    clearInterval(timer);
  };
}
