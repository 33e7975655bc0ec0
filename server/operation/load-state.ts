import type { Input } from '../../core/dispatch/input.js';
import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import { PARTS, readParts, type PartContent, type PartName } from '../../scenarios/parts.js';
import { dateAfter } from '../../scenarios/calendar.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { serviceDay, type ServiceDay } from '../../scenarios/service-day.js';
import type { Booking } from '../contract/booking.js';
import type { DriverEvent, DriverOutcome } from '../contract/driver-event.js';
import type { Calendar, Instant } from '../clock.js';
import type { Store } from '../store/store.js';
import type { DriverEventRow, ServiceDayRow } from '../store/tables.js';
import { fleetOf } from './fleet-text.js';
import type { OpenDay, OperationState } from './operation.js';
import { bookingOf } from './rows.js';
import { scenarioOf, type ServiceParts } from './service-parts.js';
import { SILENT, tabletKey, type Tablet } from './tablet.js';

/** Everything a process that takes over has to know, as the store has it. */
export async function loadState(
  store: Store,
  folder: string,
  { calendar, now }: { readonly calendar: Calendar; readonly now: Instant },
): Promise<OperationState> {
  const services = new Services(store, folder);
  const parts = await services.newest();
  const rows = await store.db.selectFrom('service_day').selectAll().orderBy('service_date').execute();
  const days = new Map<string, OpenDay>();
  for (const row of rows.filter(({ state }) => state === 'open')) {
    days.set(row.service_date, await loadDay(store, row, await services.day(row)));
  }
  const orders = await store.db
    .selectFrom('standing_order')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  const last = await store.db
    .selectFrom('journal')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  const recent = dateAfter(calendar.dateOf(now), -1);
  return {
    days,
    bookings: await bookingsOf(store, [...days.keys(), recent]),
    tablets: await tabletsOf(store, [...days.keys()]),
    standingOrders: new Map(orders.map((row) => [row.id, row])),
    position: last?.position ?? 0,
    closed: new Set(rows.filter(({ state }) => state === 'closed').map((row) => row.service_date)),
    parts,
  };
}

/**
 * The day folded from its very first input, whatever snapshots say: the same bytes as the state in operation. To be
 * compared by a test and by `noriai verify`.
 */
export async function foldDay(store: Store, folder: string, date: string): Promise<Fleet> {
  const row = await dayRow(store, date);
  const { world } = await new Services(store, folder).day(row);
  return (await inputsOf(store, date, 0)).reduce(
    (fleet, input) => step(fleet, input, world)[0],
    openDay(world),
  );
}

/** The service on a date as it was in force when the day opened. Throws a RangeError if that day never opened. */
export async function serviceOf(store: Store, folder: string, date: string): Promise<ServiceDay> {
  return new Services(store, folder).day(await dayRow(store, date));
}

/** The parts of the service as they were in force when a day opened. Throws a RangeError if it never did. */
export async function partsOf(store: Store, folder: string, date: string): Promise<ServiceParts> {
  return new Services(store, folder).of(await dayRow(store, date));
}

/** The inputs of a day in order, from a number on. */
export async function inputsOf(store: Store, date: string, from: number): Promise<Input[]> {
  const rows = await store.db
    .selectFrom('journal')
    .select('input')
    .where('service_date', '=', date)
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute();
  return rows.map(({ input }) => JSON.parse(input) as Input);
}

async function dayRow(store: Store, date: string): Promise<ServiceDayRow> {
  const row = await store.db
    .selectFrom('service_day')
    .selectAll()
    .where('service_date', '=', date)
    .executeTakeFirst();
  if (row === undefined) throw new RangeError(`service day ${date} never opened: nothing is known of it`);
  return row;
}

async function loadDay(store: Store, row: ServiceDayRow, service: ServiceDay): Promise<OpenDay> {
  const { date, world } = service;
  const { versions, opened_at: opened } = row;
  const snapshot = await store.db
    .selectFrom('snapshot')
    .selectAll()
    .where('service_date', '=', date)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const from = snapshot === undefined ? 0 : snapshot.seq + 1;
  let fleet = snapshot === undefined ? openDay(world) : fleetOf(snapshot.fleet);
  const inputs = await inputsOf(store, date, from);
  for (const input of inputs) [fleet] = step(fleet, input, world);
  return { date, service, fleet, seq: from + inputs.length, versions, opened };
}

