import { useCallback, useEffect, useState } from 'react';
import { Refusal } from '../wire/api.js';

/** Something asked of the service: under way, here, or not to be had. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly detail: string | undefined };

/** Asks when the part appears and when `renew` is called; what is here stays while it is asked anew. */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const renew = useCallback(async () => {
    try {
      setLoaded({ state: 'here', value: await load() });
    } catch (cause) {
      const detail = cause instanceof Refusal ? cause.problem.detail : undefined;
      setLoaded((before) => (before.state === 'here' ? before : { state: 'failed', detail }));
    }
  }, [load]);
  useEffect(() => {
    void renew();
  }, [renew]);
  return [loaded, renew];
}
