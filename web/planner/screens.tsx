import { useCallback, useMemo, type ReactNode } from 'react';
import type { ScenarioSummary } from '../../server/contract/planner-scenario.js';
import { namesIn } from '../parts/path.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePlace } from '../parts/use-place.js';
import { Editor } from './edit/editor.js';
import { ScenarioList } from './list/scenario-list.js';
import { CompareForm } from './run/compare-form.js';
import { RunList } from './run/run-list.js';
import { NamesContext } from './names.js';
import { usePlanning } from './planning.js';
import { RunScreen } from './run/run-screen.js';
import { ScenarioScreen } from './scenario/scenario-screen.js';

/** The screen that the address names: every one can be linked to. */
export function Screens(): ReactNode {
  const { api, language } = usePlanning();
  const place = namesIn(usePlace());
  // Only names of what is installed are needed, and those do not change.
  const load = useCallback(() => api.get<{ items: ScenarioSummary[] }>('/api/planner/scenarios'), [api]);
  const [loaded] = useLoaded(load);
  const names = useMemo(() => {
    const all = loaded.state === 'here' ? loaded.value.items : [];
    return new Map(all.map(({ id, title, name }) => [id, title ?? name?.[language] ?? id]));
  }, [loaded, language]);
  return (
    <NamesContext value={names}>
      <main id="content" className="screen stack">
        {screenOf(place)}
      </main>
    </NamesContext>
  );
}

function screenOf([kind = '', id, third, fourth]: readonly string[]): ReactNode {
  if (kind === 'scenario' && id !== undefined) {
    if (third === 'edit') return <Editor key={id} id={id} part={fourth} />;
    return <ScenarioScreen key={id} id={id} />;
  }
  if (kind === 'run' && id !== undefined) return <RunScreen key={id} id={id} view={third} number={fourth} />;
  if (kind === 'compare') return <CompareForm />;
  if (kind === 'runs') return <RunList />;
  return <ScenarioList />;
}
