import type { Clock } from '../clock.js';
import { consoleSender } from './console-sender.js';
import type { Channel, Sender } from './letter.js';
import { mailSender } from './mail-sender.js';
import { webhookSender } from './webhook-sender.js';

export type Senders = Readonly<Record<Channel, Sender>>;

/** As in docs/running.md; what is not set is printed instead of sent. */
export interface NoticeSettings {
  readonly SMTP_URL?: string | undefined;
  /** "三豊のりあい <no-reply@example.jp>"; needed with SMTP_URL. */
  readonly MAIL_FROM?: string | undefined;
  readonly NOTICE_WEBHOOK_URL?: string | undefined;
  /** Needed with NOTICE_WEBHOOK_URL; at least 32 characters. */
  readonly NOTICE_WEBHOOK_SECRET?: string | undefined;
}

/**
 * Who carries letters: SMTP for e-mail if it is set, the webhook for whatever is left, the console otherwise.
 * @throws RangeError for settings of which half is missing
 */
export function sendersOf(settings: NoticeSettings, clock: Clock): Senders {
  const {
    SMTP_URL: smtp,
    MAIL_FROM: from,
    NOTICE_WEBHOOK_URL: hook,
    NOTICE_WEBHOOK_SECRET: secret,
  } = settings;
  if (smtp !== undefined && !/@[^\s>]+/.test(from ?? '')) {
    throw new RangeError('MAIL_FROM: expected the address that e-mail is sent from, since SMTP_URL is set');
  }
  if (hook !== undefined && (secret?.length ?? 0) < 32) {
    throw new RangeError(
      'NOTICE_WEBHOOK_SECRET: expected at least 32 characters, since NOTICE_WEBHOOK_URL is set',
    );
  }
  const other = hook === undefined ? consoleSender() : webhookSender(hook, secret!, clock);
  return { sms: other, mail: smtp === undefined ? other : mailSender(smtp, from!) };
}
