import type { Kysely } from 'kysely';
import type { Instant } from '../clock.js';
import type { Tables } from '../store/tables.js';

/** Everything the service holds about one rider, to be handed out as JSON. Moments are ISO 8601 in UTC. */
export interface RiderExport {
  readonly exported: string;
  readonly rider: object;
  /** Riders this one may book for, and riders who may book for this one: ids. */
  readonly family: { readonly mayBookFor: readonly string[]; readonly mayBeBookedBy: readonly string[] };
  readonly passes: readonly object[];
  readonly standingOrders: readonly object[];
  readonly bookings: readonly object[];
  /** What the rider was told, or was to be told. */
  readonly notices: readonly object[];
  /** Signed in since, last used. */
  readonly sessions: readonly object[];
  /** Who looked at or changed something of this rider, and what the rider did. */
  readonly audit: readonly object[];
}

/** Undefined for a rider who is not there or was erased. */
export async function exportRider(
  db: Kysely<Tables>,
  id: string,
  now: Instant,
): Promise<RiderExport | undefined> {
  const rider = await db
    .selectFrom('rider')
    .selectAll()
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (rider === undefined) return undefined;
  const family = await db
    .selectFrom('rider_family')
    .selectAll()
    .where((row) => row.or([row('rider', '=', id), row('member', '=', id)]))
    .orderBy('rider')
    .orderBy('member')
    .execute();
  return {
    exported: textOf(now),
    rider: told(rider),
    family: {
      mayBookFor: family.filter((row) => row.rider === id).map((row) => row.member),
      mayBeBookedBy: family.filter((row) => row.member === id).map((row) => row.rider),
    },
    ...(await trips(db, id)),
    ...(await traces(db, id)),
  };
}

async function trips(
  db: Kysely<Tables>,
  id: string,
): Promise<Pick<RiderExport, 'passes' | 'standingOrders' | 'bookings'>> {
  const passes = await db
    .selectFrom('pass')
    .selectAll()
    .where('rider', '=', id)
    .orderBy('from_date')
    .execute();
  const orders = await db
    .selectFrom('standing_order')
    .selectAll()
    .where('rider', '=', id)
    .orderBy('id')
    .execute();
  const bookings = await db
    .selectFrom('booking')
    .selectAll()
    .where('rider', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return { passes: passes.map(told), standingOrders: orders.map(told), bookings: bookings.map(told) };
}

async function traces(
  db: Kysely<Tables>,
  id: string,
): Promise<Pick<RiderExport, 'notices' | 'sessions' | 'audit'>> {
  const notices = await db
    .selectFrom('outbox')
    .select(['template', 'channel', 'fields', 'state', 'due_at', 'sent_at'])
    .where('rider', '=', id)
    .orderBy('due_at')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['created_at', 'used_at', 'expires_at'])
    .where('subject_kind', '=', 'rider')
    .where('subject', '=', id)
    .orderBy('created_at')
    .execute();
  const name = `rider:${id}`;
  const audit = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'object', 'reason'])
    .where((row) => row.or([row('object', '=', name), row('actor', '=', name)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return { notices: notices.map(told), sessions: sessions.map(told), audit: audit.map(told) };
}

/** Columns that hold JSON. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['detail', 'attributes', 'fields']);

/** A row with moments as text and JSON unfolded. */
function told(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]) => {
      if (typeof value === 'number' && /(^|_)at$/.test(column)) return [column, textOf(value)];
      if (typeof value === 'string' && JSON_COLUMNS.has(column))
        return [column, JSON.parse(value) as unknown];
      return [column, value];
    }),
  );
}

const textOf = (moment: number): string => new Date(moment).toISOString();
