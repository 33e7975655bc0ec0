import type { ReactNode } from 'react';
import { namesIn } from '../parts/path.js';
import { usePlace } from '../parts/use-place.js';
import { Editor } from './edit/editor.js';
import { ScenarioList } from './list/scenario-list.js';
import { CompareForm } from './run/compare-form.js';
import { RunList } from './run/run-list.js';
import { RunScreen } from './run/run-screen.js';
import { ScenarioScreen } from './scenario/scenario-screen.js';

/** The screen that the address names: every one can be linked to. */
export function Screens(): ReactNode {
  const names = namesIn(usePlace());
  return <main className="screen stack">{screenOf(names)}</main>;
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
