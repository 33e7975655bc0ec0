import { checkStep } from '../../core/dispatch/check/step.js';
import { faultsBeside, faultText, type Fault } from '../../core/dispatch/check/fault.js';
import { checkPlan } from '../../core/dispatch/check/plan.js';
import type { Decision } from '../../core/dispatch/decision.js';
import { step } from '../../core/dispatch/dispatcher.js';
import { dateAfter } from '../../scenarios/calendar.js';
import type { Input } from '../../core/dispatch/input.js';
import type { VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import type { Booking } from '../contract/booking.js';
import type { Calendar, Instant } from '../clock.js';
import type { Logger } from '../log.js';
import type { StandingOrderRow } from '../store/tables.js';
import { bookingsAfter } from './bookings-after.js';
import type { Change } from './change.js';
import { LayeredMap } from './layered-map.js';
import { datesAhead, newDay } from './live-day.js';
import type { Meter } from './meter.js';
import {
  ClockSteppedBack,
  StepFaulted,
  type Committed,
  type Desk,
  type InputWithoutTime,
  type OpenDay,
  type OperationState,
} from './operation.js';
import { withPart } from './service-parts.js';
import { tabletKey, type Tablet } from './tablet.js';
import { overdue } from './watch-delays.js';
import { tellWithdrawn } from './withdrawn.js';

export type Step = Committed['steps'][number];

/** What a desk needs beside the state. */
export interface Surroundings {
  readonly calendar: Calendar;
  readonly secret: string;
  readonly folder: string;
  readonly log: Logger;
  readonly meter: Meter;
  readonly newId: () => string;
}

/** New promises are refused while the clock is this far behind the newest moment of the journal, ms. */
const LARGEST_STEP_BACK = 30_000;

/** A yes to these would be a new promise. */
const PROMISING: ReadonlySet<Input['kind']> = new Set(['asked', 'confirmed', 'proposed']);

/** Facts of the road and of the clock: they are taken even if the referee dislikes what the plan makes of them. */
const FACTS: ReadonlySet<Input['kind']> = new Set([
  'departed',
  'arrived',
  'boarded',
  'alighted',
  'absent',
  'rested',
  'observed',
  'delayed',
  'broke-down',
  'repaired',
  'woken',
]);

/** One work being done: its own view of the state, and what it changes. Thrown away if the work throws. */
export class WorkDesk implements Desk {
  readonly actor: string;
  readonly now: Instant;
  readonly steps: Step[] = [];
  readonly changes: Change[] = [];
  readonly #around: Surroundings;
  #state: OperationState;
  #bookings: LayeredMap<string, Booking> | undefined;

  constructor(actor: string, now: Instant, state: OperationState, around: Surroundings) {
    this.actor = actor;
    this.now = now;
    this.#state = state;
    this.#around = around;
  }

  get state(): OperationState {
    return this.#state;
  }

  get calendar(): Calendar {
    return this.#around.calendar;
  }

  get secret(): string {
    return this.#around.secret;
  }

  newId(): string {
    return this.#around.newId();
  }

  day(date: string): OpenDay | undefined {
    const open = this.#state.days.get(date);
    if (open !== undefined || this.#state.closed.has(date)) return open;
    if (!datesAhead(this.#state, this.calendar, this.now).includes(date)) return undefined;
    const day = newDay(this.#state.parts, date, this.now);
    this.#setDay(day);
    this.write({
      table: 'service_day',
      row: {
        service_date: date,
        versions: day.versions,
        state: 'open',
        opened_at: this.now,
        closed_at: null,
      },
    });
    return day;
  }

  step(date: string, told: InputWithoutTime, happened?: Instant): readonly Decision[] {
    if (this.day(date) === undefined) throw new RangeError(`service day ${date} is not open`);
    if (PROMISING.has(told.kind)) this.#mustBeInTime();
    this.#catchUp(date, 'vehicle' in told ? told.vehicle : undefined);
    return this.#take(date, told, { happened, actor: this.actor });
  }

  /**
   * Whoever is answered is answered by a plan of now: vehicles that should have arrived are thought to come soon. The
   * one that is just being heard of speaks for itself.
   */
  #catchUp(date: string, heardOf: VehicleIndex | undefined): void {
    const { vehicles } = this.day(date)!.service.world;
    const now = this.calendar.serviceTime(date, this.now);
    for (const v of vehicles.keys()) {
      const vehicle = v as VehicleIndex;
      const arrives = vehicle === heardOf ? undefined : overdue(this.day(date)!, vehicle, now, 0);
      if (arrives === undefined) continue;
      tellWithdrawn(this, this.#take(date, { kind: 'delayed', vehicle, arrives }, { actor: 'clock' }));
    }
  }

  #take(
    date: string,
    told: InputWithoutTime,
    { happened, actor }: { readonly happened?: Instant | undefined; readonly actor: string },
  ): readonly Decision[] {
    const day = this.day(date)!;
    const heard = this.calendar.serviceTime(date, this.now);
    const latest = Math.max(heard, day.fleet.now) as ServiceTime;
    const at =
      happened === undefined
        ? latest
        : (Math.min(latest, this.calendar.serviceTime(date, happened)) as ServiceTime);
    const input = { ...told, at } as Input;
    const before = day.fleet;
    const { world } = day.service;
    const begun = performance.now();
    const [after, decisions] = step(before, input, world);
    const faults = checkStep({ before, input, after, decisions, world });
    this.#around.meter.stepped(performance.now() - begun);
    if (faults.length > 0) this.#faulted(day, input, faults);
    this.#setDay({ ...day, fleet: after, seq: day.seq + 1 });
    this.steps.push({ date, actor, input, decisions, before, after, heard });
    const taken = { day: day.service, calendar: this.calendar, actor, recorded: this.now };
    const changed = bookingsAfter((id) => this.#state.bookings.get(id), {
      ...taken,
      before,
      input,
      decisions,
      after,
    });
    for (const row of changed) this.write({ table: 'booking', row });
    return decisions;
  }

  write(change: Change): void {
    this.changes.push(change);
    switch (change.table) {
      case 'booking':
        this.#setBooking(change.row);
        break;
      case 'standing_order':
        this.#setStandingOrder(change.row);
        break;
      case 'service_day':
        if (change.row.state === 'closed') this.#close(change.row.service_date);
        break;
      case 'service_part': {
        const { part, content } = change.row;
        const parts = withPart(
          this.#around.folder,
          this.#state.parts,
          part as keyof OperationState['parts']['versions'],
          JSON.parse(content) as OperationState['parts']['contents']['fleet'],
        );
        this.#state = { ...this.#state, parts };
        break;
      }
      case 'driver_event':
      case 'vehicle_record':
      case 'audit':
      case 'outbox':
      case 'message':
      case 'idempotency':
        break;
    }
  }

  setTablet(date: string, vehicle: string, tablet: Tablet): void {
    const tablets = new Map(this.#state.tablets).set(tabletKey(date, vehicle), tablet);
    this.#state = { ...this.#state, tablets };
  }

  #mustBeInTime(): void {
    for (const { date, fleet } of this.#state.days.values()) {
      const newest = this.calendar.instantOf(date, fleet.now);
      if (this.now < newest - LARGEST_STEP_BACK) {
        throw new ClockSteppedBack(
          `the clock shows ${this.calendar.text(this.now)}, but ${this.calendar.text(newest)} is in the journal of ${date}`,
        );
      }
    }
  }

  /** A fault that the plan had before is not this step's doing: a driver may have done what no plan allows. */
  #faulted({ date, fleet, service }: OpenDay, input: Input, faults: readonly Fault[]): void {
    const fresh = faultsBeside(checkPlan(fleet, service.world), faults);
    if (fresh.length === 0) return;
    const { log, meter } = this.#around;
    meter.faulted(fresh.length);
    const told = fresh.map(faultText);
    log.error({ date, input, faults: told, actor: this.actor }, 'the referee rejects a step');
    if (FACTS.has(input.kind)) return;
    throw new StepFaulted(`the referee rejects the plan after ${input.kind} on ${date}: ${told.join('; ')}`);
  }

  #setDay(day: OpenDay): void {
    this.#state = { ...this.#state, days: new Map(this.#state.days).set(day.date, day) };
  }

  #setBooking(row: Booking): void {
    // One layer a work: works before and the committed state keep theirs.
    this.#bookings ??= LayeredMap.over(this.#state.bookings);
    this.#bookings.set(row.id, row);
    this.#state = { ...this.#state, bookings: this.#bookings };
  }

  #setStandingOrder(row: StandingOrderRow): void {
    const standingOrders = new Map(this.#state.standingOrders);
    if (row.ended_at === null) standingOrders.set(row.id, row);
    else standingOrders.delete(row.id);
    this.#state = { ...this.#state, standingOrders };
  }

  #close(date: string): void {
    const days = new Map(this.#state.days);
    days.delete(date);
    const tablets = new Map([...this.#state.tablets].filter(([key]) => !key.startsWith(tabletKey(date, ''))));
    const yesterday = dateAfter(date, -1);
    const bookings = new Map([...this.#state.bookings].filter(([, booking]) => booking.date >= yesterday));
    this.#bookings = LayeredMap.over(bookings);
    this.#state = {
      ...this.#state,
      days,
      tablets,
      bookings: this.#bookings,
      closed: new Set(this.#state.closed).add(date),
    };
  }
}
