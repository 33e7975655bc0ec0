import { createAccount, type NewAccount } from './account.js';
import type { Gate } from './gate.js';

/** The admin of a store without accounts, with a generated password to be printed once; undefined if there are accounts. */
export async function firstAdmin(
  gate: Gate,
): Promise<{ readonly login: string; readonly password: string } | undefined> {
  const some = await gate.store.db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (some !== undefined) return undefined;
  const wanted: NewAccount = { login: 'admin', role: 'admin', displayName: 'admin' };
  const { password } = await createAccount(gate, { role: 'nobody' }, wanted);
  return { login: wanted.login, password: password! };
}
