import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Booking } from '../../server/contract/booking.js';
import type { LiveChange, VehiclePosition } from '../../server/contract/live.js';
import type { VehicleView } from '../../server/contract/service.js';
import type { TourView } from '../../server/contract/tour.js';
import type { DeedView, WatchItem } from '../../server/contract/watch.js';
import { dateOf } from '../parts/moments.js';
import { liveLine } from '../rider/live-line.js';
import { Refusal, type Api } from '../wire/api.js';
import { useDesk, type Service } from './desk.js';
import { openFleetPositions, type FleetPositions } from './fleet-positions.js';

/** A stop that cannot be used for a while. */
export interface Closure {
  readonly date: string;
  readonly stop: string;
  readonly from: string;
  readonly to: string | null;
}

export type Message = Extract<LiveChange, { kind: 'message' }>['message'];

/** The service day of today as it is now. */
export interface Plan {
  readonly date: string;
  readonly vehicles: readonly VehicleView[];
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly tours: ReadonlyMap<string, TourView>;
  readonly closures: readonly Closure[];
  readonly messages: readonly Message[];
  readonly watch: readonly WatchItem[];
  readonly deeds: readonly DeedView[];
}

export interface Day {
  readonly plan: Plan | undefined;
  readonly state: 'loading' | 'here' | 'failed';
  /** The line is down: what is shown may be old. */
  readonly behind: boolean;
  readonly positions: FleetPositions;
  readonly renew: () => Promise<void>;
}

/** What is computed from the plan is asked for at most so often, and at least so often, ms. */
const SOON_MS = 400;
const AT_LEAST_MS = 10_000;

/** Loads today, and then follows the service by its sockets. */
export function useDay(): Day {
  const { api, now } = useDesk();
  const [plan, setPlan] = useState<Plan>();
  const [state, setState] = useState<Day['state']>('loading');
  const [behind, setBehind] = useState(false);
  const positions = useMemo(() => openFleetPositions(now), [now]);
  const renew = useCallback(async () => {
    try {
      const { now: moment } = await api.get<Service>('/api/service');
      const loaded = await load(api, dateOf(moment));
      positions.hear(loaded.positions);
      setPlan(loaded.plan);
      setState('here');
    } catch (cause) {
      setState((before) => (before === 'here' ? before : 'failed'));
      throw cause;
    }
  }, [api, positions]);
  const look = useWatching(setPlan);
  useEffect(
    () =>
      liveLine(api, {
        anew: renew,
        changed: (change) => {
          setPlan((before) => before && after(before, change));
          if (change.kind !== 'message') look();
        },
        positions: (told) => {
          positions.hear(told);
        },
        watch: look,
        state: (line) => {
          setBehind(line === 'behind');
        },
      }),
    [api, renew, positions, look],
  );
  return useMemo(
    () => ({ plan, state, behind, positions, renew: () => renew().catch(() => undefined) }),
    [plan, state, behind, positions, renew],
  );
}

/** Asks for the watchlist and the deeds now and then; the returned function: soon. */
function useWatching(setPlan: (change: (before: Plan | undefined) => Plan | undefined) => void): () => void {
  const { api } = useDesk();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useRef(false);
  const ask = useCallback(async () => {
    soon.current = false;
    const told = await watched(api).catch(() => undefined);
    if (told !== undefined) setPlan((before) => before && { ...before, ...told });
  }, [api, setPlan]);
  const wait = useCallback(
    (ms: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void ask().finally(() => {
          if (!soon.current) wait(AT_LEAST_MS);
        });
      }, ms);
    },
    [ask],
  );
  useEffect(() => {
    wait(AT_LEAST_MS);
    return () => {
      clearTimeout(timer.current);
    };
  }, [wait]);
  return useCallback(() => {
    if (soon.current) return;
    soon.current = true;
    wait(SOON_MS);
  }, [wait]);
}

async function load(api: Api, date: string): Promise<{ plan: Plan; positions: readonly VehiclePosition[] }> {
  const items = async <T>(path: string): Promise<readonly T[]> => (await api.get<{ items: T[] }>(path)).items;
  // A day that is not open has no tours and no closures yet.
  const ofOpenDay = <T>(path: string): Promise<readonly T[]> =>
    items<T>(path).catch((cause: unknown) => {
      if (cause instanceof Refusal && cause.problem.code === 'not-found') return [];
      throw cause;
    });
  const [vehicles, bookings, tours, closures, messages, watching, positions] = await Promise.all([
    items<VehicleView>(`/api/vehicles?date=${date}`),
    allBookings(api, date),
    ofOpenDay<TourView>(`/api/tours?date=${date}`),
    ofOpenDay<Closure>(`/api/closures?date=${date}`),
    items<Message>('/api/messages'),
    watched(api),
    items<VehiclePosition>('/api/positions'),
  ]);
  const plan = {
    date,
    vehicles,
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    tours: new Map(tours.map((tour) => [tour.vehicle, tour])),
    closures,
    messages,
    ...watching,
  };
  return { plan, positions };
}

async function watched(api: Api): Promise<Pick<Plan, 'watch' | 'deeds'>> {
  const [watch, deeds] = await Promise.all([
    api.get<{ items: WatchItem[] }>('/api/watch'),
    api.get<{ items: DeedView[] }>('/api/deeds'),
  ]);
  return { watch: watch.items, deeds: deeds.items };
}

const PAGE = 200;

async function allBookings(api: Api, date: string): Promise<Booking[]> {
  const all: Booking[] = [];
  let after: string | null = null;
  do {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const page: { items: Booking[]; next: string | null } = await api.get(
      `/api/bookings?date=${date}&limit=${PAGE}${more}`,
    );
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}

/** The plan after one change that was heard. */
function after(plan: Plan, change: LiveChange): Plan {
  switch (change.kind) {
    case 'booking': {
      const { booking } = change;
      if (booking.date !== plan.date) return plan;
      return { ...plan, bookings: new Map(plan.bookings).set(booking.id, booking) };
    }
    case 'tour': {
      const { tour } = change;
      if (tour.date !== plan.date) return plan;
      return { ...plan, tours: new Map(plan.tours).set(tour.vehicle, tour) };
    }
    case 'closure': {
      const { date, stop, closed } = change;
      if (date !== plan.date) return plan;
      const others = plan.closures.filter((one) => one.stop !== stop);
      const made = { date, stop, from: '', to: null };
      return { ...plan, closures: closed ? [...others, made] : others };
    }
    case 'message': {
      const others = plan.messages.filter(({ id }) => id !== change.message.id);
      return { ...plan, messages: [change.message, ...others].sort((a, b) => (a.sent < b.sent ? 1 : -1)) };
    }
    case 'deed':
      return plan;
  }
}
