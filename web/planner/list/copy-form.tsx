import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ScenarioSummary } from '../../../server/contract/planner-scenario.js';
import { Failure } from '../../parts/failure.js';
import { path } from '../../parts/path.js';
import { useDeed } from '../../parts/use-deed.js';
import { goTo } from '../../parts/use-place.js';
import { usePlanning } from '../planning.js';

interface CopyFormProps {
  readonly from: string;
  readonly name: string;
}

/** Makes an own copy, which can then be changed. */
export function CopyForm({ from, name }: CopyFormProps): ReactNode {
  const { api, words } = usePlanning();
  const [title, setTitle] = useState(() => words.list.copyTitleFirst(name));
  const deed = useDeed();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    deed.run(async () => {
      const made = await api.send<ScenarioSummary>('POST', '/api/planner/scenarios', { from, title });
      goTo(path`/scenario/${made.id}/edit/fleet`);
    });
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <label className="field">
        <span>{words.list.copyTitle}</span>
        <input
          required
          maxLength={100}
          value={title}
          onChange={(event) => {
            setTitle(event.target.value);
          }}
        />
      </label>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <div>
        <button className="deed" disabled={deed.busy}>
          {words.list.makeCopy}
        </button>
      </div>
    </form>
  );
}
