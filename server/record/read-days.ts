import type { Input } from '../../core/dispatch/input.js';
import type { ServiceTime } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import { LivedDay, type DayLedger } from '../../sim/lived-day.js';
import type { Calendar } from '../clock.js';
import type { Store } from '../store/store.js';
import type { ServiceDayRow } from '../store/tables.js';
import type { Deed, PastDay, VehicleNote } from './past-day.js';

/** Where past days are read from. */
export interface Archive {
  readonly store: Store;
  readonly calendar: Calendar;
  /** The service on a date as it was in force when the day opened. */
  readonly serviceOn: (date: string) => Promise<ServiceDay>;
}

/** Reads service days for reports. */
export interface DayReader {
  /** The days from one date to another, both included, that have opened, in order. */
  read(from: string, to: string): Promise<readonly PastDay[]>;
}

/** Days that are over are kept in memory, the latest used of so many: two months. */
const MOST_KEPT = 62;

/** How long a report may keep the engine waiting at a time, ms. */
const SLICE_MS = 4;

/**
 * Reads days by folding their journals again: some 0.1 to 1 s of CPU for each day that is not in memory yet, in slices
 * between which the engine answers.
 */
export function dayReader(archive: Archive): DayReader {
  const kept = new Map<string, Promise<DayLedger>>();
  return {
    async read(from, to) {
      const rows = await archive.store.db
        .selectFrom('service_day')
        .selectAll()
        .where('service_date', '>=', from)
        .where('service_date', '<=', to)
        .orderBy('service_date')
        .execute();
      const days: PastDay[] = [];
      for (const row of rows) days.push(await readDay(archive, row, kept));
      return days;
    },
  };
}

async function readDay(
  archive: Archive,
  row: ServiceDayRow,
  kept: Map<string, Promise<DayLedger>>,
): Promise<PastDay> {
  const { store, calendar } = archive;
  const { service_date: date } = row;
  const state = row.state === 'closed' ? 'closed' : 'open';
  const service = await archive.serviceOn(date);
  const { world, stops } = service;
  const lived = () => livedLedger(store, service);
  const statuses = await store.db
    .selectFrom('booking')
    .select('id')
    .where('service_date', '=', date)
    .where('status', 'in', ['booked', 'aboard'])
    .where('is_test', '=', 0)
    .execute();
  const stopId = (index: number): string => stops[index]!.id;
  const deeds = await deedsOf(store, service);
  const notes = await notesOf(store, calendar, date);
  return {
    date,
    state,
    ledger: await (state === 'closed' ? once(kept, date, lived) : lived()),
    unfinished: state === 'closed' ? statuses.length : 0,
    stopNames: new Map(stops.map(({ id, name }) => [id, name])),
    garages: new Map(world.vehicles.map(({ id, start }) => [id, stopId(start)])),
    notes,
    deeds,
    driverNames: await namesOf(store, [...deeds, ...notes]),
  };
}

/** Done once for each date, also by those who ask while it is being done. */
function once(
  kept: Map<string, Promise<DayLedger>>,
  date: string,
  work: () => Promise<DayLedger>,
): Promise<DayLedger> {
  const known = kept.get(date);
  const found = known ?? work();
  // Taking it out and putting it in again moves it to the end: the first one is the one not used for longest.
  kept.delete(date);
  kept.set(date, found);
  if (known === undefined) found.catch(() => kept.delete(date));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

async function livedLedger(store: Store, service: ServiceDay): Promise<DayLedger> {
  const bookings = await store.db
    .selectFrom('booking')
    .select(['id', 'status', 'is_test'])
    .where('service_date', '=', service.date)
    .execute();
  const tests = new Set(bookings.filter((row) => row.is_test === 1).map(({ id }) => id));
  const replaced = new Set(bookings.filter((row) => row.status === 'replaced').map(({ id }) => id));
  const journal = await store.db
    .selectFrom('journal')
    .select('input')
    .where('service_date', '=', service.date)
    .orderBy('seq')
    .execute();
  const lived = new LivedDay(service, { tests, replaced });
  let begun = performance.now();
  for (const { input } of journal) {
    lived.note(JSON.parse(input) as Input);
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((next) => setImmediate(next));
    begun = performance.now();
  }
  return lived.record();
}

/** Who reported from which vehicle: inputs of drivers that are about a vehicle. */
async function deedsOf(store: Store, { date, world }: ServiceDay): Promise<Deed[]> {
  const rows = await store.db
    .selectFrom('journal')
    .select(['input', 'actor'])
    .where('service_date', '=', date)
    .where('actor', 'like', 'driver:%')
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ input: text, actor: driver }) => {
    const input = JSON.parse(text) as Input;
    if (!('vehicle' in input)) return [];
    return [{ vehicle: world.vehicles[input.vehicle]!.id, driver, at: input.at }];
  });
}

async function notesOf(store: Store, calendar: Calendar, date: string): Promise<VehicleNote[]> {
  const rows = await store.db
    .selectFrom('vehicle_record')
    .selectAll()
    .where('service_date', '=', date)
    .orderBy('happened_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const { odometer_m = null, detail = null } = JSON.parse(row.detail) as Partial<VehicleNote>;
    const at: ServiceTime = calendar.serviceTime(date, row.happened_at);
    return { vehicle: row.vehicle, driver: row.driver, at, kind: row.kind, odometer_m, detail };
  });
}

const ACCOUNT = /^[a-z]+:(.+)$/;

/** Names of the accounts behind what the journal calls people. */
async function namesOf(store: Store, deeds: readonly Deed[]): Promise<ReadonlyMap<string, string>> {
  const idOf = new Map(
    [...new Set(deeds.map(({ driver }) => driver))].map((name) => [name, ACCOUNT.exec(name)?.[1]]),
  );
  const ids = [...idOf.values()].filter((id) => id !== undefined);
  if (ids.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('account')
    .select(['id', 'display_name'])
    .where('id', 'in', ids)
    .execute();
  const nameOf = new Map(rows.map((row) => [row.id, row.display_name]));
  return new Map(
    [...idOf].flatMap(([actor, id]) => {
      const name = nameOf.get(id ?? '');
      return name === undefined ? [] : [[actor, name] as const];
    }),
  );
}
