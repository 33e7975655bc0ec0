import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../server/api/route.js';
import type { ObjectOf } from '../../../server/auth/access.js';
import type { Role, Scope } from '../../../server/auth/actor.js';
import { openSession, SESSION_COOKIE, type Subject } from '../../../server/auth/session.js';
import type { Problem } from '../../../server/contract/problem.js';
import { SCOPES, testServer, type Caller, type TestServer } from '../../scene/server.js';
import { bookedRide, newRider } from '../../scene/rides.js';

/**
 * Who may use which door, written by hand and not read from the routes: a route that is not here fails, and so does one
 * that lets in somebody else. "own": only their own objects.
 */
const DOORS: Readonly<Record<string, string>> = {
  everybody: `getService listStops getRoads listClosures getSession signIn signOut beginOpenId finishOpenId requestCode
    redeemCode getConsent getOpenApi getDocs getDocsStyle getReportStyle`,
  'operator own, driver own, planner own, admin own':
    'changePassword beginSecondFactor confirmSecondFactor removeOwnSecondFactor',
  'operator own, driver own, planner own, admin': 'getAccount',
  'rider own, operator, admin, bookings:write': `createQuote changeBooking askReturn callReturn confirmBooking declineBooking
    cancelBooking createStandingOrder endStandingOrder`,
  'rider own, operator, admin, bookings:read': 'listBookings listStandingOrders',
  'rider own, driver own, operator, admin, bookings:read': 'getBooking',
  'operator, admin, bookings:read': 'getBookingHistory',
  'operator, admin, bookings:write': 'reportNoShow',
  'operator, admin': `tellCode suggestVehicles explainBooking overridePlan closeStop openStop listDeeds listAllMessages editPart getDailyReport
    getDailyReportCsv getDailyReportPage getDutyReport getDutyReportCsv getDutyReportPage getRidesReport
    getRidesReportCsv getRidesReportPage`,
  'operator, admin, riders:read': 'searchRiders',
  'rider own, operator, admin, riders:read': 'getRider',
  'operator, admin, riders:write':
    'createRider changeRider createPass deletePass addFamilyMember removeFamilyMember',
  'rider own': 'changeOwnRider',
  'operator, driver, planner, admin, fleet:read': 'listVehicles',
  driver: 'signOn signOff',
  'operator, admin, fleet:read': 'listTours listPositions listWatch',
  'operator, driver own, admin, fleet:read': 'getTour',
  'driver own, fleet:write': 'reportPosition',
  'operator, driver own, admin, fleet:write': 'reportDriving',
  'operator, driver own, admin': 'reportBreakdown reportRepair getDuty listMessages sendMessage readMessage',
  'rider, driver, operator, admin, bookings:read': 'listChanges',
  'operator, planner, admin': 'getPart listDays',
  'planner, admin': `listScenarios copyScenario getScenario editScenario checkScenario removeScenario getScenarioMap
    exportScenario getScenarioSchemas askRun listRuns getRun cancelRun removeRun getRunResult getRunCsv getRunPage
    getRunDay getRunReplay getRunReport getRunReach getRunReachPage getLivedDay getLivedReplay`,
  'rider own, operator, admin': 'exportRider eraseRider',
  'operator, planner, admin, reports:read': `getMonthlyReport getMonthlyReportCsv getMonthlyReportPage
    getIndicatorsReport getIndicatorsReportCsv getIndicatorsReportPage getUnmetReport getUnmetReportCsv
    getUnmetReportPage`,
  admin: `listAccounts createAccount changeAccount resetPassword removeSecondFactor listKeys issueKey revokeKey
    listAudit exportJournal`,
};

const ROLES = ['nobody', 'rider', 'driver', 'operator', 'planner', 'admin'] as const;

/** As in "rider own, operator, bookings:read". */
const ruleOf = new Map(
  Object.entries(DOORS).flatMap(([rule, names]) =>
    names.split(/\s+/).map((name): [string, string] => [name, rule]),
  ),
);

