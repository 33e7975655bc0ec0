import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '../auth/actor.js';
import type { Instant } from '../clock.js';
import {
  ownPosition,
  type Beat,
  type Push,
  type ToPage,
  type ToServer,
  type VehiclePosition,
} from '../contract/live.js';
import type { Logger } from '../log.js';
import type { OperationState } from '../operation/operation.js';
import type { Feed } from './feed.js';
import type { Positions } from './positions.js';
import { roomsOf, type Room } from './rooms.js';
import { ridersWaitingFor } from './waiting-riders.js';

/** What a browser or tablet shows at the door. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

export interface LiveSettings {
  readonly http: HttpServer;
  /** Rejects or says "nobody" if the credentials are worth nothing (any more). `family`: riders a rider books for. */
  readonly identify: (credentials: Credentials) => Promise<{ actor: Actor; family: readonly string[] }>;
  readonly log: Logger;
  /** Shares rooms among several server processes; absent: there is one process. */
  readonly adapter?: Parameters<Server['adapter']>[0];
}

/** What only the process that runs the engine has. */
export interface Engine {
  readonly feed: Feed;
  readonly positions: Positions;
  readonly state: () => OperationState;
  /** By the clock of the service. */
  readonly now: () => Instant;
}

/** The sockets of one server process. */
export interface Live {
  /** From now on this process runs the engine, until the returned function is called: pushes, beats and positions come from it. */
  lead(engine: Engine): () => void;
  /** The watchlist has changed. */
  watchChanged(): void;
  readonly connected: () => number;
  close(): Promise<void>;
}

type Sockets = Server<ToServer, ToPage, BetweenServers, Guest>;

interface BetweenServers {
  position: (position: VehiclePosition) => void;
}

interface Guest {
  actor: Actor;
  rooms: readonly Room[];
  credentials: Credentials;
  /** Reports taken in the present second. */
  reports: { second: number; count: number };
}

/**
 * Positions that came in are told together four times a second, so that none is old when it is seen; each room's last
 * position every five seconds. Wall time, whatever the clock shows.
 */
const TICK_MS = 250;
const BEAT_TICKS = 20;
/** A room that has been told nothing for so many beats has none: who missed something has heard of it by then. */
const BEATS = 12;
/** A socket whose session has ended is closed within this many ticks. */
const RECHECK_TICKS = 120;
/** A tablet reports once a second; one that was offline sends a few at once. */
const MOST_REPORTS = 10;
const SECOND_MS = 1000;
const LARGEST_MESSAGE = 20_000;

/** Opens the sockets. Nobody gets in without an actor, and nobody chooses rooms: they follow from who one is. */
export function attachLive(settings: LiveSettings): Live {
  const { http, log } = settings;
  const io: Sockets = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    ...(settings.adapter === undefined ? {} : { adapter: settings.adapter }),
  });
  const live = new Sharing(io, settings);
  io.use((socket, next) => {
    admit(socket, settings).then(
      () => {
        next();
      },
      (cause: unknown) => {
        log.info({ because: cause instanceof Error ? cause.message : 'unknown' }, 'socket turned away');
        next(new Error('not-signed-in'));
      },
    );
  });
  io.on('connection', (socket) => {
    live.welcome(socket);
  });
  io.on('position', (position: VehiclePosition) => {
    live.heard(position);
  });
  return live;
}

type Page = Socket<ToServer, ToPage, BetweenServers, Guest>;

async function admit(socket: Page, { identify }: LiveSettings): Promise<void> {
  const { auth, headers } = socket.handshake;
  const token: unknown = auth['token'];
  const credentials: Credentials = {
    cookie: headers.cookie,
    authorization: typeof token === 'string' ? `Bearer ${token}` : headers.authorization,
  };
  const { actor, family } = await identify(credentials);
  if (actor.role === 'nobody') throw new Error('nobody');
  socket.data = { actor, rooms: roomsOf(actor, family), credentials, reports: { second: 0, count: 0 } };
  await socket.join([...socket.data.rooms]);
}

