import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Router } from 'express';
import { loadScenario } from '../scenarios/load-scenario.js';
import { plannerProcess } from '../sim/planner-process.js';
import { createApp, type Readiness, type Standing } from './api/app.js';
import { rateLimits } from './api/limits.js';
import { meterInto } from './api/meter.js';
import { openMetrics, type Metrics } from './api/metrics.js';
import { clockIsSane } from './api/readiness.js';
import type { Route } from './api/route.js';
import { apiRouter } from './api/router.js';
import { allRoutes } from './api/routes/all.js';
import type { Services } from './api/services.js';
import { ringWhenWatchChanges } from './api/watch-bell.js';
import { firstAdmin } from './auth/first-admin.js';
import type { Gate } from './auth/gate.js';
import { membersOf } from './auth/guard.js';
import { identify } from './auth/identify.js';
import { openIdProvider, type OpenIdSettings } from './auth/open-id.js';
import { calendarIn, fastClock, wallClock, type Calendar, type Clock, type Instant } from './clock.js';
import { keepHouse } from './housekeeping.js';
import { attachLive, type Live, type LiveSettings } from './live/attach.js';
import { openFeed } from './live/feed.js';
import { openPositions } from './live/positions.js';
import type { Logger } from './log.js';
import { waitForLease, type Lease } from './operation/lease.js';
import type { NoticeSettings } from './notice/senders.js';
import { openOperation } from './operation/open-operation.js';
import type { Operation } from './operation/operation.js';
import { openPlanner } from './planner/planner.js';
import { openStore, type StorePlace } from './store/open-store.js';
import type { Holder, Store } from './store/store.js';

/** What one server process is to be. */
export interface ServerSettings {
  /** Folder of the scenario that describes the service. */
  readonly folder: string;
  readonly place: StorePlace;
  /** At least 32 characters; the same for all processes of a service, on every start. */
  readonly secret: string;
  /** 0: any that is free. */
  readonly port: number;
  /** The address listened on; absent: all of this machine. */
  readonly host?: string;
  /** Where other processes of the service reach this one; absent: this machine and the port. */
  readonly url?: string;
  /** Of the service; absent: the wall's, or a faster one. */
  readonly clock?: Clock;
  /** For demonstrations: the clock runs so many times as fast, from `begin` (absent: now), or from where it stopped. */
  readonly faster?: { readonly speed: number; readonly begin?: Instant };
  readonly log: Logger;
  readonly phone?: string;
  readonly openId?: OpenIdSettings;
  /** How riders are written to; absent: on the console. */
  readonly notices?: NoticeSettings;
  readonly metricsToken?: string;
  readonly trustedProxies?: number;
  /** Folder with the built pages. */
  readonly pages?: string;
  /** Shares sockets among the processes of a service. */
  readonly adapter?: LiveSettings['adapter'];
  /** What else runs while this process runs the engine (a demonstration); the returned function ends it. */
  readonly attend?: (services: Services) => () => void;
  /** Looks at every answer before it is sent, for tests. */
  readonly judge?: (route: Route, answer: unknown) => void;
}

/** A server process that answers. */
export interface RunningServer {
  readonly url: string;
  readonly gate: Gate;
  readonly metrics: Metrics;
  /** What runs while this process holds the lease; undefined while another one does. */
  readonly engine: () => Engine | undefined;
  /** Made at the first start of a service: to be shown once. */
  readonly firstAdmin: { readonly login: string; readonly password: string } | undefined;
  /** Takes nothing new, finishes what was begun, keeps snapshots, gives the lease back. */
  stop(): Promise<void>;
}

/** What only the holder of the lease has. */
export interface Engine {
  readonly services: Services;
  readonly routes: readonly Route[];
}

