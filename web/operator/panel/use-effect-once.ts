import { useEffect, useRef } from 'react';

/** Does something when the part first appears, and never again. */
export function useEffectOnce(deed: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    deed();
  }, [deed]);
}
