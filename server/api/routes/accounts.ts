import { z } from 'zod';
import type { Access, ObjectOf } from '../../auth/access.js';
import { changeAccount, createAccount, getAccount, listAccounts, type Account } from '../../auth/account.js';
import { resetPassword } from '../../auth/change-password.js';
import { linkTo } from '../../auth/open-id.js';
import { removeSecondFactor } from '../../auth/second-factor.js';
import {
  account,
  accountChange,
  createdAccount,
  generatedPassword,
  newAccount,
} from '../../contract/account.js';
import { Refused } from '../../contract/problem.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const ADMIN: Access = { roles: { admin: 'any' } };
const THIS: ObjectOf = { kind: 'account', parameter: 'account' };
const parameters = z.strictObject({ account: z.string() });
const topic = 'accounts';

/** The people who work for the service. */
export const accountRoutes = (services: Services): Route[] => [
  ...readingAccounts(services),
  ...changingAccounts(services),
  ...helpingIn(services),
];

const readingAccounts = (services: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/accounts',
    name: 'listAccounts',
    topic,
    summary: 'All accounts by login, disabled ones too',
    access: ADMIN,
    answer: { status: 200, body: z.strictObject({ accounts: z.array(account) }) },
    handle: async () => ({
      accounts: (await listAccounts(services.gate)).map((one) => told(services, one)),
    }),
  }),
  route({
    method: 'get',
    path: '/api/accounts/{account}',
    name: 'getAccount',
    topic,
    summary: 'One account; one’s own for everybody who has one',
    access: { roles: { operator: 'own', driver: 'own', planner: 'own', admin: 'any' } },
    object: THIS,
    parameters,
    answer: { status: 200, body: account },
    handle: async ({ parameters: { account: id } }) => told(services, await getAccount(services.gate, id)),
  }),
];

const changingAccounts = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/accounts',
    name: 'createAccount',
    topic,
    summary: 'A new account; without a password one is generated and answered once',
    access: ADMIN,
    body: newAccount,
    answer: { status: 201, body: createdAccount },
    problems: ['conflict'],
    // The answer may hold a password; a second account of the same login is refused anyway.
    idempotency: 'none',
    handle: async ({ actor, body }) => {
      const created = await createAccount(services.gate, actor, body);
      return {
        account: told(services, created.account),
        generatedPassword: created.password ?? null,
      };
    },
  }),
  route({
    method: 'patch',
    path: '/api/accounts/{account}',
    name: 'changeAccount',
    topic,
    summary: 'Change role, name, link to the town’s sign-in, or whether it may be used',
    access: ADMIN,
    object: THIS,
    parameters,
    body: accountChange,
    answer: { status: 200, body: account },
    problems: ['conflict'],
    handle: async ({ actor, parameters: { account: id }, body: { openIdSubject, ...change } }) => {
      const openId = linkOf(services, openIdSubject);
      return told(services, await changeAccount(services.gate, actor, id, { ...change, openId }));
    },
  }),
];

const helpingIn = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/accounts/{account}/password-reset',
    name: 'resetPassword',
    topic,
    summary: 'A new generated password for somebody who has forgotten theirs; their sessions end',
    access: ADMIN,
    object: THIS,
    parameters,
    answer: { status: 200, body: generatedPassword },
    idempotency: 'none',
    handle: async ({ actor, parameters: { account: id } }) => ({
      password: await resetPassword(services.gate, actor, id),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/accounts/{account}/second-factor',
    name: 'removeSecondFactor',
    topic,
    summary: 'Take the second factor away from somebody who has lost it',
    access: ADMIN,
    object: THIS,
    parameters,
    answer: { status: 204 },
    idempotency: 'none',
    handle: async ({ actor, parameters: { account: id } }) => {
      await removeSecondFactor(services.gate, actor, id);
    },
  }),
];

function told({ operation: { calendar } }: Services, one: Account): z.infer<typeof account> {
  return {
    ...one,
    created: calendar.text(one.created),
    disabled: one.disabled === null ? null : calendar.text(one.disabled),
  };
}

function linkOf({ openId }: Services, subject: string | null | undefined): string | null | undefined {
  if (typeof subject !== 'string') return subject;
  if (openId !== undefined) return linkTo(openId.settings, subject);
  throw new Refused('conflict', {
    ja: '自治体のサインインが設定されていません。',
    en: 'no sign-in of the town is set up that the account could be linked to',
  });
}
