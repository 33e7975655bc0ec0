import { useEffect, useState } from 'react';
import { useSurroundings } from './surroundings.js';

/** The moment by the service's clock, ms since 1970, anew every second. */
export function useNow(): number {
  const { tablet } = useSurroundings();
  const [now, setNow] = useState(tablet.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(tablet.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [tablet]);
  return now;
}
