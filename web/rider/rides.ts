import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Booking } from '../../server/contract/booking.js';
import type { VehiclePosition } from '../../server/contract/live.js';
import { useService } from './service.js';

/** The bookings of the rider and the family, as they are now. */
export interface Rides {
  readonly all: readonly Booking[];
  readonly state: 'loading' | 'here' | 'failed';
  /** The line is down: what is shown may be old. */
  readonly behind: boolean;
  /** Where vehicles were when last heard of, by id. */
  readonly positions: ReadonlyMap<string, VehiclePosition>;
  readonly find: (id: string) => Booking | undefined;
  readonly renew: () => Promise<void>;
}

/** Newest bookings that are shown. */
const SHOWN = 50;

/** Loads the rider's bookings, and then follows the service by its sockets. */
export function useRides(): Rides {
  const { api } = useService();
  const [all, setAll] = useState<ReadonlyMap<string, Booking>>(new Map());
  const [state, setState] = useState<Rides['state']>('loading');
  const [behind, setBehind] = useState(false);
  const [positions, setPositions] = useState<ReadonlyMap<string, VehiclePosition>>(new Map());
  const renew = useCallback(async () => {
    try {
      const { items } = await api.get<{ items: Booking[] }>(`/api/bookings?limit=${SHOWN}`);
      setAll(new Map(items.map((booking) => [booking.id, booking])));
      setState('here');
    } catch (cause) {
      setState((before) => (before === 'here' ? before : 'failed'));
      throw cause;
    }
  }, [api]);
  useEffect(() => {
    let leave: (() => void) | undefined;
    let gone = false;
    renew().catch(() => undefined);
    // Loaded apart: the first screen does not wait for it.
    void import('./live-line.js').then(({ liveLine }) => {
      if (gone) return;
      leave = liveLine(api, {
        anew: renew,
        changed: (change) => {
          if (change.kind !== 'booking') return;
          setAll((before) => new Map(before).set(change.booking.id, change.booking));
        },
        positions: (told) => {
          setPositions((before) => new Map([...before, ...told.map((p) => [p.vehicle, p] as const)]));
        },
        state: (now) => {
          setBehind(now === 'behind');
        },
      });
    });
    return () => {
      gone = true;
      leave?.();
    };
  }, [api, renew]);
  return useMemo(
    () => ({
      all: [...all.values()],
      state,
      behind,
      positions,
      find: (id: string) => all.get(id),
      renew: () => renew().catch(() => undefined),
    }),
    [all, state, behind, positions, renew],
  );
}

/** Stops shown of earlier bookings. */
const LAST = 4;

/** Where somebody went and came from, each stop once, the latest first. */
export function lastPlaces(rides: readonly Booking[]): readonly string[] {
  const latest = [...rides].sort((a, b) => (a.created > b.created ? -1 : 1));
  return [...new Set(latest.flatMap(({ origin, destination }) => [destination, origin]))].slice(0, LAST);
}
