import type { ReactNode } from 'react';
import type { Loaded } from '../parts/use-loaded.js';
import type { Words } from './planning.js';

interface NotHereProps {
  readonly of: Loaded<unknown>;
  readonly words: Pick<Words, 'loading' | 'unreachable' | 'again'>;
  readonly again: () => Promise<void>;
}

/** Stands in the place of what is not here yet, or cannot be had. */
export function NotHere({ of, words, again }: NotHereProps): ReactNode {
  if (of.state !== 'failed') return <p role="status">{words.loading}</p>;
  return (
    <>
      <p role="alert" className="notice bad">
        {of.detail ?? words.unreachable}
      </p>
      <div>
        <button className="deed" onClick={() => void again()}>
          {words.again}
        </button>
      </div>
    </>
  );
}
