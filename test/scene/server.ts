import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueKey } from '../../server/auth/api-key.js';
import type { Actor, Scope } from '../../server/auth/actor.js';
import { createAccount, type AccountRole } from '../../server/auth/account.js';
import { openSession, SESSION_COOKIE } from '../../server/auth/session.js';
import { Reply, type Route } from '../../server/api/route.js';
import { fastClock, type Clock, type Instant } from '../../server/clock.js';
import { openLog } from '../../server/log.js';
import { startServer, type RunningServer, type ServerSettings } from '../../server/main.js';

/**
 * A server of the real kind, on a free port, with a store of its own that is thrown away at the end. It runs the town of
 * scenarios/tiny, where people have three minutes to think about an offer.
 */
export interface TestServer extends RunningServer {
  /** What was logged, line by line. */
  readonly logged: readonly string[];
  /** Answers that were not of the shape their route names. */
  readonly misshapen: readonly string[];
  as(role: AccountRole): Promise<Caller>;
  asRider(rider: string): Promise<Caller>;
  asMachine(...scopes: Scope[]): Promise<Caller>;
  readonly asNobody: Caller;
}

/** Somebody who calls the API. */
export interface Caller {
  /** Of the account or rider; empty for nobody and machines. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Writes carry a new idempotency key unless `headers` has one. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** As JSON if it is, or else as text. */
  readonly body: unknown;
}

const ADMIN: Actor = { role: 'admin', account: 'test' };
/** Everything a machine may be allowed. */
export const SCOPES: readonly Scope[] = [
  'bookings:read',
  'bookings:write',
  'riders:read',
  'riders:write',
  'fleet:read',
  'fleet:write',
  'reports:read',
];

const SECRET = 'a secret of the tests, long enough to be one';

/** The day of scenarios/tiny, 8:05 in the morning. */
export const MORNING = Date.parse('2026-11-24T08:05:00+09:00') as Instant;

/** A clock that shows the morning and runs as fast as the wall's. */
export const morningClock = (): Clock => fastClock(MORNING, 1);

export async function testServer(settings: Partial<ServerSettings> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-server-'));
  const town = join(folder, 'town');
  cpSync('scenarios/tiny', town, { recursive: true });
  const rules = join(town, 'service.yaml');
  writeFileSync(rules, readFileSync(rules, 'utf8').replace('offer_validity: 0 s', 'offer_validity: 3 min'));
  const logged: string[] = [];
  const misshapen: string[] = [];
  const server = await startServer({
    folder: town,
    place: { file: join(folder, 'noriai.db') },
    secret: SECRET,
    port: 0,
    host: '127.0.0.1',
    clock: morningClock(),
    log: openLog('info', { write: (line: string) => logged.push(line) }),
    judge: (route, answer) => {
      judge(route, answer, misshapen);
    },
    ...settings,
  });
  let accounts = 0;
  return {
    url: server.url,
    gate: server.gate,
    metrics: server.metrics,
    engine: server.engine,
    firstAdmin: server.firstAdmin,
    logged,
    misshapen,
    async as(role) {
      const login = `${role}-${++accounts}`;
      const { account } = await createAccount(server.gate, ADMIN, { login, role, displayName: role });
      return signedIn(server, { kind: 'account', id: account.id });
    },
    asRider: (id) => signedIn(server, { kind: 'rider', id }),
    async asMachine(...scopes) {
      const { text } = await issueKey(server.gate, ADMIN, {
        label: 'test',
        scopes: scopes.length === 0 ? SCOPES : scopes,
      });
      return callerOf(server.url, '', { authorization: `Bearer ${text}` });
    },
    asNobody: callerOf(server.url, '', {}),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signedIn(
  { gate, url }: RunningServer,
  subject: { readonly kind: 'account' | 'rider'; readonly id: string },
): Promise<Caller> {
  const { token, csrf } = await openSession(gate.store.db, gate.clock.now(), subject);
  return callerOf(url, subject.id, { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrf });
}

let keys = 0;

function callerOf(url: string, id: string, own: Record<string, string>): Caller {
  return {
    id,
    headers: own,
    async call(method, path, body, headers = {}) {
      const writes = method !== 'GET' && method !== 'HEAD';
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...own,
          'accept-language': 'en',
          ...(writes ? { 'idempotency-key': `test-key-${++keys}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
      };
    },
  };
}

/** Compares an answer with the shape its route names. */
function judge(route: Route, answer: unknown, misshapen: string[]): void {
  if (!('body' in route.answer)) return;
  const body = answer instanceof Reply ? answer.body : answer;
  const result = route.answer.body.safeParse(body);
  if (result.success) return;
  misshapen.push(`${route.name}: ${JSON.stringify(result.error.issues.slice(0, 3))}`);
}
