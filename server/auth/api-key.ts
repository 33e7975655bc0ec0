import { randomUUID } from 'node:crypto';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import { actorName, type Actor, type Scope } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { digest, randomToken } from './secrets.js';

/** A key for a machine, without what makes it a key. */
export interface ApiKey {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly created: Instant;
  readonly revoked: Instant | null;
}

/** Machines show keys as `Authorization: Bearer nk_…`. */
const PREFIX = 'nk_';

/** A new key. The text of the key is in the answer and nowhere else: only its hash is kept. */
export async function issueKey(
  gate: Gate,
  actor: Actor,
  wanted: { readonly label: string; readonly scopes: readonly Scope[] },
): Promise<{ readonly key: ApiKey; readonly text: string }> {
  const text = `${PREFIX}${randomToken()}`;
  const now = gate.clock.now();
  const key: ApiKey = {
    ...wanted,
    id: randomUUID(),
    createdBy: actorName(actor),
    created: now,
    revoked: null,
  };
  await gate.store.write(async (tx) => {
    await tx
      .insertInto('api_key')
      .values({
        id: key.id,
        hash: digest(text),
        label: key.label,
        scopes: JSON.stringify(key.scopes),
        created_by: key.createdBy,
        created_at: now,
        revoked_at: null,
      })
      .execute();
    await writeAudit(tx, now, {
      actor: key.createdBy,
      action: 'key-issued',
      object: `key:${key.id}`,
      detail: { scopes: key.scopes.join(' ') },
    });
  });
  return { key, text };
}

/** All keys, revoked ones too, in the order they were issued. */
export async function listKeys(gate: Gate): Promise<readonly ApiKey[]> {
  const rows = await gate.store.db
    .selectFrom('api_key')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    scopes: JSON.parse(row.scopes) as Scope[],
    createdBy: row.created_by,
    created: row.created_at,
    revoked: row.revoked_at,
  }));
}

/**
 * The key opens nothing from now on. Revoking it again changes nothing.
 * @throws Refused `not-found`
 */
export async function revokeKey(gate: Gate, actor: Actor, id: string): Promise<void> {
  const now = gate.clock.now();
  await gate.store.write(async (tx) => {
    const row = await tx.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined)
      throw new Refused('not-found', { ja: 'そのようなキーはありません。', en: 'there is no such key' });
    if (row.revoked_at !== null) return;
    await tx.updateTable('api_key').set({ revoked_at: now }).where('id', '=', id).execute();
    await writeAudit(tx, now, { actor: actorName(actor), action: 'key-revoked', object: `key:${id}` });
  });
}

/** The machine that an authorization header names; undefined for anything that is not a key in force. */
export async function findKey(gate: Gate, authorization: string): Promise<Actor | undefined> {
  const text = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (text?.startsWith(PREFIX) !== true) return undefined;
  const row = await gate.store.db
    .selectFrom('api_key')
    .select(['id', 'scopes'])
    .where('hash', '=', digest(text))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { role: 'machine', key: row.id, scopes: JSON.parse(row.scopes) as Scope[] };
}
