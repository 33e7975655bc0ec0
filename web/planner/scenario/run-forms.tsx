import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { RunQuestion } from '../../../server/contract/planner-run.js';
import type { ScenarioView } from '../../../server/contract/planner-scenario.js';
import { Failure } from '../../parts/failure.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePlanning } from '../planning.js';
import { askRun } from '../run/ask-run.js';
import { SeedsField } from '../run/seeds-field.js';

/** What can be asked of a scenario: how it does, how it compares with what it came from, how many vehicles it needs. */
export function RunForms({ scenario }: { readonly scenario: ScenarioView }): ReactNode {
  const { words } = usePlanning();
  const { id, basedOn, vehicles } = scenario;
  const [seeds, setSeeds] = useState(5);
  const [from, setFrom] = useState(() => Math.max(1, vehicles - 2));
  const [to, setTo] = useState(vehicles + 3);
  const forms = words.scenario.run;
  const sizes = Array.from({ length: Math.max(0, Math.min(MOST_SIZES, to - from + 1)) }, (_, i) => from + i);
  return (
    <section className="card stack" aria-labelledby="run-it">
      <h2 id="run-it">{forms.title}</h2>
      <p>{forms.singleHint}</p>
      <SeedsField seeds={seeds} choose={setSeeds} />
      <Ask label={forms.single} question={() => ({ kind: 'single', scenario: id, seeds })} />
      {basedOn !== null && (
        <Ask label={forms.base} question={() => ({ kind: 'compare', scenarios: [basedOn.id, id], seeds })} />
      )}
      <details>
        <summary>{forms.size}</summary>
        <div className="stack tight">
          <p>{forms.sizeHint}</p>
          <div className="row">
            <SizeField label={forms.from} size={from} choose={setFrom} />
            <SizeField label={forms.to} size={to} choose={setTo} />
          </div>
          <Ask
            label={forms.go}
            question={() => ({
              kind: 'sweep',
              scenario: id,
              vary: [{ path: 'fleet.size', values: sizes }],
              seeds,
              front: 'cost,unserved',
            })}
          />
        </div>
      </details>
    </section>
  );
}

/** As many values as one sweep takes. */
const MOST_SIZES = 40;

interface AskProps {
  readonly label: string;
  readonly question: () => RunQuestion;
}

function Ask({ label, question }: AskProps): ReactNode {
  const { api, words } = usePlanning();
  const deed = useDeed();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    deed.run(() => askRun(api, question()));
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <div>
        <button className="deed" disabled={deed.busy}>
          {label}
        </button>
      </div>
    </form>
  );
}

interface SizeFieldProps {
  readonly label: string;
  readonly size: number;
  readonly choose: (size: number) => void;
}

function SizeField({ label, size, choose }: SizeFieldProps): ReactNode {
  return (
    <label className="field narrow">
      <span>{label}</span>
      <input
        type="number"
        min={1}
        required
        value={Number.isNaN(size) ? '' : size}
        onChange={({ target }) => {
          choose(target.valueAsNumber);
        }}
      />
    </label>
  );
}
