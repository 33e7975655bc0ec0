import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { serviceView, StopView } from '../../server/contract/service.js';
import type { SessionView } from '../../server/contract/session.js';
import type { Language } from '../words/language.js';
import type { Api } from '../wire/api.js';
import type { operator as words } from '../words/ja/operator.js';

export type Service = z.output<typeof serviceView>;
export type Words = typeof words;

/** What every part of the operator's page may use. */
export interface Desk {
  readonly api: Api;
  readonly words: Words;
  readonly language: Language;
  readonly service: Service;
  /** In the order of their kana. */
  readonly stops: readonly StopView[];
  readonly session: SessionView;
  /** Now, by the clock of the service: a demonstration runs faster than the wall's. ms since 1970. */
  readonly now: () => number;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const found = useContext(DeskContext);
  if (found === undefined) throw new Error('a part of the operator page stands outside of it');
  return found;
}

/** The name of a stop, or its id if it is not there any more. */
export function stopName(stops: readonly StopView[], id: string | null): string {
  return stops.find((stop) => stop.id === id)?.name ?? id ?? '–';
}
