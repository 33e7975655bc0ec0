import type { Kysely } from 'kysely';
import type { RiderId, VehicleId } from '../../core/ids.js';
import type { Instant } from '../clock.js';
import { StoreUnavailable } from '../store/store.js';
import type { SessionRow, Tables } from '../store/tables.js';
import type { Actor } from './actor.js';
import type { Gate } from './gate.js';
import { digest, randomToken } from './secrets.js';

/** Somebody signed in with a browser. */
export interface Session {
  /** Key of its row; a hash, so that whoever reads the table cannot use it. */
  readonly id: string;
  readonly subject: Subject;
  readonly actor: Actor;
  /** What a write must carry in the header `x-csrf-token`. */
  readonly csrf: string;
  readonly expires: Instant;
}

/** Whose a session is. */
export interface Subject {
  readonly kind: 'account' | 'rider';
  readonly id: string;
}

/** A session just opened: the only moment at which the value of the cookie is known. */
export interface OpenedSession {
  readonly token: string;
  readonly csrf: string;
  readonly expires: Instant;
}

/** The cookie that holds a session's token. */
export const SESSION_COOKIE = 'noriai_session';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long a session lasts unused, and at most. Accounts: a long working day. Riders: a season, because a code by text
 * message for every ride keeps people away.
 */
const LIFE = {
  account: { idle: 4 * HOUR, most: 14 * HOUR },
  rider: { idle: 30 * DAY, most: 180 * DAY },
} as const;

/** Use is written down once in so long, so that not every request writes. */
const USE_STEP = MINUTE;

/** A new session with a new id. Whoever signs in gets one, whatever the browser held before: no fixation. */
export async function openSession(
  tx: Kysely<Tables>,
  now: Instant,
  subject: Subject,
): Promise<OpenedSession> {
  const token = randomToken();
  const csrf = randomToken();
  const expires = (now + LIFE[subject.kind].most) as Instant;
  await tx
    .insertInto('session')
    .values({
      id: digest(token),
      subject_kind: subject.kind,
      subject: subject.id,
      vehicle: null,
      csrf,
      created_at: now,
      used_at: now,
      expires_at: expires,
    })
    .execute();
  return { token, csrf, expires };
}

/** The session of this token; undefined if there is none, if it has run out, or if its subject may not come in any more. */
export async function findSession(gate: Gate, token: string): Promise<Session | undefined> {
  const db = gate.store.db;
  const now = gate.clock.now();
  const row = await db.selectFrom('session').selectAll().where('id', '=', digest(token)).executeTakeFirst();
  if (row === undefined || hasRunOut(row, now)) return undefined;
  const actor = row.subject_kind === 'rider' ? await riderOf(db, row) : await accountOf(db, row);
  if (actor === undefined) return undefined;
  if (now - row.used_at >= USE_STEP) await noteUse(gate, row.id);
  const kind = row.subject_kind === 'rider' ? 'rider' : 'account';
  return { id: row.id, subject: { kind, id: row.subject }, actor, csrf: row.csrf, expires: row.expires_at };
}

/** Signs a driver on to a vehicle, or off it. What is the driver's own follows from it. */
export async function setVehicle(gate: Gate, session: Session, vehicle: VehicleId | null): Promise<void> {
  await gate.store.db.updateTable('session').set({ vehicle }).where('id', '=', session.id).execute();
}

/** Ends all sessions of somebody, except one. */
export async function endSessions(tx: Kysely<Tables>, subject: Subject, except?: Session): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('subject_kind', '=', subject.kind)
    .where('subject', '=', subject.id)
    .where('id', '!=', except?.id ?? '')
    .execute();
}

/** Where nothing can be written now, reading goes on: the session only seems to have been used a little earlier. */
async function noteUse({ store, clock }: Gate, id: string): Promise<void> {
  try {
    await store.db.updateTable('session').set({ used_at: clock.now() }).where('id', '=', id).execute();
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
  }
}

function hasRunOut(row: SessionRow, now: Instant): boolean {
  const { idle } = LIFE[row.subject_kind === 'rider' ? 'rider' : 'account'];
  return now >= row.expires_at || now >= row.used_at + idle;
}

async function riderOf(db: Kysely<Tables>, row: SessionRow): Promise<Actor | undefined> {
  const rider = await db
    .selectFrom('rider')
    .select('id')
    .where('id', '=', row.subject)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return rider === undefined ? undefined : { role: 'rider', rider: rider.id as RiderId };
}

async function accountOf(db: Kysely<Tables>, row: SessionRow): Promise<Actor | undefined> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'role'])
    .where('id', '=', row.subject)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (account === undefined) return undefined;
  return account.role === 'driver'
    ? { role: 'driver', account: account.id, vehicle: (row.vehicle ?? undefined) as VehicleId | undefined }
    : { role: account.role as 'operator' | 'planner' | 'admin', account: account.id };
}
