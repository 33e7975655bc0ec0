import { useEffect } from 'react';

/** Keeps the screen on while the page is seen, where the device allows it. */
export function useWakeLock(): void {
  useEffect(() => {
    // Only pages over an encrypted connection have it.
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      // Refused when the battery is low: then the screen goes dark as usual.
      lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    };
    const again = (): void => void hold();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
