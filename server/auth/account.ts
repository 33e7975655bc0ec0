import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { AccountRow, Tables } from '../store/tables.js';
import { actorName, type Actor } from './actor.js';
import { writeAudit } from './audit.js';
import type { Gate } from './gate.js';
import { hashPassword, judgePassword } from './password.js';
import { randomToken } from './secrets.js';
import { endSessions } from './session.js';

/** What an account may be for. */
export const ACCOUNT_ROLES = ['operator', 'driver', 'planner', 'admin'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** Somebody who works for the service. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly role: AccountRole;
  readonly displayName: string;
  /** Whether a code is asked for beside the password. */
  readonly secondFactor: boolean;
  /** Whether signing in goes through the town's OpenID provider. */
  readonly openId: boolean;
  readonly created: Instant;
  readonly disabled: Instant | null;
}

/** What is needed for a new account. Without a password one is generated. */
export interface NewAccount {
  readonly login: string;
  readonly role: AccountRole;
  readonly displayName: string;
  readonly password?: string | undefined;
}

/** What may be changed about an account; absent stays. */
export interface AccountChange {
  readonly role?: AccountRole | undefined;
  readonly displayName?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** What `linkTo` says; null takes the link away. */
  readonly openId?: string | null | undefined;
}

/** Logins are compared in this form: without the accidents of typing. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/**
 * A new account, with the password that was generated if none was given: the only moment at which it is known.
 * @throws Refused `invalid-request` for a weak password, `conflict` if the login is taken
 */
export async function createAccount(
  gate: Gate,
  actor: Actor,
  wanted: NewAccount,
): Promise<{ readonly account: Account; readonly password: string | undefined }> {
  const generated = wanted.password === undefined ? randomToken().slice(0, 20) : undefined;
  const login = normalLogin(wanted.login);
  const password = wanted.password ?? generated!;
  judgePassword(password);
  const row = {
    ...newRow(gate.clock.now(), { ...wanted, login }),
    password_hash: await hashPassword(password),
  };
  await gate.store.write(async (tx) => {
    await insertAccount(tx, row, actorName(actor));
  });
  return { account: accountOf(row, false), password: generated };
}

/**
 * Puts the row in, with its audit.
 * @throws Refused `conflict` if the login is taken
 */
export async function insertAccount(tx: Kysely<Tables>, row: AccountRow, by: string): Promise<void> {
  const put = await tx
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (put === undefined)
    throw new Refused('conflict', {
      ja: 'このログイン名は使われています。別の名前にしてください。',
      en: 'this login is taken; choose another one',
    });
  await writeAudit(tx, row.created_at, {
    actor: by,
    action: 'account-created',
    object: `account:${row.id}`,
    detail: { role: row.role },
  });
}

/** A row for a new account that cannot sign in yet. */
export function newRow(now: Instant, wanted: Omit<NewAccount, 'password'>): AccountRow {
  return {
    id: randomUUID(),
    login: wanted.login,
    role: wanted.role,
    display_name: wanted.displayName,
    password_hash: null,
    oidc_subject: null,
    created_at: now,
    disabled_at: null,
  };
}

/** All accounts by login, disabled ones too. */
export async function listAccounts(gate: Gate): Promise<readonly Account[]> {
  const rows = await accountRows(gate.store.db).orderBy('account.login').execute();
  return rows.map((row) => accountOf(row, row.confirmed_at !== null));
}

/** @throws Refused `not-found` */
export async function getAccount(gate: Gate, id: string): Promise<Account> {
  const row = await accountRows(gate.store.db).where('account.id', '=', id).executeTakeFirst();
  if (row === undefined)
    throw new Refused('not-found', {
      ja: 'そのようなアカウントはありません。',
      en: 'there is no such account',
    });
  return accountOf(row, row.confirmed_at !== null);
}

/**
 * Changes role, name, or whether the account may be used. A new role or an end of use ends its sessions, so that nobody
 * goes on with what they may no longer do.
 * @throws Refused `not-found`; `conflict` if no admin would be left, or if another account has the link
 */
export async function changeAccount(
  gate: Gate,
  actor: Actor,
  id: string,
  change: AccountChange,
): Promise<Account> {
  await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    const row = await tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined)
      throw new Refused('not-found', {
        ja: 'そのようなアカウントはありません。',
        en: 'there is no such account',
      });
    const after = changed(row, change, now);
    if (isAdmin(row) && !isAdmin(after)) await keepAnAdmin(tx, id);
    if (after.oidc_subject !== row.oidc_subject) await keepLinksApart(tx, after);
    await tx.updateTable('account').set(after).where('id', '=', id).execute();
    const by = { actor: actorName(actor), object: `account:${id}` };
    if (row.role !== after.role) {
      const detail = { from: row.role, to: after.role };
      await writeAudit(tx, now, { ...by, action: 'account-role-changed', detail });
    }
    if (row.oidc_subject !== after.oidc_subject) {
      const action = after.oidc_subject === null ? 'account-unlinked' : 'account-linked';
      await writeAudit(tx, now, { ...by, action });
    }
    if ((row.disabled_at === null) !== (after.disabled_at === null)) {
      const action = after.disabled_at === null ? 'account-enabled' : 'account-disabled';
      await writeAudit(tx, now, { ...by, action });
    }
    if (row.role !== after.role || after.disabled_at !== null) {
      await endSessions(tx, { kind: 'account', id });
    }
  });
  return getAccount(gate, id);
}

function changed(row: AccountRow, change: AccountChange, now: Instant): AccountRow {
  const disabled = change.disabled ?? row.disabled_at !== null;
  return {
    ...row,
    role: change.role ?? row.role,
    display_name: change.displayName ?? row.display_name,
    disabled_at: disabled ? (row.disabled_at ?? now) : null,
    oidc_subject: change.openId === undefined ? row.oidc_subject : change.openId,
  };
}

function isAdmin(row: AccountRow): boolean {
  return row.role === 'admin' && row.disabled_at === null;
}

async function keepAnAdmin(tx: Kysely<Tables>, id: string): Promise<void> {
  const other = await tx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other === undefined)
    throw new Refused('conflict', {
      ja: '最後の管理者です。先に別の管理者を作ってください。',
      en: 'this is the last admin; make another one first',
    });
}

async function keepLinksApart(tx: Kysely<Tables>, row: AccountRow): Promise<void> {
  const other = await tx
    .selectFrom('account')
    .select('id')
    .where('oidc_subject', '=', row.oidc_subject)
    .where('id', '!=', row.id)
    .executeTakeFirst();
  if (other !== undefined)
    throw new Refused('conflict', {
      ja: '別のアカウントがこの利用者に結び付けられています。',
      en: 'another account is linked to this subject',
    });
}

function accountRows(db: Kysely<Tables>) {
  return db
    .selectFrom('account')
    .leftJoin('second_factor', 'second_factor.account', 'account.id')
    .selectAll('account')
    .select('second_factor.confirmed_at');
}

function accountOf(row: AccountRow, secondFactor: boolean): Account {
  return {
    id: row.id,
    login: row.login,
    role: row.role as AccountRole,
    displayName: row.display_name,
    secondFactor,
    openId: row.oidc_subject !== null,
    created: row.created_at,
    disabled: row.disabled_at,
  };
}
