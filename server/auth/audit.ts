import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../clock.js';
import type { Tables } from '../store/tables.js';

/** Something that was done about accounts, sessions or keys. Ids only: names and numbers of people stay in their tables. */
export interface Deed {
  /** As `actorName` says. */
  readonly actor: string;
  /** As in "sign-in-failed"; docs/security.md lists them. */
  readonly action: string;
  /** As in "account:ID". */
  readonly object: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Writes it down, for good. */
export async function writeAudit(tx: Kysely<Tables>, now: Instant, deed: Deed): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at: now,
      actor: deed.actor,
      action: deed.action,
      object: deed.object,
      reason: deed.reason ?? null,
      detail: deed.detail === undefined ? null : JSON.stringify(deed.detail),
    })
    .execute();
}
