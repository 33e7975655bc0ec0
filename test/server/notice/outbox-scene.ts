import { afterEach } from 'vitest';
import type { Instant } from '../../../server/clock.js';
import { NotSent, type Letter, type Sender } from '../../../server/notice/letter.js';
import type { NoticeWords } from '../../../server/notice/notice-words.js';
import { openOutbox, type Outbox, type OutboxSetting } from '../../../server/notice/outbox.js';
import type { Store } from '../../../server/store/store.js';
import type { OutboxRow, RiderRow } from '../../../server/store/tables.js';
import { QUIET } from '../../scene/store.js';
import { ROWS } from '../store/rows.js';
import type { HandClock } from './post-office.js';

export const NINE = 1_775_000_000_000 as Instant;
export const SECRET = new Uint8Array(32);
const words: NoticeWords = {
  service: { ja: '花見谷のりあい', en: 'Hanamidani Noriai' },
  phone: undefined,
  stop: (id) => id,
  vehicle: (id) => id,
};

interface Row {
  readonly state: string;
  readonly tries: number;
  readonly failure: string | null;
  readonly channel: string | null;
}

/** A store with one rider, Takahashi, and one booked ride. */
export async function town(store: Store, contact = 'sms', rider: Partial<RiderRow> = {}): Promise<void> {
  const detail = { email: 'hanako@example.jp', language: 'ja', contact, needs: [], places: [], note: '' };
  await store.db
    .insertInto('rider')
    .values({ ...ROWS.rider[0]!, detail: JSON.stringify(detail), ...rider })
    .execute();
  await store.db.insertInto('booking').values(ROWS.booking[0]!).execute();
}

export async function put(store: Store, row: Partial<OutboxRow> = {}): Promise<void> {
  const fields = JSON.stringify({
    booking: 'b1',
    date: '2026-04-01',
    origin: 'onsen',
    destination: 'market',
  });
  await store.db
    .insertInto('outbox')
    .values({ ...ROWS.outbox[0]!, fields, due_at: NINE, ...row })
    .execute();
}

export const rowOf = (store: Store, id = 'n1'): Promise<Row> =>
  store.db
    .selectFrom('outbox')
    .select(['state', 'tries', 'failure', 'channel'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** A carrier that takes letters, or fails as told. */
export function carrier(): Sender & { readonly taken: Letter[]; failing: NotSent['outlook'] | undefined } {
  const taken: Letter[] = [];
  return {
    taken,
    failing: undefined,
    send(letter) {
      if (this.failing !== undefined) return Promise.reject(new NotSent('test', this.failing));
      taken.push(letter);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

const open: Outbox[] = [];
afterEach(async () => {
  for (const outbox of open.splice(0)) await outbox.stop();
});
export async function outboxOf(store: Store, clock: HandClock, sender: Sender): Promise<Outbox> {
  const setting: OutboxSetting = {
    store,
    clocks: [clock],
    senders: { sms: sender, mail: sender },
    words,
    secret: SECRET,
    log: QUIET,
  };
  const outbox = await openOutbox(setting);
  open.push(outbox);
  return outbox;
}
