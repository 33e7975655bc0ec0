import { dateAfter } from '../../scenarios/calendar.js';
import { instantOfText } from './moments.js';
import { notify } from './notices.js';
import type { Desk } from './operation.js';

/** Told this long before the planned boarding, ms. */
const NEAR = 5 * 60_000;

/** On the evening before, in this span of the clock, s. */
const EVENING = { from: 18 * 3600, to: 21 * 3600 };

/** Tells riders the evening before, and when the vehicle is near. Each message is written once, also over restarts. */
export class Reminders {
  readonly #told = new Set<string>();

  remind(desk: Desk): void {
    const today = desk.calendar.dateOf(desk.now);
    const tomorrow = dateAfter(today, 1);
    const clock = desk.calendar.serviceTime(today, desk.now);
    const evening = clock >= EVENING.from && clock < EVENING.to;
    for (const booking of desk.state.bookings.values()) {
      if (booking.status !== 'booked' || booking.pickup === null) continue;
      if (evening && booking.date === tomorrow) this.#once(desk, booking, 'reminder');
      const wait = instantOfText(booking.pickup) - desk.now;
      if (wait >= 0 && wait <= NEAR) this.#once(desk, booking, 'vehicle-near');
    }
  }

  /** What was written last may not have come through: it may be written again. */
  forget(): void {
    this.#told.clear();
  }

  #once(desk: Desk, booking: Parameters<typeof notify>[1], template: 'reminder' | 'vehicle-near'): void {
    const name = `${template}-${booking.id}`;
    if (this.#told.has(name)) return;
    this.#told.add(name);
    notify(desk, booking, template, name);
  }
}