const beatOf = (feed: Feed, room: Room): Beat => ({ feed: feed.id, room, position: feed.lastOf(room) });

class Sharing implements Live {
  readonly #io: Sockets;
  readonly #settings: LiveSettings;
  readonly #timer: NodeJS.Timeout;
  #engine: Engine | undefined;
  #ticks = 0;
  /** Positions at the last beats, the oldest first. */
  #beaten: number[] = [];

  constructor(io: Sockets, settings: LiveSettings) {
    this.#io = io;
    this.#settings = settings;
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK_MS).unref();
  }

  connected = (): number => this.#io.engine.clientsCount;

  lead(engine: Engine): () => void {
    this.#engine = engine;
    const begun = beatOf(engine.feed, 'operators');
    this.#beaten = [begun.position];
    engine.feed.listen((push: Push) => this.#io.to(push.room).emit('changes', push));
    // Pages of all processes learn that another feed has begun: what the one before said last may be lost.
    this.#io.emit('beat', begun);
    return () => {
      this.#engine = undefined;
    };
  }

  watchChanged(): void {
    this.#io.to('operators').emit('watch');
  }

  welcome(socket: Page): void {
    const { rooms } = socket.data;
    if (this.#engine !== undefined) {
      for (const room of rooms) socket.emit('beat', beatOf(this.#engine.feed, room));
    }
    socket.on('position', (position, answer) => {
      const taken = this.#report(socket.data, position);
      if (typeof answer === 'function') answer(taken);
    });
  }

  /** A position that reached this process or another one. */
  heard(position: VehiclePosition): void {
    this.#engine?.positions.report(position, this.#engine.now());
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#io.close();
  }

  #report(guest: Guest, sent: unknown): string {
    const { actor } = guest;
    if (actor.role !== 'driver' || actor.vehicle === undefined) return 'not-allowed';
    const second = Math.floor(performance.now() / SECOND_MS);
    const count = guest.reports.second === second ? guest.reports.count + 1 : 1;
    guest.reports = { second, count };
    if (count > MOST_REPORTS) return 'too-many-requests';
    const read = ownPosition.safeParse(sent);
    if (!read.success) return 'invalid-request';
    const position: VehiclePosition = { vehicle: actor.vehicle, ...read.data };
    if (this.#engine === undefined) this.#io.serverSideEmit('position', position);
    else this.heard(position);
    return 'taken';
  }

  #tick(): void {
    this.#ticks++;
    if (this.#ticks % RECHECK_TICKS === 0) void this.#recheck();
    const engine = this.#engine;
    if (engine === undefined) return;
    const fresh = engine.positions.fresh();
    if (fresh.length > 0) this.#tellPositions(fresh, engine);
    if (this.#ticks % BEAT_TICKS !== 0) return;
    for (const room of engine.feed.roomsAfter(this.#beaten[0]!)) {
      this.#io.to(room).emit('beat', beatOf(engine.feed, room));
    }
    this.#beaten = [...this.#beaten, engine.state().position].slice(-BEATS);
  }

  /** The desk sees all vehicles; a rider only the one that comes for them or carries them, and only then. */
  #tellPositions(fresh: readonly VehiclePosition[], { state, now }: Engine): void {
    this.#io.to('operators').volatile.emit('positions', fresh);
    const byVehicle = new Map(fresh.map((position) => [position.vehicle, position]));
    for (const { rider, vehicle } of ridersWaitingFor(byVehicle, state(), now())) {
      this.#io.to(`rider:${rider}`).volatile.emit('positions', [byVehicle.get(vehicle)!]);
    }
  }

  /** Closes sockets whose session has ended or whose rights have changed since. */
  async #recheck(): Promise<void> {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { credentials, rooms } = socket.data;
      const now = await this.#settings.identify(credentials).catch(() => undefined);
      const still = now !== undefined && String(roomsOf(now.actor, now.family)) === String(rooms);
      if (!still || now.actor.role === 'nobody') socket.disconnect(true);
    }
  }
}
