import type { Kysely } from 'kysely';
import type { Instant } from '../clock.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { eraseRider } from './erase-rider.js';
import { forgetRiders } from './forget-riders.js';

/** After how many days what is forgotten. docs/privacy.md gives the reasons. */
export interface Retention {
  /** Riders who have not used the service. */
  readonly riders: number;
  /** Rides: who it was is forgotten in bookings and journal; the rides stay for statistics. */
  readonly rides: number;
  /** Driving records, what tablets reported, words between desk and drivers. */
  readonly records: number;
  /** Accidents in driving records. */
  readonly accidents: number;
  /** Who did what. */
  readonly audit: number;
  /** Notices that were sent or given up. */
  readonly notices: number;
}

/**
 * Driving records: one year for private paid transport (道路運送法施行規則 51条の22) and for general operators
 * (旅客自動車運送事業運輸規則 25条; charter buses three years), with a month to spare for the annual report. Accidents:
 * three years (運輸規則 26条の2). Audit: three years, as long as claims for damage last (民法 724条).
 */
export const RETENTION: Retention = {
  riders: 730,
  rides: 400,
  records: 400,
  accidents: 1130,
  audit: 1130,
  notices: 90,
};

/** What a run of the job has done: numbers of rows, days or riders. */
export interface Retained {
  readonly erasedRiders: number;
  readonly forgottenDays: number;
  readonly deletedRows: number;
}

const DAY = 86_400_000;

/**
 * Forgets what is older than it needs to be, as of `now`. Meant for once a night; a run that is broken off is finished
 * by the next one. Never touches a service day that is open.
 * @throws StoreUnavailable: what was done until then stays done
 */
export async function retain(store: Store, retention: Retention, now: Instant): Promise<Retained> {
  const before = (days: number): Instant => (now - days * DAY) as Instant;
  const erasedRiders = await eraseUnused(store, before(retention.riders), now);
  const forgottenDays = await forgetRiders(store, dateOf(before(retention.rides)));
  const deletedRows = await deleteOld(store.db, retention, now, before);
  return { erasedRiders, forgottenDays, deletedRows };
}

/** Riders without a visit, a booking, a pass that still counts or a standing order since then. */
async function eraseUnused(store: Store, unusedSince: Instant, now: Instant): Promise<number> {
  const today = dateOf(now);
  const unused = await store.db
    .selectFrom('rider')
    .select('id')
    .where('erased_at', 'is', null)
    .where('last_used_at', '<', unusedSince)
    .where((row) =>
      row.and([
        row.not(
          row.exists(
            row
              .selectFrom('booking')
              .select('booking.id')
              .whereRef('booking.rider', '=', 'rider.id')
              .where('booking.updated_at', '>=', unusedSince),
          ),
        ),
        row.not(
          row.exists(
            row
              .selectFrom('pass')
              .select('pass.id')
              .whereRef('pass.rider', '=', 'rider.id')
              .where('pass.to_date', '>=', today),
          ),
        ),
        row.not(
          row.exists(
            row
              .selectFrom('standing_order')
              .select('standing_order.id')
              .whereRef('standing_order.rider', '=', 'rider.id')
              .where('standing_order.ended_at', 'is', null)
              .where((order) =>
                order.or([
                  order('standing_order.to_date', 'is', null),
                  order('standing_order.to_date', '>=', today),
                ]),
              ),
          ),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
  let erased = 0;
  for (const { id } of unused) {
    if ((await store.write((tx) => eraseRider(tx, id, now))) === 'erased') erased += 1;
  }
  return erased;
}

async function deleteOld(
  db: Kysely<Tables>,
  retention: Retention,
  now: Instant,
  before: (days: number) => Instant,
): Promise<number> {
  const records = dateOf(before(retention.records));
  const outcomes = [
    db.deleteFrom('session').where('expires_at', '<', now),
    db.deleteFrom('idempotency').where('expires_at', '<', now),
    db.deleteFrom('one_time_code').where('expires_at', '<', before(1)),
    db
      .deleteFrom('throttle')
      .where('first_at', '<', before(1))
      .where((row) => row.or([row('blocked_until', 'is', null), row('blocked_until', '<', now)])),
    db
      .deleteFrom('outbox')
      .where('state', 'in', ['sent', 'failed', 'unsure'])
      .where('due_at', '<', before(retention.notices)),
    db.deleteFrom('message').where('sent_at', '<', before(retention.records)),
    db.deleteFrom('driver_event').where('service_date', '<', records),
    db.deleteFrom('vehicle_record').where('service_date', '<', records).where('kind', '<>', 'accident'),
    db.deleteFrom('vehicle_record').where('service_date', '<', dateOf(before(retention.accidents))),
    db.deleteFrom('audit').where('at', '<', before(retention.audit)),
  ];
  let deleted = 0;
  for (const outcome of outcomes) deleted += Number((await outcome.executeTakeFirst()).numDeletedRows);
  return deleted;
}

/** The date in UTC: a day more or less is no matter here. */
const dateOf = (moment: Instant): string => new Date(moment).toISOString().slice(0, 10);
