import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { RunQuestion, RunView } from '../../../server/contract/planner-run.js';
import { Failure } from '../../parts/failure.js';
import { Heading } from '../../parts/heading.js';
import { path } from '../../parts/path.js';
import { useDeed } from '../../parts/use-deed.js';
import { goTo } from '../../parts/use-place.js';
import { ProblemList } from '../edit/problem-list.js';
import { momentText } from '../moment-text.js';
import { useNames } from '../names.js';
import { NotHere } from '../not-here.js';
import { usePlanning } from '../planning.js';
import { usePolled } from '../use-polled.js';
import { askRun } from './ask-run.js';
import { isMoving, Progress } from './progress.js';
import { Result } from './result.js';
import { runName } from './run-list.js';

interface RunScreenProps {
  readonly id: string;
  /** Which side of the result is looked at; undefined: the figures. */
  readonly view: string | undefined;
  /** Which scenario of it, from 0. */
  readonly number: string | undefined;
}

/** One run: how far it is, then what came of it. */
export function RunScreen({ id, view, number }: RunScreenProps): ReactNode {
  const { api, words, language } = usePlanning();
  const names = useNames();
  const load = useCallback(() => api.get<RunView>(path`/api/planner/runs/${id}`), [api, id]);
  const { loaded, renew, behind } = usePolled(load, isMoving);
  if (loaded.state !== 'here') {
    return <NotHere of={loaded} words={words} again={renew} screen={words.runs.title} />;
  }
  const run = loaded.value;
  return (
    <>
      <Heading>{runName(run, words, names)}</Heading>
      <p className="soft">
        {words.runs.kinds[run.kind]} · {words.runs.seeds(run.seeds)} · {momentText(run.asked, language)}{' '}
        <span className={`badge ${run.state}`}>{words.runs.states[run.state]}</span>
      </p>
      {behind && (
        <p role="status" className="notice warn">
          {words.behind}
        </p>
      )}
      <Ending run={run} />
      {isMoving(run) && <Moving run={run} renew={renew} />}
      {run.state === 'failed' && <Failed run={run} />}
      {run.state === 'cancelled' && <p className="notice">{words.runs.cancelled}</p>}
      {run.state === 'done' && <Result run={run} view={view} number={Number(number ?? 0)} />}
      {!isMoving(run) && <Afterwards run={run} />}
    </>
  );
}

/** Says to a screen reader that a run which was watched has ended. */
function Ending({ run: { state } }: { readonly run: RunView }): ReactNode {
  const { words } = usePlanning();
  const first = useRef(state);
  useEffect(() => {
    if (state === 'queued' || state === 'running') first.current = state;
  }, [state]);
  return (
    <p role="status" className="unseen">
      {first.current === state ? '' : words.runs.states[state]}
    </p>
  );
}

interface MovingProps {
  readonly run: RunView;
  readonly renew: () => Promise<void>;
}

function Moving({ run, renew }: MovingProps): ReactNode {
  const { api, words } = usePlanning();
  const deed = useDeed();
  return (
    <div className="card stack">
      <Progress run={run} />
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <div>
        <button
          className="quiet"
          disabled={deed.busy}
          onClick={() => {
            deed.run(async () => {
              await api.send('POST', path`/api/planner/runs/${run.id}/cancel`);
              await renew();
            });
          }}
        >
          {words.runs.cancel}
        </button>
      </div>
    </div>
  );
}

function Failed({ run: { failure } }: { readonly run: RunView }): ReactNode {
  const { words } = usePlanning();
  return (
    <div className="stack">
      <p className="notice bad">
        {words.runs.failed} {failure?.problems.length === 0 && failure.message}
      </p>
      {failure !== null && failure.problems.length > 0 && <ProblemList problems={failure.problems} />}
    </div>
  );
}

/** What can be done with a run that has ended. */
function Afterwards({ run }: { readonly run: RunView }): ReactNode {
  const { api, words } = usePlanning();
  const deed = useDeed();
  return (
    <div className="stack no-print">
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <div className="row">
        <button
          className="quiet"
          disabled={deed.busy}
          onClick={() => {
            deed.run(() => askRun(api, questionOf(run)));
          }}
        >
          {words.runs.repeat}
        </button>
        <details>
          <summary>{words.runs.remove}</summary>
          <button
            className="quiet danger"
            disabled={deed.busy}
            onClick={() => {
              deed.run(async () => {
                await api.send('DELETE', path`/api/planner/runs/${run.id}`);
                goTo('/runs');
              });
            }}
          >
            {words.runs.removeYes}
          </button>
        </details>
      </div>
    </div>
  );
}

/** The same question again, of the scenarios as they are now. */
function questionOf({ kind, scenarios, seeds, vary }: RunView): RunQuestion {
  const ids = scenarios.map(({ id }) => id);
  if (kind === 'compare') return { kind, scenarios: ids, seeds };
  if (kind === 'sweep') {
    return { kind, scenario: ids[0]!, vary: vary ?? [], seeds, front: 'cost,unserved' };
  }
  return { kind, scenario: ids[0]!, seeds };
}
