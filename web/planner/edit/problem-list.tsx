import type { ReactNode } from 'react';
import type { ScenarioProblem } from '../../../server/contract/planner-scenario.js';
import { usePlanning } from '../planning.js';

interface ProblemListProps {
  readonly problems: readonly ScenarioProblem[];
  /** Leads to where one can be mended; absent: they are only told. */
  readonly show?: (problem: ScenarioProblem) => void;
}

/** All problems with file and place, in the words of the check. */
export function ProblemList({ problems, show }: ProblemListProps): ReactNode {
  const { words } = usePlanning();
  return (
    <ul className="problems">
      {problems.map((one, i) => (
        <li key={i} className={one.severity}>
          <strong>{one.severity === 'error' ? words.edit.wrong : words.edit.warning}</strong>{' '}
          {words.edit.problem(`${one.file} ${one.place}`, one.expected, one.found, one.remedy)}{' '}
          {show !== undefined && (
            <button
              type="button"
              className="small"
              onClick={() => {
                show(one);
              }}
            >
              {words.text.goTo}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
