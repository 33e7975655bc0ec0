import { createContext, useContext } from 'react';
import type { driver as words } from '../words/ja/driver.js';
import type { Api } from '../wire/api.js';
import type { Preferences } from './preferences.js';
import type { Tablet, TabletState } from './tablet.js';

/** What every part of the driver's page may use. */
export interface Surroundings {
  readonly api: Api;
  readonly words: typeof words;
  readonly tablet: Tablet;
  readonly state: TabletState;
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (found === undefined) throw new Error('a part of the driver page stands outside of it');
  return found;
}
