import { useEffect, useState } from 'react';

/** How the driver of this tablet likes it. Nothing about people, so it stays after signing off. */
export interface Preferences {
  readonly look: 'auto' | 'day' | 'night';
  readonly way: 'geo' | 'google';
  readonly sound: 'on' | 'off';
}

const KEY = 'noriai-driver';
const FIRST: Preferences = { look: 'auto', way: 'geo', sound: 'off' };

/** Also sets the colours of the page: by day or by night. */
export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(remembered);
  const { look } = preferences;
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = (): void => {
      document.documentElement.dataset['look'] = look === 'auto' ? (dark.matches ? 'night' : 'day') : look;
    };
    paint();
    dark.addEventListener('change', paint);
    return () => {
      dark.removeEventListener('change', paint);
    };
  }, [look]);
  const prefer = (change: Partial<Preferences>): void => {
    const after = { ...preferences, ...change };
    setPreferences(after);
    try {
      localStorage.setItem(KEY, JSON.stringify(after));
    } catch {
      // A browser that keeps nothing asks again: no harm.
    }
  };
  return [preferences, prefer];
}

function remembered(): Preferences {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return FIRST;
  }
}
