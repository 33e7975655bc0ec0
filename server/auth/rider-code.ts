import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { RiderId } from '../../core/ids.js';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { OneTimeCodeRow, Tables } from '../store/tables.js';
import { actorName, type Actor } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { CODE_TEMPLATE, oneTimeCode } from './one-time-code.js';
import { normalPhone } from './phone.js';
import { keyedHash, sameText } from './secrets.js';
import { openSession, type OpenedSession } from './session.js';
import { endSession, type Visit } from './sign-in.js';
import { countTry, forget, forgive, type Counted } from './throttle.js';

/** How long a code may be used, ms, and how often it may be tried. */
export const CODE_LIFE = 10 * 60_000;
const CODE_TRIES = 5;

/**
 * Sends a code to a rider's phone, by the outbox (template `one-time-code`, field `code` = the id for `oneTimeCode`). A
 * number that no rider has is answered the same and sent nothing. Of riders who share a number the one registered first
 * is meant; the others are members of the family.
 * @throws Refused `invalid-request` if it is no phone number, `too-many-requests` with the seconds to wait
 */
export async function requestCode(gate: Gate, phone: string, address: string): Promise<void> {
  const number = phoneOf(phone);
  await countTry(gate, [
    { limit: 'code-to-number', text: number },
    { limit: 'code-from-address', text: address },
  ]);
  await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    const rider = await tx
      .selectFrom('rider')
      .select('id')
      .where('phone', '=', number)
      .where('erased_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .executeTakeFirst();
    const row = await putCode(tx, gate, number, rider?.id ?? null);
    if (rider === undefined) return;
    await tx
      .insertInto('outbox')
      .values(letter(row.id, rider.id, now))
      .execute();
    const object = `rider:${rider.id}`;
    await writeAudit(tx, now, { actor: 'nobody', action: 'code-requested', object });
  });
}

/**
 * A code for an operator to tell a rider on the phone.
 * @throws Refused `not-found`; `conflict` if no phone number of the rider is known
 */
export async function tellCode(
  gate: Gate,
  actor: Actor,
  rider: RiderId,
): Promise<{ readonly code: string; readonly expires: Instant }> {
  return gate.store.write(async (tx) => {
    const row = await tx.selectFrom('rider').select('phone').where('id', '=', rider).executeTakeFirst();
    if (row === undefined)
      throw new Refused('not-found', { ja: 'そのような利用者はいません。', en: 'there is no such rider' });
    if (row.phone === null)
      throw new Refused('conflict', {
        ja: '先に利用者の電話番号を登録してください。',
        en: 'write down the phone number of the rider first',
      });
    const put = await putCode(tx, gate, row.phone, rider);
    const now = gate.clock.now();
    await writeAudit(tx, now, { actor: actorName(actor), action: 'code-told', object: `rider:${rider}` });
    return { code: oneTimeCode(gate.secret, put.id), expires: put.expires_at };
  });
}

/**
 * Opens a session for the rider to whom the code was given. Only the newest code of a number counts; it works once, for
 * ten minutes, and may be tried five times. A wrong code, an old one and a number nobody has look the same.
 * @throws Refused `invalid-request`, `sign-in-failed`, `too-many-requests`
 */
export async function redeemCode(
  gate: Gate,
  shown: { readonly phone: string; readonly code: string },
  visit: Visit,
): Promise<OpenedSession> {
  const number = phoneOf(shown.phone);
  const byAddress: Counted = { limit: 'address', text: visit.address };
  await countTry(gate, [byAddress]);
  const opened = await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    const rider = await takeCode(tx, gate, number, shown.code);
    if (rider === undefined) {
      await writeAudit(tx, now, { actor: 'nobody', action: 'code-failed', object: 'nobody' });
      return undefined;
    }
    await forgive(tx, gate, [byAddress]);
    await forget(tx, gate, { limit: 'code-to-number', text: number });
    await endSession(tx, visit.previous);
    await tx.updateTable('rider').set({ last_used_at: now }).where('id', '=', rider).execute();
    const object = `rider:${rider}`;
    await writeAudit(tx, now, { actor: object, action: 'signed-in', object, detail: { by: 'code' } });
    return openSession(tx, now, { kind: 'rider', id: rider });
  });
  if (opened === undefined)
    throw new Refused('sign-in-failed', {
      ja: '番号が違うか、古くなっています。もう一度番号を送ってください。',
      en: 'the code is wrong or too old; ask for a new one',
    });
  return opened;
}

/** The rider of the number's newest code, if this is it. A try is counted before it is judged. */
async function takeCode(
  tx: Kysely<Tables>,
  gate: Gate,
  number: string,
  code: string,
): Promise<string | undefined> {
  const now = gate.clock.now();
  const newest = await tx
    .selectFrom('one_time_code')
    .selectAll()
    .where('phone_hash', '=', keyedHash(gate.secret, 'phone', number))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (newest === undefined) return undefined;
  const tried = await tx
    .updateTable('one_time_code')
    .set((row) => ({ tries: row('tries', '+', 1) }))
    .where('id', '=', newest.id)
    .where('tries', '<', CODE_TRIES)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const plain = code.normalize('NFKC').replace(/\s/g, '');
  const right = sameText(hashOf(gate, newest.id, plain), newest.code_hash);
  if (tried.numUpdatedRows !== 1n || !right || newest.rider === null) return undefined;
  await tx.updateTable('one_time_code').set({ used_at: now }).where('id', '=', newest.id).execute();
  const rider = await tx
    .selectFrom('rider')
    .select('id')
    .where('id', '=', newest.rider)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return rider?.id;
}

async function putCode(
  tx: Kysely<Tables>,
  gate: Gate,
  number: string,
  rider: string | null,
): Promise<OneTimeCodeRow> {
  const now = gate.clock.now();
  const id = randomUUID();
  const row: OneTimeCodeRow = {
    id,
    phone_hash: keyedHash(gate.secret, 'phone', number),
    rider,
    code_hash: hashOf(gate, id, oneTimeCode(gate.secret, id)),
    tries: 0,
    created_at: now,
    expires_at: (now + CODE_LIFE) as Instant,
    used_at: null,
  };
  await tx.insertInto('one_time_code').values(row).execute();
  return row;
}

function hashOf(gate: Gate, id: string, code: string): string {
  return keyedHash(gate.secret, 'code', `${id} ${code}`);
}

function phoneOf(text: string): string {
  const phone = normalPhone(text);
  if (phone !== undefined) return phone;
  throw new Refused(
    'invalid-request',
    { ja: '電話番号ではありません。', en: 'this is no phone number' },
    {
      errors: [{ where: 'phone', expected: 'a phone number, as in 090-1234-5678', found: 'something else' }],
    },
  );
}

function letter(code: string, rider: string, now: Instant): Tables['outbox'] {
  return {
    id: randomUUID(),
    channel: null,
    rider,
    template: CODE_TEMPLATE,
    fields: JSON.stringify({ code }),
    state: 'due',
    due_at: now,
    tries: 0,
    sent_at: null,
    failure: null,
  };
}
