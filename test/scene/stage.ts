import { createAccount, type AccountRole } from '../../server/auth/account.js';
import type { Instant } from '../../server/clock.js';
import type { Booking } from '../../server/contract/booking.js';
import type { Quote } from '../../server/contract/booking-request.js';
import { driveDemoFleet } from '../../server/demo/demo-fleet.js';
import { liveDemoRiders } from '../../server/demo/demo-riders.js';
import { writeInventedRiders } from '../../server/demo/invented-riders.js';
import type { Operation } from '../../server/operation/operation.js';
import { pages } from './pages.js';
import { signedInProfile, type Profile } from './profile.js';
import { steppedClock } from './stepped-clock.js';
import { QUIET } from './store.js';
import { testServer, type Caller, type TestServer } from './server.js';

/** A morning in Mitoyo that stands still: people have asked, vehicles are on their way, nothing happens unless a test does it. */
export interface Stage {
  readonly server: TestServer;
  /** Somebody at the desk. */
  readonly desk: Caller;
  /** Writes down a rider with usual places: 家 and 詫間の駅. */
  rider(name: string, kana: string, more?: Record<string, unknown>): Promise<string>;
  /** Asks for a ride from home to the station. */
  quote(rider: string, more?: Record<string, unknown>): Promise<Quote>;
  /** The same with a yes to the first offer. */
  booked(rider: string, more?: Record<string, unknown>): Promise<Booking>;
  /** Whether vehicles may take new rides. */
  everyVehicle(action: 'exclude' | 'include'): Promise<void>;
  /** What a browser of this rider, or of a member of staff, must bring along. */
  signedIn(who: { readonly rider: string } | { readonly role: AccountRole }): Promise<Profile>;
  end(): Promise<void>;
}

/** The stops of the usual places. */
export const HOME = 's2';
export const STATION = 's3';
/** The password of every account of a stage. */
export const PASSWORD = 'a long enough password of the stage';

/** The day of a stage. */
export const DATE = '2026-11-24';
const BEGIN = Date.parse('2026-11-24T07:00:00+09:00') as Instant;
const MOMENT = Date.parse('2026-11-24T08:40:00+09:00') as Instant;
const SEED = 1;

export async function openStage(): Promise<Stage> {
  const clock = steppedClock(BEGIN);
  let operation: Operation | undefined;
  const server = await testServer({
    ...{ folder: 'scenarios/mitoyo', clock, pages: await pages(), phone: '0875-00-0000' },
    attend: (services) => {
      operation = services.operation;
      const riders = liveDemoRiders(operation, operation.state.parts.scenario, {
        ...{ seed: SEED, log: QUIET },
        invent: (count) => writeInventedRiders(services.gate, count),
      });
      const park = driveDemoFleet(operation, services.positions, riders.failsToShow);
      return () => {
        riders.stop();
        park();
      };
    },
  });
  await clock.run(MOMENT, async () => {
    for (let i = 0; i < 3; i++) {
      await operation?.submit('stage', () => undefined);
      await new Promise(setImmediate);
    }
  });
  return stageOf(server, await server.as('operator'));
}

function stageOf(server: TestServer, desk: Caller): Stage {
  const quote: Stage['quote'] = async (rider, more = {}) =>
    (await done(desk, '/api/quotes', {
      ...{ rider, origin: HOME, destination: STATION, wish: { kind: 'now' } },
      ...more,
    })) as Quote;
  let staff = 0;
  return {
    server,
    desk,
    async rider(name, kana, more = {}) {
      const places = [
        { label: '家', stop: HOME },
        { label: '詫間の駅', stop: STATION },
      ];
      return ((await done(desk, '/api/riders', { name, kana, places, ...more })) as { id: string }).id;
    },
    quote,
    async booked(rider, more) {
      const { booking, offers } = await quote(rider, more);
      const first = offers[0];
      if (first === undefined) throw new Error(`no offer for ${JSON.stringify(booking)}`);
      const yes = { offer: first.number, token: first.token };
      return (await done(desk, `/api/bookings/${booking.id}/confirmation`, yes)) as Booking;
    },
    async everyVehicle(action) {
      const { body } = await desk.call('GET', `/api/vehicles?date=${DATE}`);
      for (const { id } of (body as { items: { id: string }[] }).items) {
        await done(desk, '/api/overrides', { action, vehicle: id, date: DATE, reason: '道路工事' });
      }
    },
    async signedIn(who) {
      const { gate } = server;
      let subject: { readonly kind: 'rider' | 'account'; readonly id: string };
      if ('rider' in who) subject = { kind: 'rider', id: who.rider };
      else {
        const login = `${who.role}${++staff}`;
        const { account } = await createAccount(
          gate,
          { role: 'admin', account: 'test' },
          { login, role: who.role, displayName: NAMES[who.role] ?? login, password: PASSWORD },
        );
        subject = { kind: 'account', id: account.id };
      }
      return signedInProfile(server, subject);
    },
    end: () => server.stop(),
  };
}

const NAMES: Partial<Record<AccountRole, string>> = {
  operator: '受付 一郎',
  driver: '運転 二郎',
  planner: '計画 三子',
  admin: '管理 四郎',
};

async function done(desk: Caller, path: string, body: unknown): Promise<unknown> {
  const { status, body: answer } = await desk.call('POST', path, body);
  if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}
