import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScenarioVerdict, ScenarioView } from '../../../server/contract/planner-scenario.js';
import { path } from '../../parts/path.js';
import { usePlanning } from '../planning.js';
import { draftOf, type Changes } from './changes.js';

/** Typing is over when so much time has passed, ms. */
const QUIET_MS = 500;

export interface Judged {
  /** Of the changes a moment ago; undefined before the first. */
  readonly verdict: ScenarioVerdict | undefined;
  readonly state: 'checking' | 'judged' | 'unjudged';
  readonly forget: () => void;
}

/** Has a draft judged by the service whenever its reader rests. Only the answer to the last question counts. */
export function useVerdict(scenario: ScenarioView, changes: Changes): Judged {
  const { api } = usePlanning();
  const [verdict, setVerdict] = useState<ScenarioVerdict>();
  const [state, setState] = useState<Judged['state']>('judged');
  const questions = useRef(0);
  useEffect(() => {
    const question = ++questions.current;
    setState('checking');
    const timer = setTimeout(() => {
      const address = path`/api/planner/scenarios/${scenario.id}/check`;
      api.send<ScenarioVerdict>('POST', address, draftOf(changes)).then(
        (judged) => {
          if (question !== questions.current) return;
          setVerdict(judged);
          setState('judged');
        },
        () => {
          if (question === questions.current) setState('unjudged');
        },
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [api, scenario, changes]);
  const forget = useCallback(() => {
    questions.current++;
    setVerdict(undefined);
  }, []);
  return { verdict, state, forget };
}
