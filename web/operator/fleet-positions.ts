import type { VehiclePosition } from '../../server/contract/live.js';

/** Where a vehicle is drawn at a moment. */
export interface Seen {
  readonly vehicle: string;
  readonly lon: number;
  readonly lat: number;
  readonly standing: boolean;
  /** Nothing has been heard for longer than a minute of the service's clock. */
  readonly lost: boolean;
}

/** Last known positions, moved smoothly between two reports. Kept outside of what React draws: they change all the time. */
export interface FleetPositions {
  hear(positions: readonly VehiclePosition[]): void;
  /** Where everything is at `at`, ms of the browser's clock. */
  seen(at: number): readonly Seen[];
  /** The last report of a vehicle, as told. */
  of(vehicle: string): VehiclePosition | undefined;
  lost(vehicle: string): boolean;
  /** Until when something moves, ms of the browser's clock. */
  movesUntil(): number;
}

/** Positions come once a second; a report that is late is glided to within this, ms. */
const GLIDE_MS = 1100;
/** Silence after which the signal counts as lost, ms of the service's clock. */
const SILENCE_MS = 60_000;

interface Track {
  position: VehiclePosition;
  fromLon: number;
  fromLat: number;
  began: number;
  at: number;
}

export function openFleetPositions(now: () => number): FleetPositions {
  const tracks = new Map<string, Track>();
  const share = ({ began }: Track, at: number): number => Math.min(1, Math.max(0, (at - began) / GLIDE_MS));
  const lost = ({ at }: Track): boolean => now() - at > SILENCE_MS;
  let until = 0;
  return {
    hear(positions) {
      const began = performance.now();
      for (const position of positions) {
        const known = tracks.get(position.vehicle);
        const part = known === undefined ? 1 : share(known, began);
        tracks.set(position.vehicle, {
          position,
          fromLon: known === undefined ? position.lon : between(known.fromLon, known.position.lon, part),
          fromLat: known === undefined ? position.lat : between(known.fromLat, known.position.lat, part),
          began,
          at: Date.parse(position.at),
        });
      }
      until = began + GLIDE_MS;
    },
    seen: (at) =>
      [...tracks.values()].map((track) => {
        const { position, fromLon, fromLat } = track;
        const part = share(track, at);
        return {
          vehicle: position.vehicle,
          lon: between(fromLon, position.lon, part),
          lat: between(fromLat, position.lat, part),
          standing: position.heading === null,
          lost: lost(track),
        };
      }),
    of: (vehicle) => tracks.get(vehicle)?.position,
    lost: (vehicle) => {
      const track = tracks.get(vehicle);
      return track !== undefined && lost(track);
    },
    movesUntil: () => until,
  };
}

const between = (from: number, to: number, part: number): number => from + (to - from) * part;
