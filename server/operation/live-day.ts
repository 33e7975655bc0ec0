import { openDay } from '../../core/dispatch/dispatcher.js';
import type { ServiceTime } from '../../core/units.js';
import { dateAfter } from '../../scenarios/calendar.js';
import { serviceDay } from '../../scenarios/service-day.js';
import type { Calendar, Instant } from '../clock.js';
import type { OpenDay, OperationState } from './operation.js';
import type { ServiceParts } from './service-parts.js';

/** A day before anything has happened on it. */
export function newDay({ scenario, versions }: ServiceParts, date: string, opened: Instant): OpenDay {
  const service = serviceDay(scenario, date);
  const fleet = openDay(service.world);
  return { date, service, fleet, seq: 0, versions: JSON.stringify(versions), opened };
}

/** Dates for which bookings are taken at a moment, the earliest first: today and the days of the horizon. */
export function datesAhead(state: OperationState, calendar: Calendar, now: Instant): readonly string[] {
  const { horizon } = state.parts.scenario.service.policy;
  const last = calendar.dateOf((now + horizon * 1000) as Instant);
  const dates: string[] = [];
  for (let date = calendar.dateOf(now); date <= last; date = dateAfter(date, 1)) dates.push(date);
  return dates;
}

/**
 * The service day a moment belongs to: that of the day before while its hours run on past midnight, or else the
 * civil date.
 */
export function serviceDateOf(state: OperationState, calendar: Calendar, at: Instant): string {
  const today = calendar.dateOf(at);
  const before = dateAfter(today, -1);
  const late = state.days.get(before);
  if (late === undefined) return today;
  const moment = calendar.serviceTime(before, at);
  return late.service.world.policy.hours.some(({ latest }) => moment <= latest) ? before : today;
}

/** When the last vehicle should be home; 0 on a day without service. */
export function endOfShifts({ service }: OpenDay): ServiceTime {
  const ends = service.world.vehicles.flatMap(({ shifts }) => shifts.map(({ end }) => end));
  const hours = service.world.policy.hours.map(({ latest }) => latest);
  return Math.max(0, ...ends, ...hours) as ServiceTime;
}
