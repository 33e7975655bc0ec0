import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { randomBytes } from 'node:crypto';
import { Refused } from '../contract/problem.js';
import type { SecondFactorRow, Tables } from '../store/tables.js';
import { actorName, type Actor } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { digest, seal, unseal } from './secrets.js';

/** RFC 6238 as every authenticator app does it: SHA-1, 6 digits, 30 s; one step early or late is taken. */
const STEP = 30_000;
const TOTP_FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const WINDOW = 1;

const RECOVERY_CODES = 10;

/**
 * A secret for an authenticator app. It is asked for only after `confirmSecondFactor`; until then a new one may be begun.
 * @throws Refused `conflict` if a second factor is in force
 */
export async function beginSecondFactor(
  gate: Gate,
  account: { readonly id: string; readonly login: string },
): Promise<{ readonly secret: string; readonly uri: string }> {
  const totp = new TOTP({ ...TOTP_FORM, issuer: 'Noriai', label: account.login, secret: new Secret() });
  const secret = totp.secret.base32;
  await gate.store.write(async (tx) => {
    const row = await factorOf(tx, account.id);
    if (row !== undefined && row.confirmed_at !== null) {
      throw new Refused('conflict', {
        ja: '二段階認証は設定済みです。先に解除してください。',
        en: 'a second factor is in force; remove it first',
      });
    }
    await removeRow(tx, account.id);
    const sealed = seal(gate.secret, 'totp', secret);
    const fresh = { account: account.id, secret: sealed, confirmed_at: null, used_step: 0, recovery: '[]' };
    await tx.insertInto('second_factor').values(fresh).execute();
  });
  return { secret, uri: totp.toString() };
}

/**
 * Puts the begun second factor in force, if the app shows the right code. Answers with codes for the day the app is
 * lost, each for one use; only their hashes are kept.
 * @throws Refused `conflict` if none was begun, `sign-in-failed` for a wrong code
 */
export async function confirmSecondFactor(
  gate: Gate,
  actor: Actor,
  account: string,
  code: string,
): Promise<string[]> {
  const recovery = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    const row = await factorOf(tx, account);
    if (row?.confirmed_at !== null)
      throw new Refused('conflict', {
        ja: '二段階認証の設定が始められていません。',
        en: 'no second factor was begun',
      });
    const step = stepOf(gate, row, code);
    if (step === undefined)
      throw new Refused('sign-in-failed', {
        ja: 'コードが違います。今表示されているコードを入力してください。',
        en: 'the code is wrong; take the one shown now',
      });
    await tx
      .updateTable('second_factor')
      .set({ confirmed_at: now, used_step: step, recovery: JSON.stringify(recovery.map(digest)) })
      .where('account', '=', account)
      .execute();
    const action = 'second-factor-set';
    await writeAudit(tx, now, { actor: actorName(actor), action, object: `account:${account}` });
  });
  return recovery;
}

/** Takes the second factor away, by its owner or by an admin for somebody who has lost everything. */
export async function removeSecondFactor(gate: Gate, actor: Actor, account: string): Promise<void> {
  await gate.store.write(async (tx) => {
    await removeRow(tx, account);
    const action = 'second-factor-removed';
    await writeAudit(tx, gate.clock.now(), { actor: actorName(actor), action, object: `account:${account}` });
  });
}

/** What a code of the second factor comes to; `not-set`: none is in force. */
export type FactorVerdict = 'not-set' | 'missing' | 'wrong' | 'right' | 'right-recovery';

/** Judges a code, and uses it up: the same code, or an older one, is wrong the next time. */
export async function takeCode(
  tx: Kysely<Tables>,
  gate: Gate,
  account: string,
  code: string | undefined,
): Promise<FactorVerdict> {
  const row = await factorOf(tx, account);
  if (row === undefined || row.confirmed_at === null) return 'not-set';
  if (code === undefined) return 'missing';
  const step = stepOf(gate, row, code);
  if (step !== undefined) {
    const used = await tx
      .updateTable('second_factor')
      .set({ used_step: step })
      .where('account', '=', account)
      .where('used_step', '<', step)
      .executeTakeFirst();
    return used.numUpdatedRows === 1n ? 'right' : 'wrong';
  }
  return (await takeRecovery(tx, row, code)) ? 'right-recovery' : 'wrong';
}

async function takeRecovery(tx: Kysely<Tables>, row: SecondFactorRow, code: string): Promise<boolean> {
  const hashed = digest(
    code
      .replace(/[\s-]/g, '')
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
  const left = JSON.parse(row.recovery) as string[];
  if (!left.includes(hashed)) return false;
  const used = await tx
    .updateTable('second_factor')
    .set({ recovery: JSON.stringify(left.filter((one) => one !== hashed)) })
    .where('account', '=', row.account)
    .where('recovery', '=', row.recovery)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Number of the step a code belongs to, if it is newer than the last one used. */
function stepOf(gate: Gate, row: SecondFactorRow, code: string): number | undefined {
  const secret = unseal(gate.secret, 'totp', row.secret);
  if (secret === undefined) return undefined;
  const now = gate.clock.now();
  const totp = new TOTP({ ...TOTP_FORM, secret });
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now, window: WINDOW });
  if (delta === null) return undefined;
  const step = Math.floor(now / STEP) + delta;
  return step > row.used_step ? step : undefined;
}

function factorOf(tx: Kysely<Tables>, account: string): Promise<SecondFactorRow | undefined> {
  return tx.selectFrom('second_factor').selectAll().where('account', '=', account).executeTakeFirst();
}

async function removeRow(tx: Kysely<Tables>, account: string): Promise<void> {
  await tx.deleteFrom('second_factor').where('account', '=', account).execute();
}

/** 80 bits as four groups of letters and digits. */
function recoveryCode(): string {
  const bytes = randomBytes(10);
  const text = new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
