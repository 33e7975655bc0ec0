import { useCallback, useState } from 'react';
import { Refusal } from '../wire/api.js';

/** What a button set going: nothing yet, under way, or what went wrong in words. */
export interface Deed {
  readonly busy: boolean;
  /** Undefined: all is well. Empty: the service could not be reached. */
  readonly failure: { readonly code: string; readonly detail: string } | undefined;
  /** Does it, unless something is under way already. */
  readonly run: (work: () => Promise<void>) => void;
  readonly forget: () => void;
}

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Deed['failure']>();
  const run = useCallback(
    (work: () => Promise<void>) => {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      work()
        .catch((cause: unknown) => {
          const problem = cause instanceof Refusal ? cause.problem : undefined;
          setFailure({ code: problem?.code ?? 'unreachable', detail: problem?.detail ?? '' });
        })
        .finally(() => {
          setBusy(false);
        });
    },
    [busy],
  );
  return {
    busy,
    failure,
    run,
    forget: () => {
      setFailure(undefined);
    },
  };
}