/**
 * Opens the store and answers. The process that gets the lease runs the engine; any other passes the API on to it, and
 * takes over when the lease runs out. Resolves once it is known which of the two this process is, and the service
 * answers.
 * @throws StoreUnavailable, ScenarioError, and what the system says where the port is taken
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const zone = loadScenario(settings.folder).about.timezone;
  const store = await openStore(settings.place, settings.log);
  const { clock = await clockFor(settings, store) } = settings;
  const process = new ServerProcess({ ...settings, clock }, store, calendarIn(zone));
  try {
    await process.begin();
  } catch (cause) {
    await process.stop();
    throw cause;
  }
  return process;
}

async function clockFor({ faster }: ServerSettings, store: Store): Promise<Clock> {
  if (faster === undefined) return wallClock;
  const { newest } = await store.db
    .selectFrom('journal')
    .select((row) => row.fn.max<Instant | null>('recorded_at').as('newest'))
    .executeTakeFirstOrThrow();
  // A fast clock is ahead of the wall's: after a restart it goes on, lest it seem to have stepped back.
  const begin = Math.max(faster.begin ?? wallClock.now(), newest ?? 0) as Instant;
  return fastClock(begin, faster.speed);
}

/** Where the scenarios lie that come with the program. */
const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));
/** How long connections may stay open once the server is to stop, ms. */
const LAST_WORDS_MS = 5000;
/** A sender must have sent a whole request within this, ms. */
const REQUEST_MS = 30_000;
/** After a failed attempt to take over the engine the next one comes so much later, ms. */
const TAKE_UP_AGAIN_MS = 1000;
/** Longer than proxies keep theirs, so that none is cut while a request is on the way, ms. */
const KEEP_ALIVE_MS = 75_000;

class ServerProcess implements RunningServer {
  readonly gate: Gate;
  readonly metrics = openMetrics();
  readonly #settings: ServerSettings & { readonly clock: Clock };
  readonly #calendar: Calendar;
  readonly #http: Server;
  readonly #live: Live;
  readonly #limits = rateLimits();
  readonly #ending = new AbortController();
  #holder: Holder = { id: crypto.randomUUID(), url: '' };
  #held: (Engine & { readonly api: Router; readonly operation: Operation }) | undefined;
  /** Ends what goes with running the engine, the last begun first. */
  readonly #laysDown: (() => void | Promise<void>)[] = [];
  #leading: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;
  firstAdmin: RunningServer['firstAdmin'];

