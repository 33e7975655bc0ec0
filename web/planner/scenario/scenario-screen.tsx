import { Suspense, useCallback, type ReactNode } from 'react';
import type { ScenarioSummary, ScenarioView } from '../../../server/contract/planner-scenario.js';
import { Failure } from '../../parts/failure.js';
import { Heading } from '../../parts/heading.js';
import { path } from '../../parts/path.js';
import { useDeed } from '../../parts/use-deed.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { goTo } from '../../parts/use-place.js';
import { CopyForm } from '../list/copy-form.js';
import { momentText } from '../moment-text.js';
import { lazyPart } from '../lazy-part.js';
import { NotHere } from '../not-here.js';
import { toldIn, usePlanning } from '../planning.js';
import { Runs } from '../run/run-list.js';
import { nameOf, scenarioName } from '../scenario-name.js';
import { Synthetic } from '../synthetic.js';
import { useTown } from '../use-town.js';
import { RunForms } from './run-forms.js';

const TownView = lazyPart(() => import('./town-view.js').then(({ TownView }) => TownView));

interface Opened {
  readonly scenario: ScenarioView;
  readonly all: readonly ScenarioSummary[];
}

/** One scenario: what it is, and what can be done with it. */
export function ScenarioScreen({ id }: { readonly id: string }): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(async (): Promise<Opened> => {
    const [scenario, { items }] = await Promise.all([
      api.get<ScenarioView>(path`/api/planner/scenarios/${id}`),
      api.get<{ items: ScenarioSummary[] }>('/api/planner/scenarios'),
    ]);
    return { scenario, all: items };
  }, [api, id]);
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') {
    return <NotHere of={loaded} words={words} again={renew} screen={words.list.title} />;
  }
  return <Shown {...loaded.value} />;
}

function Shown({ scenario, all }: Opened): ReactNode {
  const { words, language } = usePlanning();
  const { id, kind, synthetic } = scenario;
  const name = scenarioName(scenario, language);
  return (
    <>
      <Heading>{name}</Heading>
      <Synthetic sayings={synthetic.map((one) => toldIn(language, one))} />
      <div className="row">
        {kind === 'own' && (
          <a className="deed" href={path`#/scenario/${id}/edit/fleet`}>
            {words.scenario.edit}
          </a>
        )}
        <a className="quiet" href={path`/api/planner/scenarios/${id}/zip`} download>
          {words.scenario.download}
        </a>
      </div>
      <div className="two-columns">
        <div className="stack">
          <About scenario={scenario} all={all} />
          <details className="card" open={kind === 'installed'}>
            <summary>{words.list.copy}</summary>
            <CopyForm from={id} name={name} />
          </details>
          {kind === 'own' && <Remove id={id} />}
        </div>
        <RunForms scenario={scenario} />
      </div>
      <Town id={id} />
      <section className="stack" aria-labelledby="runs-of-it">
        <h2 id="runs-of-it">{words.scenario.runs}</h2>
        <Runs scenario={id} empty={words.runs.empty} />
      </section>
    </>
  );
}

function About({ scenario, all }: Opened): ReactNode {
  const { words, language } = usePlanning();
  const { place, date, vehicles, stops, basedOn, version, edited } = scenario;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.scenario.facts.place, place?.[language]],
    [words.scenario.facts.date, date ?? undefined],
    [words.scenario.facts.vehicles, String(vehicles)],
    [words.scenario.facts.stops, String(stops)],
    [words.scenario.facts.basedOn, basedOn === null ? undefined : nameOf(all, basedOn.id, language)],
    [words.scenario.facts.version, version === 0 ? undefined : String(version)],
    [words.scenario.facts.edited, edited === null ? undefined : momentText(edited, language)],
  ];
  return (
    <section className="card" aria-labelledby="about-it">
      <h2 id="about-it">{words.scenario.about}</h2>
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Remove({ id }: { readonly id: string }): ReactNode {
  const { api, words } = usePlanning();
  const deed = useDeed();
  const remove = (): void => {
    deed.run(async () => {
      await api.send('DELETE', path`/api/planner/scenarios/${id}`);
      goTo('/');
    });
  };
  return (
    <details className="card">
      <summary>{words.scenario.remove}</summary>
      <div className="stack tight">
        <p>{words.scenario.removeSure}</p>
        <Failure of={deed.failure} unreachable={words.unreachable} />
        <div>
          <button className="quiet danger" disabled={deed.busy} onClick={remove}>
            {words.scenario.removeYes}
          </button>
        </div>
      </div>
    </details>
  );
}

function Town({ id }: { readonly id: string }): ReactNode {
  const { words } = usePlanning();
  const [town, renew] = useTown(id);
  return (
    <section className="stack" aria-labelledby="town-title">
      <h2 id="town-title">{words.scenario.map}</h2>
      {town.state === 'here' ? (
        <Suspense fallback={<p role="status">{words.loading}</p>}>
          <TownView town={town.value} />
        </Suspense>
      ) : (
        <NotHere of={town} words={words} again={renew} />
      )}
    </section>
  );
}
