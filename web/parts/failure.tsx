import type { ReactNode } from 'react';
import type { Deed } from './use-deed.js';

/** Why something did not work, read out at once. */
export function Failure({
  of,
  unreachable,
}: {
  readonly of: Deed['failure'];
  readonly unreachable: string;
}): ReactNode {
  return (
    <div role="alert">
      {of !== undefined && <p className="notice bad">{of.detail === '' ? unreachable : of.detail}</p>}
    </div>
  );
}