  constructor(settings: ServerSettings & { readonly clock: Clock }, store: Store, calendar: Calendar) {
    const { log, secret } = settings;
    this.#settings = settings;
    this.#calendar = calendar;
    this.gate = { store, clock: wallClock, secret: Buffer.from(secret) };
    const app = createApp({
      log,
      metrics: this.metrics,
      secret: this.gate.secret,
      metricsToken: settings.metricsToken,
      trustedProxies: settings.trustedProxies ?? 0,
      pages: settings.pages,
      standing: () => this.#standing(),
      readiness: () => this.#readiness(),
    });
    this.#http = createServer({ requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS }, app);
    this.#live = attachLive({
      http: this.#http,
      identify: async (shown) => {
        const { actor } = await identify(this.gate, { method: 'GET', csrf: undefined, ...shown });
        return { actor, family: actor.role === 'rider' ? await membersOf(store, actor.rider) : [] };
      },
      log,
      ...(settings.adapter === undefined ? {} : { adapter: settings.adapter }),
    });
    this.metrics.gauge('noriai_sockets', 'Open sockets of this process', () => this.#live.connected());
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  engine = (): Engine | undefined => this.#held;

  async begin(): Promise<void> {
    await listening(this.#http, this.#settings.port, this.#settings.host);
    this.#holder = { ...this.#holder, url: this.#settings.url ?? this.url };
    const known = new Promise<void>((resolve, reject) => {
      this.#leading = this.#lead(resolve).catch((cause: unknown) => {
        this.#settings.log.fatal({ err: cause }, 'the engine cannot be started');
        reject(cause instanceof Error ? cause : new Error('the engine cannot be started'));
      });
    });
    await known;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /**
   * Waits for the lease, leads while it has it, and waits again; until the server stops. The first attempt must succeed;
   * later ones are repeated, since the store may be away just when it is this process's turn.
   */
  async #lead(known: () => void): Promise<void> {
    const { signal } = this.#ending;
    const progress = { begun: false };
    while (!signal.aborted) {
      try {
        await this.#leadOnce(() => {
          progress.begun = true;
          known();
        });
      } catch (cause) {
        if (!progress.begun) throw cause;
        this.#settings.log.error({ err: cause }, 'the engine cannot be taken over; tried again');
        await Promise.race([wait(TAKE_UP_AGAIN_MS), aborted(signal)]);
      }
    }
  }

  async #leadOnce(known: () => void): Promise<void> {
    const { signal } = this.#ending;
    const other = await this.gate.store.leaseHolder(this.gate.clock.now());
    if (other !== undefined) known();
    const lease = await waitForLease(this.gate.store, this.#holder, { log: this.#settings.log, signal });
    if (lease === undefined) return;
    try {
      await this.#takeUp(lease);
      known();
      await Promise.race([lease.lost, aborted(signal)]);
    } finally {
      this.#held = undefined;
      for (const layDown of this.#laysDown.splice(0).reverse()) await layDown();
      await lease.release();
    }
  }

  async #takeUp(lease: Lease): Promise<void> {
    const { folder, log, secret, clock } = this.#settings;
    const meter = meterInto(this.metrics);
    const { gate } = this;
    const operation = await openOperation({
      ...{ store: gate.store, folder, clock, calendar: this.#calendar, log, lease, secret, meter },
    });
    this.#laysDown.push(() => operation.stop());
    const planner = openPlanner({
      ...{ store: gate.store, clock: gate.clock, log, home: SCENARIOS, work: plannerProcess() },
      served: () => ({ folder, ...operation.state.parts }),
    });
    this.#laysDown.push(() => planner.stop());
    const services: Services = {
      gate,
      openId: this.#settings.openId === undefined ? undefined : openIdProvider(this.#settings.openId),
      operation,
      feed: openFeed(operation, `${this.#holder.id}-${lease.epoch}`),
      positions: openPositions(),
      folder,
      planner,
      phone: this.#settings.phone,
      log,
      metrics: this.metrics,
    };
    const { feed, positions } = services;
    this.#laysDown.push(
      this.#live.lead({
        ...{ feed, positions },
        state: () => operation.state,
        now: () => operation.clock.now(),
      }),
    );
    this.firstAdmin ??= await firstAdmin(gate);
    const routes = allRoutes(services);
    const { judge } = this.#settings;
    const api = apiRouter(services, routes, {
      limits: this.#limits,
      ...(judge === undefined ? {} : { judge }),
    });
    this.#held = { services, routes, api, operation };
    this.#laysDown.push(await keepHouse(services, this.#settings.notices ?? {}));
    this.#laysDown.push(
      ringWhenWatchChanges(services, () => {
        this.#live.watchChanged();
      }),
    );
    this.#laysDown.push(this.#settings.attend?.(services) ?? nothing);
    log.info({ epoch: lease.epoch }, 'this process runs the engine');
  }

  async #standing(): Promise<Standing> {
    if (this.#ending.signal.aborted) return { kind: 'stopping' };
    if (this.#held !== undefined) return { kind: 'holder', api: this.#held.api };
    const holder = await this.gate.store.leaseHolder(this.gate.clock.now());
    return { kind: 'standby', url: holder?.id === this.#holder.id ? undefined : holder?.url };
  }

  async #readiness(): Promise<Readiness> {
    const operation = this.#held?.operation;
    const clock = operation === undefined || clockIsSane(operation) ? 'sane' : 'stepped-back';
    try {
      const holder = await this.gate.store.leaseHolder(this.gate.clock.now());
      const elsewhere = holder !== undefined && holder.id !== this.#holder.id;
      const engine = operation !== undefined ? 'here' : elsewhere ? 'elsewhere' : 'nowhere';
      return { store: 'reachable', engine, clock };
    } catch {
      return { store: 'unavailable', engine: operation === undefined ? 'nowhere' : 'here', clock };
    }
  }

  async #stop(): Promise<void> {
    this.#ending.abort();
    await this.#leading;
    this.#limits.close();
    const cut = setTimeout(() => {
      this.#http.closeAllConnections();
    }, LAST_WORDS_MS);
    // Closes the server that it listens on, too.
    await this.#live.close();
    clearTimeout(cut);
    await this.gate.store.close();
  }
}

function listening(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const nothing = (): void => undefined;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });
