import { useCallback, useEffect, useState } from 'react';
import { useLoaded, type Loaded } from '../parts/use-loaded.js';

/** What is under way is looked at so often, ms. */
const PAUSE_MS = 1000;

export interface Polled<T> {
  readonly loaded: Loaded<T>;
  readonly renew: () => Promise<void>;
  /** What is shown may be old: the last question was not answered. */
  readonly behind: boolean;
}

/** As useLoaded, and asked again every second while it moves and the page is looked at. */
export function usePolled<T>(load: () => Promise<T>, moves: (value: T) => boolean): Polled<T> {
  const [behind, setBehind] = useState(false);
  const watched = useCallback(async (): Promise<T> => {
    try {
      const value = await load();
      setBehind(false);
      return value;
    } catch (cause) {
      setBehind(true);
      throw cause;
    }
  }, [load]);
  const [loaded, renew] = useLoaded(watched);
  const moving = loaded.state === 'here' && moves(loaded.value);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      if (!document.hidden) void renew();
    }, PAUSE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [moving, renew]);
  return { loaded, renew, behind };
}
