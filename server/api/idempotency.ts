import { createHash } from 'node:crypto';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { Store } from '../store/store.js';
import type { IdempotencyRow } from '../store/tables.js';

/** A write that may be sent more than once. */
export interface Attempt {
  /** Name of the actor: keys of two actors never meet. */
  readonly actor: string;
  readonly key: string;
  /** Of method, address and body. */
  readonly hash: string;
  readonly status: number;
  readonly now: Instant;
}

/** How long an answer is kept: a day, as docs/privacy.md promises. */
const KEPT_MS = 24 * 3_600_000;

const KEY = /^[\x21-\x7e]{8,100}$/;

/**
 * The key of a write.
 * @throws Refused `idempotency-key-missing` if there is none, or not of 8 to 100 visible characters
 */
export function idempotencyKey(header: string | undefined): string {
  if (header !== undefined && KEY.test(header)) return header;
  throw new Refused('idempotency-key-missing', {
    ja: '書き込みには毎回新しい Idempotency-Key ヘッダー(8~100文字の英数記号)が必要です。',
    en: 'every write needs the header Idempotency-Key: 8 to 100 visible characters, new for each thing to be done',
  });
}

/** The hash that tells whether two requests ask the same. */
export function requestHash(method: string, address: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, address, body]))
    .digest('base64url');
}

/** Writes that are being done in this process, which is the only one that does any. */
export type Underway = Map<string, { readonly hash: string; readonly done: Promise<unknown> }>;

/**
 * Does something once for each key: a repeated attempt hears the first answer, one that comes while the first is being
 * done waits for it. An attempt that failed is not kept. `act` is handed the row that has to be written together with
 * what it does; it says whether it did, and if not, the row is written after it.
 * @throws Refused `idempotency-key-reused` if the key has served for something else
 */
export async function onlyOnce(
  { store, underway }: { readonly store: Store; readonly underway: Underway },
  attempt: Attempt,
  act: (rowFor: (answer: unknown) => IdempotencyRow) => Promise<{ answer: unknown; kept: boolean }>,
): Promise<unknown> {
  const name = `${attempt.actor}\n${attempt.key}`;
  for (;;) {
    const other = underway.get(name);
    if (other === undefined) break;
    mustBeSame(other.hash, attempt);
    // Its failure is its own; then this attempt is the first.
    await other.done.catch(() => undefined);
  }
  const done = keptOrDone(store, attempt, act);
  underway.set(name, { hash: attempt.hash, done });
  try {
    return await done;
  } finally {
    underway.delete(name);
  }
}

async function keptOrDone(
  store: Store,
  attempt: Attempt,
  act: Parameters<typeof onlyOnce>[2],
): Promise<unknown> {
  const { actor, key, now } = attempt;
  const row = await store.db
    .selectFrom('idempotency')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row !== undefined) {
    mustBeSame(row.request_hash, attempt);
    return JSON.parse(row.answer) as unknown;
  }
  const rowFor = (answer: unknown): IdempotencyRow => ({
    actor,
    key,
    request_hash: attempt.hash,
    status: attempt.status,
    answer: JSON.stringify(answer ?? null),
    expires_at: (now + KEPT_MS) as Instant,
  });
  const { answer, kept } = await act(rowFor);
  if (!kept) {
    await store.db
      .insertInto('idempotency')
      .values(rowFor(answer))
      .onConflict((on) => on.columns(['actor', 'key']).doNothing())
      .execute();
  }
  return answer;
}

function mustBeSame(hash: string, attempt: Attempt): void {
  if (hash === attempt.hash) return;
  throw new Refused('idempotency-key-reused', {
    ja: 'このキーは別の内容で使われています。別の内容には新しいキーを使ってください。',
    en: 'this key has served for another request; use a new key for other content',
  });
}
