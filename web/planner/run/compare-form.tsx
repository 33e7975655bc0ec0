import { useCallback, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { RunQuestion } from '../../../server/contract/planner-run.js';
import type { ScenarioSummary } from '../../../server/contract/planner-scenario.js';
import { Failure } from '../../parts/failure.js';
import { Heading } from '../../parts/heading.js';
import { useDeed } from '../../parts/use-deed.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { usePlanning } from '../planning.js';
import { scenarioName } from '../scenario-name.js';
import { askRun } from './ask-run.js';
import { SeedsField } from './seeds-field.js';

/** So many scenarios stand side by side at most. */
const MOST = 4;

/** Chooses what to compare. */
export function CompareForm(): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(() => api.get<{ items: ScenarioSummary[] }>('/api/planner/scenarios'), [api]);
  const [loaded, renew] = useLoaded(load);
  return (
    <>
      <Heading>{words.compare.title}</Heading>
      {loaded.state === 'here' ? (
        <Choice scenarios={loaded.value.items} />
      ) : (
        <NotHere of={loaded} words={words} again={renew} />
      )}
    </>
  );
}

function Choice({ scenarios }: { readonly scenarios: readonly ScenarioSummary[] }): ReactNode {
  const { api, words, language } = usePlanning();
  const [chosen, setChosen] = useState<readonly string[]>(() => firstChoice(scenarios));
  const [seeds, setSeeds] = useState(5);
  const [tooFew, setTooFew] = useState(false);
  const deed = useDeed();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const some = [...new Set(chosen.filter((id) => id !== ''))];
    const wrong = chosen[0] === '' || some.length < 2 || some.length < chosen.filter(Boolean).length;
    setTooFew(wrong);
    if (wrong) return;
    const question: RunQuestion = { kind: 'compare', scenarios: some, seeds };
    deed.run(() => askRun(api, question));
  };
  return (
    <form className="stack card" onSubmit={submit}>
      <p>{words.compare.help}</p>
      {Array.from({ length: MOST }, (_, i) => (
        <label key={i} className="field">
          <span>{i === 0 ? words.compare.first : words.compare.other(i + 1)}</span>
          <select
            value={chosen[i] ?? ''}
            onChange={({ target }) => {
              setChosen((before) => before.map((id, at) => (at === i ? target.value : id)));
            }}
          >
            {i > 1 && <option value="">{words.compare.nothing}</option>}
            {scenarios.map((one) => (
              <option key={one.id} value={one.id}>
                {scenarioName(one, language)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <SeedsField seeds={seeds} choose={setSeeds} />
      <div role="alert">{tooFew && <p className="notice bad">{words.compare.tooFew}</p>}</div>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <div>
        <button className="deed" disabled={deed.busy}>
          {words.compare.go}
        </button>
      </div>
    </form>
  );
}

/** The newest copy against what it was copied from, if there is one. */
function firstChoice(scenarios: readonly ScenarioSummary[]): readonly string[] {
  const copy = scenarios.find(({ basedOn }) => scenarios.some(({ id }) => id === basedOn?.id));
  const [first, second] = scenarios;
  return copy?.basedOn != null
    ? [copy.basedOn.id, copy.id, '', '']
    : [first?.id ?? '', second?.id ?? first?.id ?? '', '', ''];
}
