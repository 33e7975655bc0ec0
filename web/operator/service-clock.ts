import type { Api } from '../wire/api.js';
import type { Service } from './desk.js';

/** The clock of the service as the browser knows it. */
export interface ServiceClock {
  /** ms since 1970. */
  readonly now: () => number;
  /** Asks the service for the time now and then, until the returned function is called. */
  readonly keep: () => () => void;
}

/** The service tells whole seconds: over so many ms the speed of a faster clock shows for certain. */
const LOOK_MS = 5000;

/** A demonstration's clock runs faster than the wall's; how fast, two looks at it tell. */
export function serviceClock(api: Api, told: string): ServiceClock {
  const first = { at: Date.parse(told), seen: performance.now() };
  let last = first;
  let speed = 1;
  const look = async (): Promise<void> => {
    const { now } = await api.get<Service>('/api/service');
    last = { at: Date.parse(now), seen: performance.now() };
    speed = Math.max(1, Math.round((last.at - first.at) / (last.seen - first.seen)));
  };
  return {
    now: () => last.at + (performance.now() - last.seen) * speed,
    keep: () => {
      const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
      return () => {
        clearInterval(timer);
      };
    },
  };
}
