import { Suspense, useCallback, type ReactNode } from 'react';
import type { RunResult, RunView } from '../../../server/contract/planner-run.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { useNames } from '../names.js';
import { lazyPart } from '../lazy-part.js';
import { NotHere } from '../not-here.js';
import { usePlanning } from '../planning.js';
import { Synthetic } from '../synthetic.js';
import { CompareTable } from './compare-table.js';
import { DayView } from './day-view.js';
import type { Comparison } from './figure-text.js';
import { FigureTable } from './figure-table.js';
import { Glance } from './glance.js';
import { labelOf } from './run-list.js';
import { SweepView } from './sweep-view.js';

const FlowView = lazyPart(() => import('./flow-view.js').then(({ FlowView }) => FlowView));
const ReachView = lazyPart(() => import('./reach-view.js').then(({ ReachView }) => ReachView));
const ReplayView = lazyPart(() => import('./replay-view.js').then(({ ReplayView }) => ReplayView));

const VIEWS = ['figures', 'money', 'map', 'reach', 'replay'] as const;
type View = (typeof VIEWS)[number];

interface ResultProps {
  readonly run: RunView;
  readonly view: string | undefined;
  readonly number: number;
}

/** What came of a run, seen from one of its sides. */
export function Result({ run, view, number }: ResultProps): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(() => api.get<RunResult>(path`/api/planner/runs/${run.id}/result`), [api, run.id]);
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  const result = loaded.value;
  const compared = result.kind === 'sweep' ? result.points : result.scenarios;
  return (
    <>
      <Synthetic sayings={compared.flatMap(({ synthetic }) => synthetic)} />
      {result.kind === 'sweep' ? (
        <SweepView run={run} sweep={result} />
      ) : (
        <Sides run={run} comparison={result} view={view} number={number} />
      )}
      <Method result={result} />
      <Exports run={run} number={result.kind === 'sweep' ? undefined : number} />
    </>
  );
}

interface SidesProps extends ResultProps {
  readonly comparison: Comparison;
}

function Sides({ run, comparison, view, number }: SidesProps): ReactNode {
  const { words } = usePlanning();
  const names = useNames();
  const side = VIEWS.find((one) => one === view) ?? 'figures';
  const at = comparison.scenarios[number] === undefined ? 0 : number;
  return (
    <>
      <nav className="tabs no-print" aria-label={words.result.tabsLabel}>
        {VIEWS.map((one) => (
          <a
            key={one}
            href={path`#/run/${run.id}/${one}/${String(at)}`}
            aria-current={one === side ? 'page' : undefined}
          >
            {words.result.tabs[one]}
          </a>
        ))}
      </nav>
      {side !== 'figures' && comparison.scenarios.length > 1 && (
        <nav className="tabs no-print" aria-label={words.result.scenario}>
          {run.scenarios.map(({ id, label }, i) => (
            <a
              key={i}
              href={path`#/run/${run.id}/${side}/${String(i)}`}
              aria-current={i === at ? 'page' : undefined}
            >
              {labelOf(id, label, names)}
            </a>
          ))}
        </nav>
      )}
      <Suspense fallback={<p role="status">{words.loading}</p>}>
        <Side run={run} comparison={comparison} side={side} at={at} />
      </Suspense>
    </>
  );
}

interface SideProps {
  readonly run: RunView;
  readonly comparison: Comparison;
  readonly side: View;
  readonly at: number;
}

function Side({ run, comparison, side, at }: SideProps): ReactNode {
  const only = comparison.scenarios.length === 1 ? comparison.scenarios[0] : undefined;
  switch (side) {
    case 'figures':
      return only === undefined ? (
        <CompareTable run={run} comparison={comparison} />
      ) : (
        <>
          <Glance compared={only} />
          <FigureTable compared={only} />
        </>
      );
    case 'money':
      return <DayView key={at} run={run.id} number={at} />;
    case 'map':
      return <FlowView key={at} run={run} number={at} />;
    case 'reach':
      return <ReachView key={at} run={run} number={at} />;
    case 'replay':
      return <ReplayView key={at} run={run} number={at} />;
  }
}

/** How the figures were made. */
function Method({ result }: { readonly result: RunResult }): ReactNode {
  const { words, language } = usePlanning();
  return (
    <section className="notice" aria-labelledby="method">
      <h2 id="method">{words.result.method}</h2>
      <p>{words.result.computed}</p>
      <p>{language === 'ja' ? result.method_ja : result.method}</p>
      {result.seeds.length < 2 && <p>{words.result.oneRun}</p>}
    </section>
  );
}

interface ExportsProps {
  readonly run: RunView;
  /** The scenario whose day can be read as a report. */
  readonly number: number | undefined;
}

function Exports({ run: { id }, number }: ExportsProps): ReactNode {
  const { words } = usePlanning();
  return (
    <section className="stack no-print" aria-labelledby="exports">
      <h2 id="exports">{words.result.export}</h2>
      <div className="row">
        <a className="quiet" href={path`/api/planner/runs/${id}/csv`} download>
          {words.result.csv}
        </a>
        <a className="quiet" href={path`/api/planner/runs/${id}/page`} target="_blank" rel="noreferrer">
          {words.result.page}
        </a>
        {number !== undefined && (
          <a
            className="quiet"
            href={path`/api/planner/runs/${id}/days/${String(number)}/report`}
            target="_blank"
            rel="noreferrer"
          >
            {words.result.dayReport}
          </a>
        )}
        <button
          className="quiet"
          onClick={() => {
            print();
          }}
        >
          {words.result.print}
        </button>
      </div>
    </section>
  );
}
