import type { Instant } from '../clock.js';

/**
 * The tables, as both databases have them: whole numbers, text, and JSON as text. Moments are ms since 1970 (`…_at`),
 * times of service are seconds since 00:00 of `service_date`. 0 and 1 stand for no and yes.
 */
export interface Tables {
  readonly service_part: ServicePartRow;
  readonly service_day: ServiceDayRow;
  readonly journal: JournalRow;
  readonly snapshot: SnapshotRow;
  readonly booking: BookingRow;
  readonly driver_event: DriverEventRow;
  readonly vehicle_record: VehicleRecordRow;
  readonly rider: RiderRow;
  readonly rider_family: RiderFamilyRow;
  readonly pass: PassRow;
  readonly standing_order: StandingOrderRow;
  readonly account: AccountRow;
  readonly second_factor: SecondFactorRow;
  readonly throttle: ThrottleRow;
  readonly session: SessionRow;
  readonly one_time_code: OneTimeCodeRow;
  readonly api_key: ApiKeyRow;
  readonly audit: AuditRow;
  readonly outbox: OutboxRow;
  readonly idempotency: IdempotencyRow;
  readonly message: MessageRow;
  readonly planner_file: PlannerFileRow;
  readonly planner_scenario: PlannerScenarioRow;
  readonly planner_run: PlannerRunRow;
  readonly planner_result: PlannerResultRow;
  readonly lease: LeaseRow;
}

/** One version of a part of the service: what `noriai serve` read from the scenario, and every edit since. Key: part, version. */
export interface ServicePartRow {
  /** "fleet", "stops" or "service": the files of a scenario that can be edited in operation. */
  readonly part: string;
  readonly version: number;
  /** The file's content as JSON, in the format of the scenario. */
  readonly content: string;
  readonly edited_by: string;
  readonly edited_at: Instant;
}

/** A service day that has begun to take bookings. Key: service_date. */
export interface ServiceDayRow {
  readonly service_date: string;
  /** Versions of the parts it runs by: {"fleet": 3, "stops": 1, "service": 1}. */
  readonly versions: string;
  /** "open", or "closed" once the last vehicle is home. */
  readonly state: string;
  readonly opened_at: Instant;
  readonly closed_at: Instant | null;
}

/** Every input of a day in order: the truth. Key: service_date, seq. `position` is unique over all days. */
export interface JournalRow {
  readonly service_date: string;
  /** 0, 1, 2 … within the day. */
  readonly seq: number;
  /** 1, 2, 3 … over all days, in the order of commits: what live pages catch up by. */
  readonly position: number;
  /** The `Input` of core/dispatch as JSON. */
  readonly input: string;
  /** Who caused it: "rider:ID", "operator:ID", "clock", "improver" … */
  readonly actor: string;
  readonly recorded_at: Instant;
}

/** The fleet after `seq`, so that a start need not fold the whole day. Key: service_date, seq. */
export interface SnapshotRow {
  readonly service_date: string;
  readonly seq: number;
  readonly fleet: string;
}

/** One wish from asking to its end. The id is the RequestId in the journal. Key: id. */
export interface BookingRow {
  readonly id: string;
  readonly service_date: string;
  readonly rider: string | null;
  /** See BookingStatus in server/contract/booking.ts. */
  readonly status: string;
  /** Stop ids as wished. */
  readonly origin: string;
  readonly destination: string;
  /** Everything else a page shows: wish, party, offers, promise, plan, fare, refusal, times as driven. JSON. */
  readonly detail: string;
  readonly vehicle: string | null;
  /** The booking it is the way back of, or that it replaces; or the standing order it comes from. */
  readonly return_of: string | null;
  readonly replaces: string | null;
  readonly standing_order: string | null;
  readonly created_by: string;
  readonly created_at: Instant;
  readonly updated_at: Instant;
  /** 1: a booking to try the service, left out of all reports. */
  readonly is_test: number;
}

