import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { serviceView } from '../../server/contract/service.js';
import type { told } from '../../server/contract/planner-scenario.js';
import type { SessionView } from '../../server/contract/session.js';
import type { Language } from '../words/language.js';
import type { Api } from '../wire/api.js';
import type { planner as words } from '../words/ja/planner.js';

export type Service = z.output<typeof serviceView>;
export type Words = typeof words;

/** What every part of the planner's page may use. */
export interface Planning {
  readonly api: Api;
  readonly words: Words;
  readonly language: Language;
  readonly service: Service;
  readonly session: SessionView;
}

export const PlanningContext = createContext<Planning | undefined>(undefined);

export function usePlanning(): Planning {
  const found = useContext(PlanningContext);
  if (found === undefined) throw new Error('a part of the planner page stands outside of it');
  return found;
}

/** A sentence of a scenario in the language of the page; as it is where it has only one. */
export const toldIn = (language: Language, sentence: z.output<typeof told>): string =>
  typeof sentence === 'string' ? sentence : sentence[language];
