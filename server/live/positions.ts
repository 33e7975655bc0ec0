import type { Instant } from '../clock.js';
import type { VehiclePosition } from '../contract/live.js';

/** Where a vehicle was when it was last heard of. */
export interface LastPosition {
  readonly position: VehiclePosition;
  readonly heard: Instant;
}

/** Last known positions, in memory only: a position is worth nothing a minute later and is never stored. */
export interface Positions {
  report(position: VehiclePosition, heard: Instant): void;
  of(vehicle: string): LastPosition | undefined;
  all(): ReadonlyMap<string, LastPosition>;
  /** Those reported since the last call of this function. */
  fresh(): readonly VehiclePosition[];
}

export function openPositions(): Positions {
  const last = new Map<string, LastPosition>();
  const moved = new Set<string>();
  return {
    report(position, heard) {
      const before = last.get(position.vehicle);
      // A tablet back from a valley sends old positions; the newest one counts.
      if (before !== undefined && Date.parse(before.position.at) > Date.parse(position.at)) return;
      last.set(position.vehicle, { position, heard });
      moved.add(position.vehicle);
    },
    of: (vehicle) => last.get(vehicle),
    all: () => last,
    fresh() {
      const fresh = [...moved].map((vehicle) => last.get(vehicle)!.position);
      moved.clear();
      return fresh;
    },
  };
}
