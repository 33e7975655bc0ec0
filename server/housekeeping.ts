import type { Services } from './api/services.js';
import { wallClock, type Instant } from './clock.js';
import { noticeWords, type NoticeWords } from './notice/notice-words.js';
import { openOutbox } from './notice/outbox.js';
import { sendersOf, type NoticeSettings } from './notice/senders.js';
import { retain, RETENTION } from './privacy/retain.js';

/** What is no longer needed is forgotten once a day, ms of the wall clock. */
const DAY = 86_400_000;
/** The first time soon after the start: a server that is restarted every night forgets all the same. */
const FIRST = 60_000;

/**
 * What the process that runs the engine does besides: sends notices, forgets what is older than it needs to be. The
 * returned function ends it.
 * @throws RangeError for settings of notices of which half is missing; StoreUnavailable
 */
export async function keepHouse(services: Services, notices: NoticeSettings): Promise<() => Promise<void>> {
  const { gate, operation, log, phone } = services;
  const outbox = await openOutbox({
    store: gate.store,
    clocks: [operation.clock, wallClock],
    senders: sendersOf(notices, wallClock),
    log,
    secret: gate.secret,
    words: currentWords(services, phone),
  });
  let cancel = (): void => undefined;
  const forgetLater = (at: Instant): void => {
    cancel = wallClock.wake(at, () => {
      retain(gate.store, RETENTION, earlier(operation.clock.now(), wallClock.now())).then(
        (done) => {
          log.info(done, 'forgot what is older than it needs to be');
        },
        (cause: unknown) => {
          log.error({ err: cause }, 'the night’s forgetting was broken off; the next one finishes it');
        },
      );
      forgetLater((at + DAY) as Instant);
    });
  };
  forgetLater((wallClock.now() + FIRST) as Instant);
  return async () => {
    cancel();
    await outbox.stop();
  };
}

/** A demonstration's clock runs ahead: nothing is forgotten that the wall's clock says is still needed. */
const earlier = (one: Instant, other: Instant): Instant => Math.min(one, other) as Instant;

/** The names as they are now: stops and vehicles can be edited while the service runs. */
function currentWords({ operation }: Services, phone: string | undefined): NoticeWords {
  let scenario = operation.state.parts.scenario;
  let words = noticeWords(scenario, phone);
  const now = (): NoticeWords => {
    if (scenario !== operation.state.parts.scenario) {
      scenario = operation.state.parts.scenario;
      words = noticeWords(scenario, phone);
    }
    return words;
  };
  return {
    service: words.service,
    phone,
    stop: (id) => now().stop(id),
    vehicle: (id) => now().vehicle(id),
  };
}