function reachOf(rule: string, role: Role, scopes: readonly Scope[] = []): 'any' | 'own' | 'none' {
  if (rule === 'everybody') return 'any';
  const words = rule.split(', ');
  if (role === 'machine') return scopes.some((scope) => words.includes(scope)) ? 'any' : 'none';
  if (words.includes(role)) return 'any';
  return words.includes(`${role} own`) ? 'own' : 'none';
}

let server: TestServer;
let own: Objects;
let others: Objects;
/** What somebody hears about an object that is not there. */
let nothingHere: string;

/** One object of each kind. */
interface Objects {
  readonly rider: string;
  readonly booking: string;
  readonly vehicle: string;
  readonly account: Readonly<Partial<Record<Role, string>>>;
  readonly 'standing-order': string;
}

beforeAll(async () => {
  server = await testServer({ trustedProxies: 1 });
  const desk = await server.as('operator');
  // The car waits in the village and takes no wheelchairs: it gets the first ride, the van the second.
  others = await objects(desk, 'car', 'すずき');
  own = await objects(desk, 'van', 'やまだ');
  nothingHere = ((await desk.call('GET', '/api/riders/nowhere')).body as Problem).detail;
});
afterAll(() => server.stop());

async function objects(desk: Caller, vehicle: string, kana: string): Promise<Objects> {
  const rider = await newRider(desk, kana);
  const { id, vehicle: planned } = await bookedRide(
    desk,
    rider,
    vehicle === 'van' ? 'wheelchair' : 'on-foot',
  );
  expect(planned, 'the vehicle of the booking').toBe(vehicle);
  const order = await desk.call('POST', '/api/standing-orders', {
    rider,
    weekdays: ['sun'],
    kind: 'depart',
    time: '9:00',
    origin: 'village',
    destination: 'station',
    party: { persons: 1 },
    from: '2027-11-24',
  });
  const accounts = await Promise.all(
    (['operator', 'driver', 'planner', 'admin'] as const).map(async (role) => [
      role,
      (await server.as(role)).id,
    ]),
  );
  const account = Object.fromEntries(accounts) as Objects['account'];
  return { rider, booking: id, vehicle, account, 'standing-order': (order.body as { id: string }).id };
}

const sessions = new Map<Role, Record<string, string>>();

/** Doors after which a session is not what it was. */
const ENDING = new Set(['signOut', 'signOff', 'resetPassword']);

/** Headers of somebody signed in; drivers are signed on to the vehicle that is their own. */
async function headersOf(role: Role): Promise<Record<string, string>> {
  if (role === 'nobody') return {};
  const known = sessions.get(role);
  if (known !== undefined) return known;
  const subject: Subject =
    role === 'rider' ? { kind: 'rider', id: own.rider } : { kind: 'account', id: own.account[role]! };
  const { db } = server.gate.store;
  const { token, csrf } = await openSession(db, server.gate.clock.now(), subject);
  if (role === 'driver') {
    await db.updateTable('session').set({ vehicle: own.vehicle }).where('subject', '=', subject.id).execute();
  }
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrf };
  sessions.set(role, headers);
  return headers;
}

const FILL: Readonly<Record<string, string>> = {
  ...{ member: 'm', pass: 'p', stop: 'station', message: 'm', part: 'fleet', date: '2026-11-24', key: 'k' },
  ...{ scenario: 's', run: 'r', number: '0' },
};

const idOf = (whose: Objects, kind: Exclude<ObjectOf['kind'], 'none'>, role: Role): string =>
  kind === 'account' ? (whose.account[role] ?? whose.account.operator!) : whose[kind];

let senders = 0;

