import { calendarDay } from '../../scenarios/calendar.js';
import { Refused } from '../contract/problem.js';
import { standingOrderDetail, type StandingOrderDetail } from '../contract/standing-order.js';
import type { ServiceTime } from '../../core/units.js';
import type { Instant } from '../clock.js';
import type { StandingOrderRow } from '../store/tables.js';
import { take } from './answer.js';
import { askAs } from './ask.js';
import { datesAhead } from './live-day.js';
import type { Desk } from './operation.js';

/** A wish for rides on certain weekdays, until it is ended. */
export interface StandingWish {
  readonly rider: string;
  readonly detail: StandingOrderDetail;
  /** First and last date; null: until it is ended. */
  readonly from: string;
  readonly to: string | null;
}

/** Keeps a standing order; its bookings are made by the clock as soon as their days can be booked. */
export function orderStanding(desk: Desk, { rider, detail, from, to }: StandingWish): StandingOrderRow {
  const row: StandingOrderRow = {
    id: desk.newId(),
    rider,
    detail: JSON.stringify(detail),
    from_date: from,
    to_date: to,
    created_by: desk.actor,
    created_at: desk.now,
    ended_at: null,
  };
  desk.write({ table: 'standing_order', row });
  return row;
}

/**
 * No more bookings from this order; those already made stay.
 * @throws Refused not-found
 */
export function endStanding(desk: Desk, id: string): StandingOrderRow {
  const row = desk.state.standingOrders.get(id);
  if (row === undefined) throw new Refused('not-found', `standing order ${id} is not known, or ended`);
  const ended = { ...row, ended_at: desk.now };
  desk.write({ table: 'standing_order', row: ended });
  return ended;
}

/** Makes the bookings that can be made now and have not been made yet, and takes the offers of those that were. */
export function bookStanding(desk: Desk): void {
  const { state } = desk;
  if (state.standingOrders.size === 0) return;
  const { service } = state.parts.scenario;
  for (const date of datesAhead(state, desk.calendar, desk.now)) {
    const { closed } = calendarDay(date, service);
    for (const order of state.standingOrders.values()) {
      const due = closed === undefined && order.from_date <= date && date <= (order.to_date ?? date);
      if (due) bookOn(desk, order, date);
    }
  }
}

function bookOn(desk: Desk, order: StandingOrderRow, date: string): void {
  const id = `${order.id}-${date}`;
  const known = desk.state.bookings.get(id);
  if (known !== undefined) {
    if (known.status === 'offered') take(desk, known, known.offers[0]!.number);
    return;
  }
  const detail = standingOrderDetail.parse(JSON.parse(order.detail));
  if (!detail.weekdays.includes(weekdayOf(date))) return;
  const [hours = 0, minutes = 0] = detail.time.split(':').map(Number);
  const at = desk.calendar.instantOf(date, (hours * 3600 + minutes * 60) as ServiceTime);
  if (!canBeAsked(desk, at)) return;
  const text = desk.calendar.text(at);
  const { booking } = askAs(
    desk,
    {
      rider: order.rider,
      origin: detail.origin,
      destination: detail.destination,
      wish: detail.kind === 'depart' ? { kind: 'depart', at: text } : { kind: 'arrive', by: text },
      party: detail.party,
      attributes: detail.attributes,
      ...(detail.walkLimit_s === undefined ? {} : { walkLimit_s: detail.walkLimit_s }),
      channel: 'standing-order',
      anyway: 'yes',
      standingOrder: order.id,
    },
    id,
  );
  if (booking.status === 'offered') take(desk, booking, booking.offers[0]!.number);
}

/** The moment is one for which wishes are taken now. */
function canBeAsked(desk: Desk, at: Instant): boolean {
  const { horizon, notice } = desk.state.parts.scenario.service.policy;
  return at <= desk.now + horizon * 1000 && at >= desk.now + Math.max(0, notice) * 1000;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const weekdayOf = (date: string): (typeof WEEKDAYS)[number] =>
  WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
