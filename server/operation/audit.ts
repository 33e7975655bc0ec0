import type { Desk } from './operation.js';

/** Something somebody did that others may have to explain: ids only. */
export interface Deed {
  readonly action: string;
  /** Kind and id, as in "booking:K7M2". */
  readonly object: string;
  readonly reason: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes the deed down in the same commit. */
export function audit(desk: Desk, { action, object, reason, detail }: Deed): void {
  desk.write({
    table: 'audit',
    row: {
      id: desk.newId(),
      at: desk.now,
      actor: desk.actor,
      action,
      object,
      reason,
      detail: detail === undefined ? null : JSON.stringify(detail),
    },
  });
}
