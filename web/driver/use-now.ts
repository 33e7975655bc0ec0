import { useEffect, useState } from 'react';
import { useSurroundings } from './surroundings.js';

/** The moment by the service's clock, ms since 1970, anew every second. */
export function useNow(): number {
  const { tablet } = useSurroundings();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      tick((n) => n + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [tablet]);
  return tablet.now();
}
