import { useCallback, type ReactNode } from 'react';
import type { RunView } from '../../../server/contract/planner-run.js';
import { Heading } from '../../parts/heading.js';
import { path } from '../../parts/path.js';
import { momentText } from '../moment-text.js';
import { useNames, type Names } from '../names.js';
import { NotHere } from '../not-here.js';
import { usePlanning, type Words } from '../planning.js';
import { usePolled } from '../use-polled.js';
import { isMoving, Progress } from './progress.js';

/** All runs, the newest first. */
export function RunList(): ReactNode {
  const { words } = usePlanning();
  return (
    <>
      <Heading>{words.runs.title}</Heading>
      <Runs empty={words.runs.empty} />
    </>
  );
}

interface RunsProps {
  /** Only those of one scenario. */
  readonly scenario?: string;
  readonly empty: string;
}

export function Runs({ scenario, empty }: RunsProps): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(() => {
    const asked = scenario === undefined ? '' : path`?scenario=${scenario}`;
    return api.get<{ items: RunView[] }>(`/api/planner/runs${asked}`);
  }, [api, scenario]);
  const { loaded, renew, behind } = usePolled(load, ({ items }) => items.some(isMoving));
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  const { items } = loaded.value;
  if (items.length === 0) return <p className="notice">{empty}</p>;
  return (
    <>
      {behind && (
        <p role="status" className="notice warn">
          {words.behind}
        </p>
      )}
      <ul className="plain-list">
        {items.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
    </>
  );
}

function RunItem({ run }: { readonly run: RunView }): ReactNode {
  const { words, language } = usePlanning();
  const names = useNames();
  return (
    <li className="card run-item">
      <p>
        <a href={path`#/run/${run.id}`}>{runName(run, words, names)}</a>
        <small>
          {words.runs.kinds[run.kind]} · {words.runs.seeds(run.seeds)} · {momentText(run.asked, language)}
        </small>
      </p>
      <p className={`badge ${run.state}`}>{words.runs.states[run.state]}</p>
      {isMoving(run) && <Progress run={run} />}
    </li>
  );
}

/** Its title, or what it compares. */
export function runName({ title, scenarios, kind, vary }: RunView, words: Words, names: Names): string {
  if (title !== null) return title;
  const labels = scenarios.map(({ id, label }) => labelOf(id, label, names)).join(words.runs.against);
  const axis = vary?.map((one) => axisName(one.path, words)).join(words.runs.and);
  return kind === 'sweep' && axis !== undefined ? words.runs.varied(labels, axis) : labels;
}

/** What a scenario of a run is called: what is installed has its id as label, which few people know. */
export const labelOf = (id: string, label: string, names: Names): string =>
  label === id ? (names.get(id) ?? label) : label;

/** What a setting that is varied is called. */
export const axisName = (setting: string, words: Words): string =>
  setting === 'fleet.size' ? words.sweep.size : setting;
