import type { PlaceIndex, StopIndex, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import type { LonLat } from '../../core/geo.js';
import type { DriverEvent } from '../contract/driver-event.js';
import type { VehiclePosition } from '../contract/live.js';
import type { Positions } from '../live/positions.js';
import { tourView } from '../live/tour-view.js';
import type { OpenDay, Operation } from '../operation/operation.js';
import { reportDriving } from '../operation/report-driving.js';
import { tabletKey } from '../operation/tablet.js';
import { along } from './along.js';
import { SimulatedTablet, type TabletLine } from './simulated-tablet.js';

/** Positions are told once a second of the wall clock, whatever the clock of the service shows. */
const TICK_MS = 1000;

/**
 * Vehicles that drive by themselves, so that the demonstration lives. The returned function stops them.
 * @param signedOn vehicles somebody has taken: those are left to people, until they leave them
 */
export function driveDemoFleet(
  operation: Operation,
  positions: Positions,
  failsToShow: (booking: string) => boolean,
  signedOn: () => Promise<ReadonlySet<string>> = nobody,
): () => void {
  const tablets = new Map<string, SimulatedTablet>();
  let taken: ReadonlySet<string> = new Set();
  const { clock, calendar } = operation;
  const wake = (day: OpenDay, v: VehicleIndex): void => {
    const { id } = day.service.world.vehicles[v]!;
    const key = tabletKey(day.date, id);
    if (taken.has(id)) {
      tablets.get(key)?.stop();
      tablets.delete(key);
      return;
    }
    const settings = { clock, calendar, failsToShow };
    const tablet = tablets.get(key) ?? new SimulatedTablet(lineOf(operation, day.date, v), settings);
    tablets.set(key, tablet);
    tablet.replan();
  };
  const wakeAll = (): void => {
    for (const day of operation.state.days.values()) {
      for (const v of day.service.world.vehicles.keys()) wake(day, v as VehicleIndex);
    }
  };
  wakeAll();
  let known = [...operation.state.days.keys()].join();
  const deaf = operation.listen(({ steps }) => {
    const open = [...operation.state.days.keys()].join();
    if (open !== known) {
      known = open;
      wakeAll();
    }
    for (const { date, before, after } of steps) {
      const day = operation.state.days.get(date);
      if (day === undefined) continue;
      for (const [v, tour] of after.tours.entries()) {
        if (tour !== before.tours[v]) wake(day, v as VehicleIndex);
      }
    }
  });
  const timer = setInterval(() => {
    tellPositions(operation, positions);
    signedOn().then(
      (now) => {
        if ([...now].join() === [...taken].join()) return;
        taken = now;
        wakeAll();
      },
      // The store is away for a moment, or the demonstration ends: asked again with the next tick.
      () => undefined,
    );
  }, TICK_MS).unref();
  return () => {
    deaf();
    clearInterval(timer);
    for (const tablet of tablets.values()) tablet.stop();
  };
}

const nobody = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());

function lineOf(operation: Operation, date: string, v: VehicleIndex): TabletLine {
  const day = (): OpenDay | undefined => operation.state.days.get(date);
  const id = operation.state.days.get(date)!.service.world.vehicles[v]!.id;
  return {
    tour: () => {
      const open = day();
      return open && tourView(open, v, operation.calendar);
    },
    lastNumber: () => operation.state.tablets.get(tabletKey(date, id))?.through ?? 0,
    send: async (events: readonly DriverEvent[]) => {
      await operation.submit(`driver:demo-${id}`, (desk) =>
        reportDriving(desk, { date, vehicle: id, events }),
      );
    },
  };
}

/** Every vehicle of today where it is on its way. */
function tellPositions(operation: Operation, positions: Positions): void {
  const { clock, calendar, state } = operation;
  const now = clock.now();
  const day = state.days.get(calendar.dateOf(now));
  if (day === undefined) return;
  const at = calendar.serviceTime(day.date, now);
  for (const v of day.service.world.vehicles.keys()) {
    const where = whereIs(day, v as VehicleIndex, at);
    if (where === undefined) continue;
    const position: VehiclePosition = {
      vehicle: day.service.world.vehicles[v]!.id,
      lon: where.point.lon,
      lat: where.point.lat,
      heading: where.heading,
      at: calendar.text(now),
    };
    positions.report(position, now);
  }
}

function whereIs(
  { fleet, service }: OpenDay,
  v: VehicleIndex,
  at: ServiceTime,
): { readonly point: LonLat; readonly heading: number | null } | undefined {
  const { motion } = fleet.tours[v]!;
  if (motion.kind !== 'driving') return standing(service, motion.place);
  const { from, to, departed, arrives } = motion;
  return along(service.line(from, to), (at - departed) / Math.max(1, arrives - departed));
}

function standing(
  { stops, line }: OpenDay['service'],
  place: PlaceIndex,
): { readonly point: LonLat; readonly heading: null } | undefined {
  // A junction has no record of its own, but every way from it begins there.
  const point = stops[place]?.lonLat ?? line(place, 0 as StopIndex)[0];
  return point && { point, heading: null };
}
