import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Rider } from '../../server/contract/rider.js';
import type { StopView, serviceView } from '../../server/contract/service.js';
import type { SessionView } from '../../server/contract/session.js';
import type { rider as words } from '../words/ja/rider.js';
import type { Api } from '../wire/api.js';

export type Service = z.output<typeof serviceView>;

/** What every part of the rider's page may use. */
export interface Surroundings {
  readonly api: Api;
  readonly words: typeof words;
  readonly service: Service;
  /** In the order of their kana. */
  readonly stops: readonly StopView[];
  readonly session: SessionView;
  /** Now, by the clock of the service: a demonstration runs faster than the wall's. ms since 1970. */
  readonly now: () => number;
}

/** Also: who is signed in, and the family members they book for. */
export interface Known {
  readonly me: Rider;
  readonly family: readonly Rider[];
  /** After a change of what is registered. */
  readonly renew: () => Promise<void>;
}

export const ServiceContext = createContext<Surroundings | undefined>(undefined);
export const KnownContext = createContext<Known | undefined>(undefined);

export function useService(): Surroundings {
  const found = useContext(ServiceContext);
  if (found === undefined) throw new Error('a part of the rider page stands outside of it');
  return found;
}

export function useKnown(): Known {
  const found = useContext(KnownContext);
  if (found === undefined) throw new Error('this part is for riders who are signed in');
  return found;
}

export function stopName(stops: readonly StopView[], id: string): string {
  return stops.find((stop) => stop.id === id)?.name ?? id;
}
