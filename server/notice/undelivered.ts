import type { Kysely } from 'kysely';
import { CODE_TEMPLATE } from '../auth/one-time-code.js';
import type { Instant } from '../clock.js';
import type { OutboxRow, Tables } from '../store/tables.js';

/** Why a notice was not sent that nobody misses. */
export const NO_MATTER = ['not-wanted', 'overtaken', 'too-late'];

/**
 * Notices due since then that did not reach the rider, or perhaps did not: the desk may have to call. Newest first, at
 * most `most` of them.
 */
export function undelivered(db: Kysely<Tables>, since: Instant, most: number): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['failed', 'unsure'])
    .where('due_at', '>=', since)
    .where('template', '<>', CODE_TEMPLATE)
    .where((row) => row.or([row('failure', 'is', null), row('failure', 'not in', NO_MATTER)]))
    .orderBy('due_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}
