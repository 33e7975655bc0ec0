import { useId, type ReactNode } from 'react';
import { usePlanning } from '../planning.js';

interface SeedsFieldProps {
  readonly seeds: number;
  readonly choose: (seeds: number) => void;
}

/** How many times a day is played. */
export function SeedsField({ seeds, choose }: SeedsFieldProps): ReactNode {
  const { words } = usePlanning();
  const hint = useId();
  return (
    <label className="field narrow">
      <span>{words.scenario.run.seeds}</span>
      <input
        type="number"
        min={1}
        max={50}
        required
        aria-describedby={hint}
        value={Number.isNaN(seeds) ? '' : seeds}
        onChange={({ target }) => {
          choose(target.valueAsNumber);
        }}
      />
      <span id={hint} className="hint">
        {words.scenario.run.seedsHint}
      </span>
    </label>
  );
}