/** Knocks: a body that no route takes, so that whoever is let in hears about the body, and nothing is done. */
async function knock(
  route: Route,
  role: Role,
  whose: Objects,
  headers: Record<string, string>,
): Promise<Verdict> {
  const { path, body } = requestFor(route, role, whose);
  const answer = await server.asNobody.call(route.method.toUpperCase(), path, body, {
    ...headers,
    'idempotency-key': randomUUID(),
    'x-forwarded-for': `10.0.${Math.floor(++senders / 250)}.${senders % 250}`,
  });
  if (ENDING.has(route.name)) sessions.clear();
  expect(answer.status, `${route.name} as ${role}`).toBeLessThan(500);
  const { code, detail } = answer.body as Problem;
  if (code === 'not-found' && detail === nothingHere) return 'not-found';
  return code === 'not-signed-in' || code === 'not-allowed' || code === 'csrf-token-missing'
    ? code
    : 'let-in';
}

function requestFor(
  { object, path, body }: Route,
  role: Role,
  whose: Objects,
): { path: string; body: unknown } {
  const untaken = body === undefined ? undefined : { nobody: 'takes this' };
  const filled = (known: Readonly<Record<string, string>>): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name]!);
  if (object.kind === 'none') return { path: filled(FILL), body: untaken };
  const named = { [object.parameter]: idOf(whose, object.kind, role) };
  if (object.in === 'body') return { path: filled(FILL), body: { ...untaken, ...named } };
  if (object.in === 'query')
    return { path: `${path}?${new URLSearchParams(named).toString()}`, body: untaken };
  return { path: filled({ ...FILL, ...named }), body: untaken };
}

type Verdict = 'let-in' | 'not-found' | 'not-signed-in' | 'not-allowed' | 'csrf-token-missing';

const routes = (): readonly Route[] => server.engine()!.routes;

describe('the doors of the API', () => {
  test('every route stands in the table, and nothing else', () => {
    expect([...ruleOf.keys()].sort()).toEqual(
      routes()
        .map(({ name }) => name)
        .sort(),
    );
  });

  test.each(ROLES)('open for %s as the table says, for objects of their own and of others', async (role) => {
    for (const route of routes()) {
      const reach = reachOf(ruleOf.get(route.name)!, role);
      const closed = role === 'nobody' ? 'not-signed-in' : 'not-allowed';
      const found = {
        own: await knock(route, role, own, await headersOf(role)),
        others: await knock(route, role, others, await headersOf(role)),
      };
      const elsewhere = reach === 'own' && route.object.kind !== 'none' ? 'not-found' : 'let-in';
      const wanted =
        reach === 'none' ? { own: closed, others: closed } : { own: 'let-in', others: elsewhere };
      expect(found, `${route.name} as ${role}`).toEqual(wanted);
    }
  });

  test('open for a machine with the scope of the route, and with no other', async () => {
    for (const route of routes()) {
      const rule = ruleOf.get(route.name)!;
      const right = SCOPES.filter((scope) => reachOf(rule, 'machine', [scope]) === 'any');
      const wrong = SCOPES.filter((scope) => !right.includes(scope));
      if (right.length > 0) {
        const { headers } = await server.asMachine(right[0]!);
        expect(await knock(route, 'admin', others, headers), `${route.name} with ${right[0]!}`).toBe(
          'let-in',
        );
      }
      if (wrong.length > 0) {
        const { headers } = await server.asMachine(...wrong);
        expect(await knock(route, 'admin', others, headers), `${route.name} with ${wrong.join(' ')}`).toBe(
          'not-allowed',
        );
      }
    }
  });

  test('a key that is not known opens nothing, not even what is open to all', async () => {
    for (const route of routes()) {
      expect(await knock(route, 'admin', own, { authorization: 'Bearer nk_guessed' }), route.name).toBe(
        'not-signed-in',
      );
    }
  });

  test('every write by a browser wants the CSRF token of its own session', async () => {
    const foreign = (await headersOf('operator'))['x-csrf-token']!;
    for (const route of routes().filter(({ method }) => method !== 'get')) {
      const bare = { cookie: (await headersOf('admin'))['cookie']! };
      expect(await knock(route, 'admin', own, bare), route.name).toBe('csrf-token-missing');
      const borrowed = { ...bare, 'x-csrf-token': foreign };
      expect(await knock(route, 'admin', own, borrowed), route.name).toBe('csrf-token-missing');
    }
  });
});
