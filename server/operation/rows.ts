import type { Transaction } from 'kysely';
import type { Booking } from '../contract/booking.js';
import { PRIMARY_KEY } from '../store/keys.js';
import type { BookingRow, JournalRow, Tables } from '../store/tables.js';
import type { Instant } from '../clock.js';
import type { Change } from './change.js';
import { fleetText } from './fleet-text.js';
import { instantOfText } from './moments.js';
import type { OpenDay } from './operation.js';
import type { Step } from './work-desk.js';

/** What one commit writes. */
export interface Batch {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  /** Days whose fleet is to be kept as a snapshot. */
  readonly snapshots: readonly OpenDay[];
  /** Of the last commit before. */
  readonly position: number;
  readonly at: Instant;
}

/** Rows of one statement: far below what either database allows in parameters. */
const CHUNK = 100;

/** What has once been written to these stays as it is: a row with a known key is dropped. */
const LASTING: ReadonlySet<Change['table']> = new Set(['audit', 'outbox', 'idempotency']);

/** Writes a batch: journal, rows in the order of writing (of one key the last), snapshots. */
export async function writeBatch(tx: Transaction<Tables>, batch: Batch, seqOf: SeqOf): Promise<void> {
  const journal = batch.steps.map((step, i): JournalRow => ({
    service_date: step.date,
    seq: seqOf(step),
    position: batch.position + 1 + i,
    input: JSON.stringify(step.input),
    actor: step.actor,
    recorded_at: batch.at,
  }));
  for (const rows of chunks(journal)) await tx.insertInto('journal').values(rows).execute();
  for (const [table, rows] of byTable(batch.changes)) await put(tx, table, rows);
  for (const { date, seq, fleet } of batch.snapshots) {
    await tx.deleteFrom('snapshot').where('service_date', '=', date).execute();
    const row = { service_date: date, seq: seq - 1, fleet: fleetText(fleet) };
    await tx.insertInto('snapshot').values(row).execute();
  }
}

/** The number of an input within its day. */
export type SeqOf = (step: Step) => number;

type Row = Change['row'] | BookingRow;

function byTable(changes: readonly Change[]): Map<Change['table'], Row[]> {
  const tables = new Map<Change['table'], Map<string, Row>>();
  for (const change of changes) {
    const rows = tables.get(change.table) ?? new Map<string, Row>();
    tables.set(change.table, rows);
    const row = change.table === 'booking' ? bookingRow(change.row) : change.row;
    const key = JSON.stringify(
      PRIMARY_KEY[change.table].map((column) => (row as unknown as Record<string, unknown>)[column]),
    );
    if (LASTING.has(change.table) && rows.has(key)) continue;
    rows.set(key, row);
  }
  return new Map([...tables].map(([table, rows]) => [table, [...rows.values()]]));
}

async function put(tx: Transaction<Tables>, table: Change['table'], rows: readonly Row[]): Promise<void> {
  const key: readonly string[] = PRIMARY_KEY[table];
  for (const some of chunks(rows)) {
    // One table at a time is all the types can know of here; rows come from `Change`, which ties them to it.
    const insert = tx.insertInto(table as 'booking').values(some as BookingRow[]);
    const columns = Object.keys(some[0]!).filter((column) => !key.includes(column));
    await insert
      .onConflict((conflict) => {
        const known = conflict.columns(key as ['id']);
        if (LASTING.has(table)) return known.doNothing();
        return known.doUpdateSet((row) =>
          Object.fromEntries(
            columns.map((column) => [column, row.ref(`excluded.${column}` as 'excluded.id')]),
          ),
        );
      })
      .execute();
  }
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => [
    ...rows.slice(i * CHUNK, (i + 1) * CHUNK),
  ]);
}

/** A booking as its table keeps it: what is asked for by columns, the whole as JSON. */
export function bookingRow(booking: Booking): BookingRow {
  return {
    id: booking.id,
    service_date: booking.date,
    rider: booking.rider,
    status: booking.status,
    origin: booking.origin,
    destination: booking.destination,
    detail: JSON.stringify(booking),
    vehicle: booking.vehicle,
    return_of: booking.returnOf,
    replaces: booking.replaces,
    standing_order: booking.standingOrder,
    created_by: booking.createdBy,
    created_at: instantOfText(booking.created),
    updated_at: instantOfText(booking.updated),
    is_test: booking.test ? 1 : 0,
  };
}

/** The booking a row keeps. Who it was for comes from the column: erasing a rider may empty it. */
export const bookingOf = (row: Pick<BookingRow, 'detail' | 'rider'>): Booking => ({
  ...(JSON.parse(row.detail) as Booking),
  rider: row.rider,
});
