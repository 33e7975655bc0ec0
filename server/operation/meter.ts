/** Where the loop says how it is doing. */
export interface Meter {
  /** Works waiting for their turn. */
  queued(works: number): void;
  /** A commit took so long, ms, and held so many inputs. */
  committed(duration: number, inputs: number): void;
  /** One step of the dispatcher, referee included, ms. */
  stepped(duration: number): void;
  /** The referee found so many faults in one step. */
  faulted(faults: number): void;
}

export const NO_METER: Meter = {
  queued: () => undefined,
  committed: () => undefined,
  stepped: () => undefined,
  faulted: () => undefined,
};