/** What a tablet reported, as it reported it. Key: vehicle, service_date, number. */
export interface DriverEventRow {
  readonly vehicle: string;
  readonly service_date: string;
  /** Counted by the tablet from 1: a doubled event has a known number, a gap shows that one is missing. */
  readonly number: number;
  /** The event as sent, JSON. */
  readonly event: string;
  /** When the tablet says it happened, and when we heard of it. */
  readonly happened_at: Instant;
  readonly heard_at: Instant;
  /** "applied", "reconciled" or "ignored", and why. */
  readonly outcome: string;
}

/** What the daily record asks beside driving: odometer readings, checks before driving, notes. Key: id. */
export interface VehicleRecordRow {
  readonly id: string;
  readonly vehicle: string;
  readonly service_date: string;
  /** "garage-out", "start", "arrival", "garage-in", "check", "accident", "driver-change" … */
  readonly kind: string;
  readonly driver: string;
  readonly detail: string;
  readonly happened_at: Instant;
}

/** The only table with personal data of riders. Erasing a rider empties all columns but the key. Key: id. */
export interface RiderRow {
  readonly id: string;
  readonly phone: string | null;
  readonly name: string | null;
  readonly kana: string | null;
  /** Usual places, needs, e-mail, language, notes of the operator, contact consent. JSON. */
  readonly detail: string | null;
  /** Attributes rules and fares refer to ("age-65-plus", "resident"). JSON list. */
  readonly attributes: string;
  readonly consent_at: Instant | null;
  readonly created_at: Instant;
  readonly last_used_at: Instant;
  readonly erased_at: Instant | null;
}

/** `rider` may book for `member`. Key: both. */
export interface RiderFamilyRow {
  readonly rider: string;
  readonly member: string;
}

/** A rider's flat-rate pass. Key: id. */
export interface PassRow {
  readonly id: string;
  readonly rider: string;
  /** A pass of service.yaml. */
  readonly kind: string;
  readonly from_date: string;
  readonly to_date: string;
  readonly created_at: Instant;
}

/** "Every Tuesday at nine": bookings made by themselves. Key: id. */
export interface StandingOrderRow {
  readonly id: string;
  readonly rider: string;
  readonly detail: string;
  readonly from_date: string;
  readonly to_date: string | null;
  readonly created_by: string;
  readonly created_at: Instant;
  readonly ended_at: Instant | null;
}

/** Operators, drivers, planners and admins. Key: id; `login` is unique. */
export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly role: string;
  readonly display_name: string;
  /** argon2id; null where only the town's own sign-in is used. */
  readonly password_hash: string | null;
  /** Subject at the town's OpenID provider. */
  readonly oidc_subject: string | null;
  readonly created_at: Instant;
  readonly disabled_at: Instant | null;
}

/** The second factor of an account (TOTP). Key: account. */
export interface SecondFactorRow {
  readonly account: string;
  /** Sealed; asked for only once `confirmed_at` is set. */
  readonly secret: string;
  readonly confirmed_at: Instant | null;
  /** Number of the 30 s step of the last code taken: a code works once. */
  readonly used_step: number;
  /** Hashes of the recovery codes left. JSON list. */
  readonly recovery: string;
}

/**
 * Failures that make the next try wait: by login, by address, by phone number, known or not, so that waiting tells
 * nothing. Key: key.
 */
export interface ThrottleRow {
  /** Keyed hash of what is counted. */
  readonly key: string;
  readonly failures: number;
  readonly first_at: Instant;
  readonly blocked_until: Instant | null;
}

/** Key: id, which is a hash of what the browser holds. */
export interface SessionRow {
  readonly id: string;
  /** "account" or "rider", and whose. */
  readonly subject_kind: string;
  readonly subject: string;
  /** Vehicle a driver is signed on to. */
  readonly vehicle: string | null;
  readonly csrf: string;
  readonly created_at: Instant;
  readonly used_at: Instant;
  readonly expires_at: Instant;
}

