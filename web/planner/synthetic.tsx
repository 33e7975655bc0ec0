import { useId, type ReactNode } from 'react';
import { usePlanning } from './planning.js';

/** Says that not all of it is real; stands wherever a scenario or a result is shown. */
export function Synthetic({ sayings }: { readonly sayings: readonly string[] }): ReactNode {
  const { words } = usePlanning();
  const id = useId();
  if (sayings.length === 0) return null;
  return (
    <section className="notice warn synthetic" aria-labelledby={id}>
      <p id={id}>
        <strong>{words.synthetic.title}</strong>
      </p>
      <details>
        <summary>{words.synthetic.which}</summary>
        <ul>
          {[...new Set(sayings)].map((saying) => (
            <li key={saying}>{saying}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
