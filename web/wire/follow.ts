import type { Socket } from 'socket.io-client';
import type {
  Beat,
  CatchUp,
  LiveChange,
  Push,
  ToPage,
  ToServer,
  VehiclePosition,
} from '../../server/contract/live.js';

/** How a page reaches the server. */
export interface Wire {
  readonly socket: Socket<ToPage, ToServer>;
  /** GET /api/changes?feed=FEED&after=POSITION. Rejects while the server cannot be reached. */
  readonly catchUp: (known: { readonly feed: string; readonly position: number }) => Promise<CatchUp>;
  /** Waits before a failed catch-up is tried again. */
  readonly pause: () => Promise<void>;
}

/** What a page does with what it hears. */
export interface Hearer {
  /** Changes in order; none is missing and none comes twice. */
  readonly changed: (change: LiveChange) => void;
  /** Too much has changed, or nothing is known yet: load everything by HTTP. */
  readonly anew: () => Promise<void>;
  readonly positions?: (positions: readonly VehiclePosition[]) => void;
  readonly watch?: () => void;
  /** `live`: what is shown is the present; `behind`: the line is down or is being caught up with. */
  readonly state?: (state: 'live' | 'behind') => void;
}

/** The position before any: whoever asks for changes after it is told to load everything. */
const NOTHING = -1;

/**
 * Follows the service's changes over a line that may drop. Every push names the one before it in its room; if that is not
 * the last one heard, or a beat tells of a later one, the page asks by HTTP for what it missed. Pushes that arrive
 * meanwhile wait. The returned function stops it.
 */
export function follow(wire: Wire, hearer: Hearer): () => void {
  const following = new Following(wire, hearer);
  following.begin();
  return () => {
    following.end();
  };
}

class Following {
  readonly #wire: Wire;
  readonly #hearer: Hearer;
  #feed = '';
  /** Last push heard, by room. */
  #known: Map<string, number> | undefined;
  /** All rooms are complete up to here. */
  #complete = NOTHING;
  #waiting: Push[] = [];
  #catching = false;
  #again = false;
  #ended = false;

  constructor(wire: Wire, hearer: Hearer) {
    this.#wire = wire;
    this.#hearer = hearer;
  }

  begin(): void {
    const { socket } = this.#wire;
    socket.on('connect', this.#onConnect);
    socket.on('disconnect', this.#onDisconnect);
    socket.on('changes', this.#onPush);
    socket.on('beat', this.#onBeat);
    socket.on('positions', this.#onPositions);
    socket.on('watch', this.#onWatch);
    if (socket.connected) this.#onConnect();
  }

  end(): void {
    this.#ended = true;
    const { socket } = this.#wire;
    socket.off('connect', this.#onConnect);
    socket.off('disconnect', this.#onDisconnect);
    socket.off('changes', this.#onPush);
    socket.off('beat', this.#onBeat);
    socket.off('positions', this.#onPositions);
    socket.off('watch', this.#onWatch);
  }

  readonly #onConnect = (): void => void this.#catchUp();
  readonly #onDisconnect = (): void => this.#hearer.state?.('behind');
  readonly #onPositions = (positions: readonly VehiclePosition[]): void =>
    this.#hearer.positions?.(positions);
  readonly #onWatch = (): void => this.#hearer.watch?.();

  readonly #onPush = (push: Push): void => {
    if (this.#catching || this.#known === undefined) this.#waiting.push(push);
    else this.#hear(push);
  };

  readonly #onBeat = ({ feed, room, position }: Beat): void => {
    if (this.#known === undefined) return;
    if (feed !== this.#feed || position > (this.#known.get(room) ?? NOTHING)) void this.#catchUp();
  };

  #hear(push: Push): void {
    if (push.feed !== this.#feed) {
      void this.#catchUp();
      return;
    }
    const known = this.#known!.get(push.room);
    if (known !== undefined && push.position <= known) return;
    if (known === undefined || push.previous > known) {
      void this.#catchUp();
      return;
    }
    this.#take(push);
  }

  #take({ room, position, changes }: Push): void {
    this.#known!.set(room, position);
    this.#complete = Math.max(this.#complete, position);
    for (const change of changes) this.#hearer.changed(change);
  }

  /** One at a time; a wish for another one meanwhile is remembered. */
  async #catchUp(): Promise<void> {
    this.#again = true;
    if (this.#catching) return;
    this.#catching = true;
    this.#hearer.state?.('behind');
    while (this.#again && !this.#ended) {
      this.#again = false;
      try {
        await this.#load();
      } catch {
        this.#again = true;
        await this.#wire.pause();
      }
    }
    this.#catching = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const push of waiting) this.#onPush(push);
    if (this.#wire.socket.connected) this.#hearer.state?.('live');
  }

  async #load(): Promise<void> {
    const missed = await this.#wire.catchUp({ feed: this.#feed, position: this.#complete });
    if (missed.pushes === null || this.#known === undefined) {
      this.#feed = missed.feed;
      this.#known = new Map(Object.entries(missed.rooms));
      this.#complete = missed.position;
      await this.#hearer.anew();
      return;
    }
    for (const push of missed.pushes) {
      const known = this.#known.get(push.room) ?? NOTHING;
      if (push.position > known) this.#take(push);
    }
    for (const [room, position] of Object.entries(missed.rooms)) {
      this.#known.set(room, Math.max(position, this.#known.get(room) ?? NOTHING));
    }
    this.#complete = Math.max(this.#complete, missed.position);
  }
}