async function bookingsOf(store: Store, dates: readonly string[]): Promise<Map<string, Booking>> {
  const rows = await store.db
    .selectFrom('booking')
    .select(['detail', 'rider'])
    .where('service_date', 'in', [...new Set(dates)])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => bookingOf(row)).map((booking) => [booking.id, booking]));
}

async function tabletsOf(store: Store, dates: readonly string[]): Promise<Map<string, Tablet>> {
  const tablets = new Map<string, Tablet>();
  if (dates.length === 0) return tablets;
  const rows = await store.db
    .selectFrom('driver_event')
    .selectAll()
    .where('service_date', 'in', dates)
    .orderBy('number')
    .execute();
  for (const row of rows) {
    const key = tabletKey(row.service_date, row.vehicle);
    tablets.set(key, withEvent(tablets.get(key) ?? SILENT, row));
  }
  return tablets;
}

/** Whoever waited for a smaller number when the process ended still does. */
function withEvent(known: Tablet, row: DriverEventRow): Tablet {
  const outcome = JSON.parse(row.outcome) as DriverOutcome;
  const waits = outcome.outcome === 'waiting';
  const waiting = { event: JSON.parse(row.event) as DriverEvent, heard: row.heard_at };
  return {
    through: waits ? known.through : Math.max(known.through, row.number),
    outcomes: new Map(known.outcomes).set(row.number, outcome),
    waiting: waits ? [...known.waiting, waiting] : known.waiting,
    heard: Math.max(known.heard, row.heard_at) as Instant,
  };
}

/** Services by the versions of their parts, each read once. */
class Services {
  readonly #store: Store;
  readonly #folder: string;
  readonly #known = new Map<string, ServiceParts>();

  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** The newest version of every part; of one that was never kept, version 1 is what the folder says. */
  async newest(): Promise<ServiceParts> {
    const rows = await this.#store.db
      .selectFrom('service_part')
      .select(({ fn }) => ['part', fn.max('version').as('version')])
      .groupBy('part')
      .execute();
    const version = (part: PartName): number => rows.find((row) => row.part === part)?.version ?? 1;
    return this.#at({ fleet: version('fleet'), stops: version('stops'), service: version('service') });
  }

  of({ versions }: ServiceDayRow): Promise<ServiceParts> {
    return this.#at(JSON.parse(versions) as ServiceParts['versions']);
  }

  async day(row: ServiceDayRow): Promise<ServiceDay> {
    const { scenario } = await this.of(row);
    return serviceDay(scenario, row.service_date);
  }

  async #at(versions: ServiceParts['versions']): Promise<ServiceParts> {
    const key = JSON.stringify(PARTS.map((part) => versions[part]));
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const contents = await contentsAt(this.#store, this.#folder, versions);
    const other = [...this.#known.values()].at(-1);
    const scenario = withoutDemand(scenarioOf(this.#folder, contents, other));
    const parts = { versions, contents, scenario };
    this.#known.set(key, parts);
    return parts;
  }
}

/** The parts of the service at some versions, as their files have them; nothing else is read. */
export async function contentsAt(
  store: Store,
  folder: string,
  versions: ServiceParts['versions'],
): Promise<ServiceParts['contents']> {
  const contents: Record<PartName, PartContent> = { ...readParts(folder) };
  for (const part of PARTS) {
    const row = await store.db
      .selectFrom('service_part')
      .select('content')
      .where('part', '=', part)
      .where('version', '=', versions[part])
      .executeTakeFirst();
    if (row !== undefined) contents[part] = JSON.parse(row.content) as PartContent;
  }
  return contents;
}

/** A live day has the riders who call: the wishes of the scenario are for simulations. */
const withoutDemand = (scenario: Scenario): Scenario => ({ ...scenario, wishes: [], doors: new Map() });
