import type { Clock, Instant } from '../clock.js';
import type { Logger } from '../log.js';
import { StoreUnavailable, type Store } from '../store/store.js';
import type { OutboxRow } from '../store/tables.js';
import { NotSent, type Letter } from './letter.js';
import type { Senders } from './senders.js';
import { NO_MATTER } from './undelivered.js';
import { templateOf, writeLetter, type Stationery } from './write-letter.js';

/** Letters sent at a time. */
const AT_ONCE = 5;

/** How often the outbox is looked at, ms. */
const LOOK_EVERY = 1000;

const MINUTE = 60_000;

/** When a letter is tried, in minutes after it was due; after the last it is given up. */
const TRIES = [0, 0.5, 2.5, 10, 40, 100, 220, 460] as const;

export interface OutboxSetting extends Stationery {
  readonly store: Store;
  /**
   * The service's clock and the wall's; in a demonstration they differ, and rows are due by either. What is due is due
   * by the later one, what is too late is too late by both.
   */
  readonly clocks: readonly [Clock, ...Clock[]];
  readonly senders: Senders;
  readonly log: Logger;
}

/**
 * Begins to send what lies in the outbox; of all processes only the one that runs the engine has an outbox open. Nobody
 * is told anything twice: a row is claimed ("sending") before its letter is handed over, and sent again only if the
 * carrier certainly has not taken it. If the process dies between handing over and writing that down, the row is found
 * as "sending" here and becomes "unsure": it is reported and not sent again.
 * @throws StoreUnavailable
 */
export async function openOutbox(setting: OutboxSetting): Promise<Outbox> {
  const left = await setting.store.db
    .updateTable('outbox')
    .set({ state: 'unsure', failure: 'interrupted' })
    .where('state', '=', 'sending')
    .returning(['id', 'template'])
    .execute();
  for (const { id, template } of left) {
    setting.log.warn({ notice: id, template }, 'perhaps sent, not sent again');
  }
  return new Outbox(setting);
}

/** Guards that no row is claimed by two, and that what became of a claimed row is written down. */
export class Outbox {
  readonly #setting: OutboxSetting;
  /** What became of rows, as far as the store does not know yet. */
  readonly #outcomes = new Map<string, Partial<OutboxRow>>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> | undefined;

  constructor(setting: OutboxSetting) {
    this.#setting = setting;
    this.#timer = setTimeout(this.#look, 0);
  }

  /**
   * Sends everything that is due; says how many letters were tried. Asked again meanwhile, it is the same sending.
   * @throws StoreUnavailable: goes on at the next look
   */
  sendDue(): Promise<number> {
    this.#running ??= this.#sendAll().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Lets what is being sent finish. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running?.catch(() => undefined);
  }

  readonly #look = (): void => {
    void this.sendDue()
      .catch((cause: unknown) => {
        if (!(cause instanceof StoreUnavailable))
          this.#setting.log.error({ err: cause }, 'the outbox failed');
      })
      .finally(() => {
        if (this.#timer !== undefined) this.#timer = setTimeout(this.#look, LOOK_EVERY);
      });
  };

  async #sendAll(): Promise<number> {
    await this.#writeOutcomes();
    for (let tried = 0; ;) {
      const rows = await claim(this.#setting);
      await Promise.all(
        rows.map(async (row) => {
          this.#outcomes.set(row.id, await outcomeOf(this.#setting, row));
        }),
      );
      await this.#writeOutcomes();
      tried += rows.length;
      if (rows.length < AT_ONCE) return tried;
    }
  }

  async #writeOutcomes(): Promise<void> {
    for (const [id, outcome] of this.#outcomes) {
      await this.#setting.store.db.updateTable('outbox').set(outcome).where('id', '=', id).execute();
      this.#outcomes.delete(id);
    }
  }
}

/** Takes the rows that are longest due; whoever else may be looking gets others. */
async function claim({ store, clocks }: OutboxSetting): Promise<readonly OutboxRow[]> {
  const now = Math.max(...clocks.map((clock) => clock.now()));
  const due = await store.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'due')
    .where((row) =>
      row.or(
        TRIES.map((minutes, tries) =>
          row.and([row('tries', '=', tries), row('due_at', '<=', (now - minutes * MINUTE) as Instant)]),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  return store.write((tx) =>
    tx
      .updateTable('outbox')
      .set((row) => ({ state: 'sending', tries: row('tries', '+', 1) }))
      .where('id', 'in', ids)
      .where('state', '=', 'due')
      .returningAll()
      .execute(),
  );
}

/** Sends the letter of a claimed row; what is to be written of it. */
async function outcomeOf(setting: OutboxSetting, row: OutboxRow): Promise<Partial<OutboxRow>> {
  const about = { notice: row.id, template: row.template, tries: row.tries };
  try {
    const letter = await letterOf(setting, row);
    await setting.senders[letter.channel].send(letter);
    setting.log.info({ ...about, channel: letter.channel }, 'notice sent');
    return { state: 'sent', sent_at: setting.clocks[0].now(), failure: null, channel: letter.channel };
  } catch (cause) {
    // Nothing was handed over yet: the store is asked before.
    if (cause instanceof StoreUnavailable) return { state: 'due', tries: row.tries - 1 };
    if (!(cause instanceof NotSent)) {
      setting.log.error({ ...about, err: cause }, 'notice is broken');
      return { state: 'failed', failure: 'broken' };
    }
    const state = stateAfter(cause, row);
    const level = NO_MATTER.includes(cause.because) ? 'info' : 'warn';
    setting.log[level]({ ...about, because: cause.because, state }, 'notice not sent');
    return { state, failure: cause.because };
  }
}

/** The letter as it is right now. @throws NotSent if it is not worth sending any more */
async function letterOf(setting: OutboxSetting, row: OutboxRow): Promise<Letter> {
  const { store, clocks } = setting;
  const template = templateOf(row.template);
  const now = Math.min(...clocks.map((clock) => clock.now()));
  if (template !== undefined && now > row.due_at + template.worthMinutes * MINUTE) {
    throw new NotSent('too-late', 'never');
  }
  if (template?.onlyWhile !== undefined) {
    const { booking = '' } = JSON.parse(row.fields) as { booking?: string };
    const found = await store.db
      .selectFrom('booking')
      .select('status')
      .where('id', '=', booking)
      .executeTakeFirst();
    if (found === undefined || !template.onlyWhile.includes(found.status))
      throw new NotSent('overtaken', 'never');
  }
  const rider = await store.db
    .selectFrom('rider')
    .selectAll()
    .where('id', '=', row.rider ?? '')
    .executeTakeFirst();
  return writeLetter(row, rider, setting);
}

function stateAfter({ outlook }: NotSent, { tries }: OutboxRow): string {
  if (outlook === 'unsure') return 'unsure';
  return outlook === 'again' && tries < TRIES.length ? 'due' : 'failed';
}
