import type { ReactNode } from 'react';
import { useDesk } from '../desk.js';

interface StopFieldProps {
  readonly label: string;
  readonly stop: string;
  readonly choose: (stop: string) => void;
}

/** One of all stops, in the order of their kana. */
export function StopField({ label, stop, choose }: StopFieldProps): ReactNode {
  const { stops } = useDesk();
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={stop}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        {stops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