/** A code a rider was sent or was told by the operator. Key: id. */
export interface OneTimeCodeRow {
  readonly id: string;
  readonly phone_hash: string;
  readonly rider: string | null;
  readonly code_hash: string;
  readonly tries: number;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly used_at: Instant | null;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly hash: string;
  readonly label: string;
  /** JSON list. */
  readonly scopes: string;
  readonly created_by: string;
  readonly created_at: Instant;
  readonly revoked_at: Instant | null;
}

/** Who did what to which object, and why: appended only, no personal data. Key: id. */
export interface AuditRow {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly reason: string | null;
  readonly detail: string | null;
}

/** A message to somebody, written in the commit that causes it and sent after it. Key: id. */
export interface OutboxRow {
  readonly id: string;
  /** How it was sent: "sms" or "mail"; null before. Which one is chosen when it is sent, as the rider wishes then. */
  readonly channel: string | null;
  readonly rider: string | null;
  readonly template: string;
  /** What the template needs; ids and times, no personal data. JSON. */
  readonly fields: string;
  /**
   * "due"; "sending" (claimed by the sender); "sent"; "failed" (given up, `failure` says why); "unsure" (the sender
   * died while sending: perhaps sent, never sent again).
   */
  readonly state: string;
  /** Not before this moment. Later tries are counted from it. */
  readonly due_at: Instant;
  readonly tries: number;
  readonly sent_at: Instant | null;
  /** Code of the last failure: docs/notices.md. */
  readonly failure: string | null;
}

/** The answer to a write that carried an idempotency key. Key: actor, key. */
export interface IdempotencyRow {
  readonly actor: string;
  readonly key: string;
  /** Hash of method, path and body: the same key for something else is refused. */
  readonly request_hash: string;
  readonly status: number;
  readonly answer: string;
  readonly expires_at: Instant;
}

/** A word between operator and driver. Key: id. */
export interface MessageRow {
  readonly id: string;
  readonly vehicle: string;
  readonly sender: string;
  readonly text: string;
  readonly sent_at: Instant;
  readonly read_at: Instant | null;
}

/** A file of planners' scenarios, kept once however many versions have it. Key: hash. */
export interface PlannerFileRow {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** The bytes as base64. */
  readonly content: string;
}

/** One version of a planner's own scenario. Key: id, version. */
export interface PlannerScenarioRow {
  readonly id: string;
  /** 1, 2, 3 … with each edit. */
  readonly version: number;
  readonly title: string;
  /** The scenario it was copied from: a folder of the installation (at version 0), or an id and version of this table. */
  readonly based_on: string;
  readonly based_on_version: number;
  /** What lists say of it: name, day, vehicles, stops. JSON. */
  readonly about: string;
  /** Hashes by file name, JSON. */
  readonly files: string;
  readonly edited_by: string;
  readonly edited_at: Instant;
}

/** Something that planners have run, or want run. Key: id. */
export interface PlannerRunRow {
  readonly id: string;
  /** What is asked: kind, scenarios with their versions, seeds, settings. JSON. */
  readonly question: string;
  /** "queued", "running", "done", "failed" or "cancelled". */
  readonly state: string;
  readonly asked_by: string;
  readonly asked_at: Instant;
  readonly ended_at: Instant | null;
  /** A sentence and problems. JSON. */
  readonly failure: string | null;
}

/** One file of what came of a run. Key: run, name. */
export interface PlannerResultRow {
  readonly run: string;
  readonly name: string;
  readonly content: string;
}

/** Which process runs the engine. One row. */
export interface LeaseRow {
  readonly id: number;
  readonly holder: string;
  /** Grows by one with every new holder: a commit of an older one fails. */
  readonly epoch: number;
  /** Where the holder answers other processes. */
  readonly url: string;
  readonly expires_at: Instant;
}
