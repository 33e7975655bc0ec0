import type { ReactNode } from 'react';
import { Heading } from '../parts/heading.js';
import type { Loaded } from '../parts/use-loaded.js';
import type { Words } from './planning.js';

interface NotHereProps {
  readonly of: Loaded<unknown>;
  readonly words: Pick<Words, 'loading' | 'unreachable' | 'again'>;
  readonly again: () => Promise<void>;
  /** What the whole screen would show; absent: it is a part of a screen that has its own heading. */
  readonly screen?: string;
}

/** Stands in the place of what is not here yet, or cannot be had. */
export function NotHere({ of, words, again, screen }: NotHereProps): ReactNode {
  const heading = screen !== undefined && <Heading>{screen}</Heading>;
  if (of.state !== 'failed') {
    return (
      <>
        {heading}
        <p role="status">{words.loading}</p>
      </>
    );
  }
  return (
    <>
      {heading}
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
