import type { Gate } from '../auth/gate.js';
import { inventedName } from './invented-names.js';

/** The id of the n-th invented rider. */
export const inventedRider = (n: number): string => `demo-rider-${n + 1}`;

/** Writes down the first `count` invented riders, but for those who are there. They cannot be called or written to. */
export async function writeInventedRiders({ store, clock }: Gate, count: number): Promise<void> {
  const now = clock.now();
  const detail = JSON.stringify({
    ...{ email: null, language: 'ja', contact: 'none', needs: [], places: [] },
    note: '実演のための架空の人 / invented for the demonstration',
  });
  const rows = Array.from({ length: count }, (_, n) => ({
    ...inventedName(n),
    ...{ id: inventedRider(n), phone: null, detail, attributes: '[]', erased_at: null },
    ...{ consent_at: now, created_at: now, last_used_at: now },
  }));
  if (rows.length === 0) return;
  await store.write(async (tx) => {
    await tx
      .insertInto('rider')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  });
}
