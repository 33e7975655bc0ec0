import { useId, type ReactNode } from 'react';
import type { RunView } from '../../../server/contract/planner-run.js';
import { usePlanning } from '../planning.js';

export const isMoving = ({ state }: RunView): boolean => state === 'queued' || state === 'running';

/** How far a run is; silent to a screen reader, which hears of its end. */
export function Progress({ run: { state, progress, ahead } }: { readonly run: RunView }): ReactNode {
  const { words } = usePlanning();
  const id = useId();
  const text = state === 'queued' ? words.runs.ahead(ahead) : words.runs.progress(progress.done, progress.of);
  return (
    <div className="progress">
      <p id={id}>{text}</p>
      {progress.of === 0 ? (
        <progress aria-labelledby={id} />
      ) : (
        <progress aria-labelledby={id} value={progress.done} max={progress.of} />
      )}
    </div>
  );
}
