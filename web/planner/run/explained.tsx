import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';

interface ExplainedProps {
  readonly name: string;
  readonly formula: string;
}

/** What a number is called, and behind one tap how it is computed. */
export function Explained({ name, formula }: ExplainedProps): ReactNode {
  const { words } = usePlanning();
  return (
    <span className="explained">
      <span>{name}</span>
      <details>
        <summary aria-label={words.result.formulaOf(name)}>?</summary>
        <p>
          <strong>{words.result.formula}: </strong>
          {formula}
        </p>
      </details>
    </span>
  );
}
