import type { Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** A step from one shape of the tables to the next. Once released it is never changed: another is written after it. */
export interface Migration {
  /** Tables it makes: columns in order, and the primary key. */
  readonly tables?: Readonly<Record<string, NewTable>>;
  /** Indices it makes: table and columns. */
  readonly indices?: readonly NewIndex[];
  /** Whatever else it does, in SQL that both databases understand. */
  readonly also?: (tx: Transaction<Tables>) => Promise<void>;
}

export interface NewTable {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
}

/** Text or a whole number; with a question mark it may be absent (null). */
export type Column = 'text' | 'text?' | 'whole' | 'whole?';

export interface NewIndex {
  readonly table: string;
  readonly columns: readonly string[];
  readonly unique?: true;
}

/** All steps in order; a store remembers how many of them it has taken. */
export const MIGRATIONS: readonly Migration[] = [
  {
    tables: {
      service_part: {
        columns: { part: 'text', version: 'whole', content: 'text', edited_by: 'text', edited_at: 'whole' },
        key: ['part', 'version'],
      },
      service_day: {
        columns: {
          service_date: 'text',
          versions: 'text',
          state: 'text',
          opened_at: 'whole',
          closed_at: 'whole?',
        },
        key: ['service_date'],
      },
      journal: {
        columns: {
          service_date: 'text',
          seq: 'whole',
          position: 'whole',
          input: 'text',
          actor: 'text',
          recorded_at: 'whole',
        },
        key: ['service_date', 'seq'],
      },
      snapshot: {
        columns: { service_date: 'text', seq: 'whole', fleet: 'text' },
        key: ['service_date', 'seq'],
      },
      booking: {
        columns: {
          id: 'text',
          service_date: 'text',
          rider: 'text?',
          status: 'text',
          origin: 'text',
          destination: 'text',
          detail: 'text',
          vehicle: 'text?',
          return_of: 'text?',
          replaces: 'text?',
          standing_order: 'text?',
          created_by: 'text',
          created_at: 'whole',
          updated_at: 'whole',
          is_test: 'whole',
        },
        key: ['id'],
      },
      driver_event: {
        columns: {
          vehicle: 'text',
          service_date: 'text',
          number: 'whole',
          event: 'text',
          happened_at: 'whole',
          heard_at: 'whole',
          outcome: 'text',
        },
        key: ['vehicle', 'service_date', 'number'],
      },
      vehicle_record: {
        columns: {
          id: 'text',
          vehicle: 'text',
          service_date: 'text',
          kind: 'text',
          driver: 'text',
          detail: 'text',
          happened_at: 'whole',
        },
        key: ['id'],
      },
      rider: {
        columns: {
          id: 'text',
          phone: 'text?',
          name: 'text?',
          kana: 'text?',
          detail: 'text?',
          attributes: 'text',
          consent_at: 'whole?',
          created_at: 'whole',
          last_used_at: 'whole',
          erased_at: 'whole?',
        },
        key: ['id'],
      },
      rider_family: { columns: { rider: 'text', member: 'text' }, key: ['rider', 'member'] },
      pass: {
        columns: {
          id: 'text',
          rider: 'text',
          kind: 'text',
          from_date: 'text',
          to_date: 'text',
          created_at: 'whole',
        },
        key: ['id'],
      },
      standing_order: {
        columns: {
          id: 'text',
          rider: 'text',
          detail: 'text',
          from_date: 'text',
          to_date: 'text?',
          created_by: 'text',
          created_at: 'whole',
          ended_at: 'whole?',
        },
        key: ['id'],
      },
      account: {
        columns: {
          id: 'text',
          login: 'text',
          role: 'text',
          display_name: 'text',
          password_hash: 'text?',
          oidc_subject: 'text?',
          created_at: 'whole',
          disabled_at: 'whole?',
        },
        key: ['id'],
      },
      second_factor: {
        columns: {
          account: 'text',
          secret: 'text',
          confirmed_at: 'whole?',
          used_step: 'whole',
          recovery: 'text',
        },
        key: ['account'],
      },
      throttle: {
        columns: { key: 'text', failures: 'whole', first_at: 'whole', blocked_until: 'whole?' },
        key: ['key'],
      },
      session: {
        columns: {
          id: 'text',
          subject_kind: 'text',
          subject: 'text',
          vehicle: 'text?',
          csrf: 'text',
          created_at: 'whole',
          used_at: 'whole',
          expires_at: 'whole',
        },
        key: ['id'],
      },
      one_time_code: {
        columns: {
          id: 'text',
          phone_hash: 'text',
          rider: 'text?',
          code_hash: 'text',
          tries: 'whole',
          created_at: 'whole',
          expires_at: 'whole',
          used_at: 'whole?',
        },
        key: ['id'],
      },
      api_key: {
        columns: {
          id: 'text',
          hash: 'text',
          label: 'text',
          scopes: 'text',
          created_by: 'text',
          created_at: 'whole',
          revoked_at: 'whole?',
        },
        key: ['id'],
      },
      audit: {
        columns: {
          id: 'text',
          at: 'whole',
          actor: 'text',
          action: 'text',
          object: 'text',
          reason: 'text?',
          detail: 'text?',
        },
        key: ['id'],
      },
      outbox: {
        columns: {
          id: 'text',
          channel: 'text?',
          rider: 'text?',
          template: 'text',
          fields: 'text',
          state: 'text',
          due_at: 'whole',
          tries: 'whole',
          sent_at: 'whole?',
          failure: 'text?',
        },
        key: ['id'],
      },
      idempotency: {
        columns: {
          actor: 'text',
          key: 'text',
          request_hash: 'text',
          status: 'whole',
          answer: 'text',
          expires_at: 'whole',
        },
        key: ['actor', 'key'],
      },
      message: {
        columns: {
          id: 'text',
          vehicle: 'text',
          sender: 'text',
          text: 'text',
          sent_at: 'whole',
          read_at: 'whole?',
        },
        key: ['id'],
      },
      lease: {
        columns: { id: 'whole', holder: 'text', epoch: 'whole', url: 'text', expires_at: 'whole' },
        key: ['id'],
      },
    },
    indices: [
      { table: 'journal', columns: ['position'], unique: true },
      { table: 'booking', columns: ['service_date', 'status'] },
      { table: 'booking', columns: ['rider', 'service_date'] },
      { table: 'booking', columns: ['status', 'service_date'] },
      { table: 'booking', columns: ['standing_order'] },
      { table: 'booking', columns: ['return_of'] },
      { table: 'driver_event', columns: ['service_date'] },
      { table: 'vehicle_record', columns: ['service_date', 'vehicle'] },
      { table: 'rider', columns: ['phone'] },
      { table: 'rider', columns: ['kana'] },
      { table: 'rider', columns: ['last_used_at'] },
      { table: 'rider_family', columns: ['member'] },
      { table: 'pass', columns: ['rider'] },
      { table: 'standing_order', columns: ['rider'] },
      { table: 'account', columns: ['login'], unique: true },
      { table: 'account', columns: ['oidc_subject'], unique: true },
      { table: 'session', columns: ['subject_kind', 'subject'] },
      { table: 'session', columns: ['expires_at'] },
      { table: 'one_time_code', columns: ['phone_hash', 'created_at'] },
      { table: 'one_time_code', columns: ['expires_at'] },
      { table: 'api_key', columns: ['hash'], unique: true },
      { table: 'audit', columns: ['object', 'at'] },
      { table: 'audit', columns: ['actor', 'at'] },
      { table: 'audit', columns: ['at'] },
      { table: 'outbox', columns: ['state', 'due_at'] },
      { table: 'outbox', columns: ['rider'] },
      { table: 'idempotency', columns: ['expires_at'] },
      { table: 'message', columns: ['vehicle', 'sent_at'] },
    ],
  },
];
