import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import type { ScenarioRoads } from './use-scenario-roads.js';

/** Why there are no roads on a map; nothing if there are. */
export function RoadsNote({ state }: Pick<ScenarioRoads, 'state'>): ReactNode {
  const { words } = usePlanning();
  if (state === 'here') return null;
  return (
    <p role="status" className="soft">
      {state === 'loading' ? words.loading : words.map[state]}
    </p>
  );
}
