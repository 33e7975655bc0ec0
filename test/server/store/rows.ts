import type { Instant } from '../../../server/clock.js';
import type { Tables } from '../../../server/store/tables.js';

/** Long past what 32 bits hold, as moments are. */
const AT = 1_775_000_000_000 as Instant;

/** One row of every table with every column filled, or empty where it may be. */
export const ROWS: { readonly [T in keyof Tables]: readonly Tables[T][] } = {
  service_part: [{ part: 'fleet', version: 1, content: '{"車両":[]}', edited_by: 'admin:1', edited_at: AT }],
  service_day: [
    { service_date: '2026-04-01', versions: '{"fleet":1}', state: 'open', opened_at: AT, closed_at: null },
    { service_date: '2026-03-31', versions: '{"fleet":1}', state: 'closed', opened_at: AT, closed_at: AT },
  ],
  journal: [
    { service_date: '2026-04-01', seq: 0, position: 1, input: '{}', actor: 'rider:r1', recorded_at: AT },
  ],
  snapshot: [{ service_date: '2026-04-01', seq: 0, fleet: '{"tours":[]}' }],
  booking: [
    {
      id: 'b1',
      service_date: '2026-04-01',
      rider: 'r1',
      status: 'booked',
      origin: 'onsen',
      destination: 'market',
      detail: '{"party":{"persons":1}}',
      vehicle: 'car',
      return_of: 'b0',
      replaces: 'b9',
      standing_order: 's1',
      created_by: 'rider:r1',
      created_at: AT,
      updated_at: AT,
      is_test: 0,
    },
    {
      id: 'b2',
      service_date: '2026-04-01',
      rider: null,
      status: 'refused',
      origin: 'a',
      destination: 'b',
      detail: '{}',
      vehicle: null,
      return_of: null,
      replaces: null,
      standing_order: null,
      created_by: 'operator:1',
      created_at: AT,
      updated_at: AT,
      is_test: 1,
    },
  ],
  driver_event: [
    {
      vehicle: 'car',
      service_date: '2026-04-01',
      number: 1,
      event: '{"kind":"departed"}',
      happened_at: AT,
      heard_at: AT,
      outcome: 'applied',
    },
  ],
  vehicle_record: [
    {
      id: 'v1',
      vehicle: 'car',
      service_date: '2026-04-01',
      kind: 'garage-out',
      driver: 'd1',
      detail: '{"odometer_km":12345}',
      happened_at: AT,
    },
  ],
  rider: [
    {
      id: 'r1',
      phone: '+81312345678',
      name: '髙橋 花子',
      kana: 'タカハシ ハナコ',
      detail: '{"email":"hanako@example.jp"}',
      attributes: '["age-75-plus"]',
      consent_at: AT,
      created_at: AT,
      last_used_at: AT,
      erased_at: null,
    },
  ],
  rider_family: [{ rider: 'r1', member: 'r2' }],
  pass: [
    { id: 'p1', rider: 'r1', kind: 'month', from_date: '2026-04-01', to_date: '2026-04-30', created_at: AT },
  ],
  standing_order: [
    {
      id: 's1',
      rider: 'r1',
      detail: '{"weekdays":[2]}',
      from_date: '2026-04-01',
      to_date: null,
      created_by: 'operator:1',
      created_at: AT,
      ended_at: null,
    },
  ],
  account: [
    {
      id: 'a1',
      login: 'ito',
      role: 'operator',
      display_name: '伊藤',
      password_hash: '$argon2id$',
      oidc_subject: null,
      created_at: AT,
      disabled_at: null,
    },
  ],
  second_factor: [
    { account: 'a1', secret: 'BASE32', confirmed_at: null, used_step: 59_000_000, recovery: '[]' },
  ],
  throttle: [{ key: 'k', failures: 3, first_at: AT, blocked_until: AT }],
  session: [
    {
      id: 'hash',
      subject_kind: 'account',
      subject: 'a1',
      vehicle: null,
      csrf: 'c',
      created_at: AT,
      used_at: AT,
      expires_at: AT,
    },
  ],
  one_time_code: [
    {
      id: 'o1',
      phone_hash: 'p',
      rider: 'r1',
      code_hash: 'h',
      tries: 0,
      created_at: AT,
      expires_at: AT,
      used_at: null,
    },
  ],
  api_key: [
    {
      id: 'k1',
      hash: 'h',
      label: 'map',
      scopes: '["fleet:read"]',
      created_by: 'admin:1',
      created_at: AT,
      revoked_at: null,
    },
  ],
  audit: [
    {
      id: 'u1',
      at: AT,
      actor: 'operator:1',
      action: 'move',
      object: 'booking:b1',
      reason: null,
      detail: null,
    },
  ],
  outbox: [
    {
      id: 'n1',
      channel: null,
      rider: 'r1',
      template: 'booking-confirmed',
      fields: '{}',
      state: 'due',
      due_at: AT,
      tries: 0,
      sent_at: null,
      failure: null,
    },
  ],
  idempotency: [
    { actor: 'rider:r1', key: 'k', request_hash: 'h', status: 201, answer: '{}', expires_at: AT },
  ],
  message: [
    { id: 'm1', vehicle: 'car', sender: 'operator:1', text: '橋が通行止め', sent_at: AT, read_at: null },
  ],
  planner_file: [{ hash: 'h1', content: 'dmVoaWNsZXM6IFtdCg==' }],
  planner_scenario: [
    {
      id: 'own-1',
      version: 1,
      title: '8台にする案',
      based_on: 'mitoyo',
      based_on_version: 0,
      files: '{"fleet.yaml":"h1"}',
      edited_by: 'planner:1',
      edited_at: AT,
    },
  ],
  planner_run: [
    {
      id: 'p1',
      question: '{"kind":"single"}',
      state: 'failed',
      asked_by: 'planner:1',
      asked_at: AT,
      ended_at: null,
      failure: null,
    },
  ],
  planner_result: [{ run: 'p1', name: 'compare.csv', content: 'indicator\r\n' }],
  lease: [{ id: 1, holder: 'h', epoch: 4, url: 'http://127.0.0.1:3000', expires_at: AT }],
};
