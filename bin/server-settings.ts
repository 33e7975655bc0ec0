import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { ACCOUNT_ROLES, type AccountRole } from '../server/auth/account.js';
import type { OpenIdSettings } from '../server/auth/open-id.js';
import { openLog } from '../server/log.js';
import type { ServerSettings } from '../server/main.js';
import { storePlace } from '../server/store/store-place.js';

/** What the command line says about a server; everything else, and every secret, comes from the environment. */
export interface ServeWords {
  readonly scenario: string;
  readonly data: string;
  readonly port: number | undefined;
}

/** Variables of the environment that the server reads; docs/running.md explains each. */
export const VARIABLES = [
  'DATABASE_URL',
  'NORIAI_SECRET',
  'NORIAI_URL',
  'NORIAI_PHONE',
  'HOST',
  'PORT',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'TRUST_PROXY',
  'SMTP_URL',
  'MAIL_FROM',
  'NOTICE_WEBHOOK_URL',
  'NOTICE_WEBHOOK_SECRET',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_REDIRECT_URI',
  'OIDC_SCOPE',
  'OIDC_ROLES',
] as const;
export type Environment = Readonly<Partial<Record<string, string>>>;

const PORT = 3000;
const SHORTEST_SECRET = 32;
const SECRET_FILE = 'secret';

/**
 * The settings of a server.
 * @throws InvalidArgumentError that names the variable, what was expected, and what to do
 */
export function serverSettings(words: ServeWords, environment: Environment): ServerSettings {
  const url = environment['DATABASE_URL'];
  const text = (name: (typeof VARIABLES)[number]): string | undefined =>
    environment[name] === '' ? undefined : environment[name];
  const openId = openIdOf(text);
  if (url === undefined) mkdirSync(words.data, { recursive: true, mode: 0o700 });
  const optional = {
    host: text('HOST'),
    url: text('NORIAI_URL'),
    phone: text('NORIAI_PHONE'),
    metricsToken: text('METRICS_TOKEN'),
    openId,
  };
  return {
    folder: words.scenario,
    place: storePlace(words.data, url),
    secret:
      text('NORIAI_SECRET') === undefined ? keptSecret(words.data, url) : judged(text('NORIAI_SECRET')!),
    port: words.port ?? number('PORT', text('PORT')) ?? PORT,
    log: openLog(text('LOG_LEVEL') ?? 'info'),
    notices: {
      SMTP_URL: text('SMTP_URL'),
      MAIL_FROM: text('MAIL_FROM'),
      NOTICE_WEBHOOK_URL: text('NOTICE_WEBHOOK_URL'),
      NOTICE_WEBHOOK_SECRET: text('NOTICE_WEBHOOK_SECRET'),
    },
    trustedProxies: number('TRUST_PROXY', text('TRUST_PROXY')) ?? 0,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<ServerSettings>),
  };
}

/** Beside the embedded store the secret is made once and kept in the data folder, readable by its owner alone. */
function keptSecret(data: string, url: string | undefined): string {
  if (url !== undefined) {
    throw new InvalidArgumentError(
      'NORIAI_SECRET is not set: with DATABASE_URL all processes need the same one. Make it with: openssl rand -base64 32',
    );
  }
  const file = join(data, SECRET_FILE);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(SHORTEST_SECRET).toString('base64url'), { mode: 0o600 });
  }
  return judged(readFileSync(file, 'utf8').trim());
}

function judged(secret: string): string {
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new InvalidArgumentError(
    `the secret has ${secret.length} characters, expected ${SHORTEST_SECRET} or more. Make one with: openssl rand -base64 32`,
  );
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`${name}=${text}: expected a whole number`);
}

function openIdOf(
  text: (name: (typeof VARIABLES)[number]) => string | undefined,
): OpenIdSettings | undefined {
  const issuer = text('OIDC_ISSUER');
  if (issuer === undefined) return undefined;
  const needed = (name: (typeof VARIABLES)[number]): string => {
    const value = text(name);
    if (value !== undefined) return value;
    throw new InvalidArgumentError(`OIDC_ISSUER is set, so ${name} has to be set too`);
  };
  const roles = rolesOf(text('OIDC_ROLES'));
  return {
    issuer,
    clientId: needed('OIDC_CLIENT_ID'),
    clientSecret: needed('OIDC_CLIENT_SECRET'),
    redirectUri: needed('OIDC_REDIRECT_URI'),
    scope: text('OIDC_SCOPE') ?? 'openid profile',
    ...(roles === undefined ? {} : { roles }),
  };
}

/** "groups: drt-desk=operator, drt-admin=admin". */
function rolesOf(text: string | undefined): OpenIdSettings['roles'] {
  if (text === undefined) return undefined;
  const [claim = '', list = ''] = text.split(/:(.*)/s);
  const map = list.split(',').map((pair) => {
    const [value = '', role = ''] = pair.split('=').map((part) => part.trim());
    if (value !== '' && isRole(role)) return { value, role };
    throw new InvalidArgumentError(
      `OIDC_ROLES: expected "claim: value=role, value=role" with roles ${ACCOUNT_ROLES.join(', ')}; found "${pair.trim()}"`,
    );
  });
  return { claim: claim.trim(), map };
}

const isRole = (text: string): text is AccountRole => (ACCOUNT_ROLES as readonly string[]).includes(text);
