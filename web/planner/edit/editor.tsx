import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ScenarioView } from '../../../server/contract/planner-scenario.js';
import { Failure } from '../../parts/failure.js';
import { Heading } from '../../parts/heading.js';
import { path } from '../../parts/path.js';
import { useDeed } from '../../parts/use-deed.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { CopyForm } from '../list/copy-form.js';
import { NotHere } from '../not-here.js';
import { toldIn, usePlanning } from '../planning.js';
import { scenarioName } from '../scenario-name.js';
import { Synthetic } from '../synthetic.js';
import { AboutForm } from './about-form.js';
import { EditingContext, type Schemas } from './editing.js';
import { FareForm } from './fare-form.js';
import { FleetForm } from './fleet-form.js';
import { HoursForm } from './hours-form.js';
import { PolicyForm } from './policy-form.js';
import { ProblemList } from './problem-list.js';
import { RulesForm } from './rules-form.js';
import { StopsForm } from './stops-form.js';
import { TextForm } from './text-form.js';
import type { PartName } from '../../../server/contract/part-file.js';
import { useDraft, type Draft } from './use-draft.js';

/** What is changed in a form of its own, and the part that it needs. */
const FORMS: Readonly<Record<string, { readonly part?: PartName; readonly form: () => ReactNode }>> = {
  fleet: { part: 'fleet', form: FleetForm },
  hours: { part: 'service', form: HoursForm },
  policy: { part: 'service', form: PolicyForm },
  stops: { part: 'stops', form: StopsForm },
  fare: { part: 'service', form: FareForm },
  rules: { part: 'service', form: RulesForm },
  about: { part: 'scenario', form: AboutForm },
  text: { form: TextForm },
};
const PARTS = ['fleet', 'hours', 'policy', 'stops', 'fare', 'rules', 'about', 'text'] as const;

interface EditorProps {
  readonly id: string;
  /** Which form; undefined: the first. */
  readonly part: string | undefined;
}

/** A scenario opened for changes. */
export function Editor({ id, part }: EditorProps): ReactNode {
  const { api, words, language } = usePlanning();
  const load = useCallback(async () => {
    const [scenario, schemas] = await Promise.all([
      api.get<ScenarioView>(path`/api/planner/scenarios/${id}`),
      // Without them the forms only lack what is said in empty fields.
      api.get<Schemas>('/api/planner/schemas').catch(() => undefined),
    ]);
    return { scenario, schemas };
  }, [api, id]);
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') {
    return <NotHere of={loaded} words={words} again={renew} screen={words.list.title} />;
  }
  const { scenario, schemas } = loaded.value;
  if (scenario.kind === 'installed') {
    return (
      <>
        <Heading>{words.edit.title(scenarioName(scenario, language))}</Heading>
        <p className="notice">{words.edit.readOnly}</p>
        <CopyForm from={id} name={scenarioName(scenario, language)} />
      </>
    );
  }
  return <Opened scenario={scenario} schemas={schemas} part={part} />;
}

interface OpenedProps {
  readonly scenario: ScenarioView;
  readonly schemas: Schemas | undefined;
  readonly part: string | undefined;
}

function Opened({ scenario, schemas, part }: OpenedProps): ReactNode {
  const { words, language } = usePlanning();
  const draft = useDraft(scenario);
  const editing = useMemo(() => ({ draft, schemas }), [draft, schemas]);
  const chosen = PARTS.find((one) => one === part) ?? 'fleet';
  const { part: needed, form: Form } = FORMS[chosen]!;
  const { id } = scenario;
  return (
    <EditingContext value={editing}>
      <Heading>{words.edit.title(scenarioName(draft.scenario, language))}</Heading>
      <Synthetic sayings={scenario.synthetic.map((one) => toldIn(language, one))} />
      <nav className="tabs" aria-label={words.edit.choose}>
        {PARTS.map((one) => (
          <a
            key={one}
            href={path`#/scenario/${id}/edit/${one}`}
            aria-current={one === chosen ? 'page' : undefined}
          >
            {words.edit.parts[one]}
          </a>
        ))}
      </nav>
      {needed !== undefined && draft.parts[needed] === null ? (
        <p className="notice bad">{words.edit.unreadable}</p>
      ) : (
        <Form />
      )}
      <Verdict draft={draft} elsewhere={chosen !== 'text'} />
    </EditingContext>
  );
}

interface VerdictProps {
  readonly draft: Draft;
  /** The problems are not told by the form itself. */
  readonly elsewhere: boolean;
}

/** What is wrong with the whole scenario as changed, and the way to keep it. It stays in sight. */
function Verdict({ draft, elsewhere }: VerdictProps): ReactNode {
  const { words } = usePlanning();
  const deed = useDeed();
  const [saved, setSaved] = useState(false);
  const { problems, state, changed, scenario } = draft;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const text =
    state === 'checking'
      ? words.edit.checking
      : state === 'unjudged'
        ? words.unreachable
        : problems.length === 0
          ? words.edit.fine
          : words.edit.problems(errors, problems.length - errors);
  return (
    <section className="verdict-bar card stack tight" aria-label={words.edit.save}>
      <p role="status">
        {saved && !changed ? words.edit.saved(scenario.version) : text}{' '}
        {changed && <strong>{words.edit.unsaved}</strong>}
      </p>
      {elsewhere && problems.length > 0 && (
        <details open={errors > 0}>
          <summary>{words.edit.problems(errors, problems.length - errors)}</summary>
          <ProblemList problems={problems} />
        </details>
      )}
      <Failure of={deed.failure} unreachable={words.unreachable} />
      {deed.failure?.code === 'conflict' && (
        <div>
          <button
            type="button"
            className="quiet"
            onClick={() => {
              deed.run(draft.renew);
            }}
          >
            {words.edit.renew}
          </button>
        </div>
      )}
      <div className="row">
        <button
          type="button"
          className="deed"
          disabled={deed.busy || !changed}
          onClick={() => {
            deed.run(async () => {
              await draft.save();
              setSaved(true);
            });
          }}
        >
          {words.edit.save}
        </button>
        <button type="button" className="quiet" disabled={deed.busy || !changed} onClick={draft.undo}>
          {words.edit.undo}
        </button>
        <a className="quiet" href={path`#/scenario/${scenario.id}`}>
          {words.edit.runNext}
        </a>
      </div>
    </section>
  );
}
