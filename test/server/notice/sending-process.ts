import { wallClock } from '../../../server/clock.js';
import { openOutbox } from '../../../server/notice/outbox.js';
import { sendersOf } from '../../../server/notice/senders.js';
import { openStore } from '../../../server/store/open-store.js';
import { QUIET } from '../../scene/quiet.js';

/** A process that sends what is due in the store of its first argument to the webhook of its second, until it is killed. */
const [file, url] = process.argv.slice(2);
await openOutbox({
  store: await openStore({ file: file! }, QUIET),
  clocks: [wallClock],
  senders: sendersOf({ NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: 'k'.repeat(32) }, wallClock),
  words: {
    service: { ja: 'のりあい', en: 'Noriai' },
    phone: undefined,
    stop: (id) => id,
    vehicle: (id) => id,
  },
  secret: new Uint8Array(32),
  log: QUIET,
});
